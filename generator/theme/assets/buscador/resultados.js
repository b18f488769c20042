// Results as elements: groups, and in each result what the question asked for first.
import { element, marked } from "./elementos.js";

const SITE = new URL("../../../", import.meta.url);
const GROUPS = [["s", "Trámites y orientaciones"], ["c", "Centros"], ["e", "Entidades"], ["v", "Situaciones"]];
const FEW = 3;
const ANCHORS = { cost: "costo", places: "donde", requirements: "necesitas", time: "demora", appointment: "cita" };

// Words to mark in the text of results: those looked for, their kin and synonyms.
export function highlighted({ slots }) {
  const every = slots.filter((slot) => !slot.weak).flatMap((slot) => slot.alternatives.flatMap((alternative) => alternative.parts));
  return new Set(every.flatMap((part) => [...part].filter(([, weight]) => weight > 0.5).map(([word]) => word)));
}

// Hits by kind, services first, save where only a place was named or a centre answers best; `most` services are shown.
export function grouped(index, { slots }, hits, most) {
  const telling = slots.filter((slot) => !slot.weak);
  const onlyPlaces = telling.length > 0 && telling.every((slot) => slot.centers);
  const centerBest = hits.length > 0 && index.table.kinds[hits[0].document] === "c";
  const order = onlyPlaces || centerBest ? [GROUPS[1], GROUPS[0], GROUPS[2], GROUPS[3]] : GROUPS;
  return order
    .map(([kind, title]) => ({ kind, title, all: hits.filter((hit) => index.table.kinds[hit.document] === kind) }))
    .filter(({ all }) => all.length)
    .map((group) => ({ ...group, hits: group.all.slice(0, group.kind === "s" ? most : FEW) }));
}

export function groupElement({ kind, title, all, hits }, cards, found, context) {
  const items = hits.map((hit, i) => resultElement(kind, cards[i], found, context));
  const heading = element("h2", { text: all.length > hits.length ? `${title} (${hits.length} de ${all.length})` : `${title} (${all.length})` });
  return element("section", {}, heading, element("ol", { className: "resultados" }, ...items));
}

function resultElement(kind, card, found, context) {
  const service = kind === "s";
  const where = service ? nearby(card, context.centerNames) : [];
  const link = element("a", { href: address(card, where, context) }, ...marked(card.t, found));
  const lines = [element("h3", {}, link)];
  if (service) lines.push(element("p", { className: "caso", text: [card.e, card.k].filter(Boolean).join(" · ") }));
  if (card.s) lines.push(element("p", {}, ...marked(card.s, found)));
  if (service) lines.push(facts(card, where, context));
  return element("li", { className: "resultado", "data-result": card.i }, ...lines);
}

// The page, with the centre that was asked for chosen, at what was asked.
function address(card, where, { ask, centerIds }) {
  const url = new URL(card.u, SITE);
  if (where.length === 1 && centerIds.length === 1) url.searchParams.set("centro", centerIds[0]);
  if (ask && card.e) url.hash = ANCHORS[ask];
  return url;
}

const nearby = (card, names) => (card.p ?? []).filter((name) => names.includes(name));

function facts(card, where, { ask, centerNames }) {
  const rows = [
    ["cost", "Costo", card.c],
    ["appointment", "Cita", card.a],
    ["places", "Dónde", centers(card.p ?? [], where, centerNames)],
    ["time", "Demora", ask === "time" ? card.d : ""],
    ["requirements", "Te piden", ask === "requirements" ? needed(card) : ""],
  ].filter(([, , value]) => value);
  rows.sort((a, b) => (b[0] === ask) - (a[0] === ask));
  return element("dl", { className: "hechos" }, ...rows.map(([kind, name, value]) =>
    element("div", { className: kind === ask ? "pedido" : "" }, element("dt", { text: name }), element("dd", { text: value }))));
}

function needed({ r = [], n = 0 }) {
  return r.join("; ") + (n > r.length ? `; y ${n - r.length} más` : "");
}

// Centres that were named first; a place that is not among them is said to be missing.
function centers(all, where, asked) {
  const first = where.length ? where : all.slice(0, 3);
  const left = all.length - first.length;
  const text = first.join(", ") + (left > 0 ? ` y ${left} más` : "");
  return asked.length === 1 && all.length && !where.length ? `${text}. No vemos ${asked[0]} en la lista` : text;
}
