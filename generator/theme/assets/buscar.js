// The results page: the query, the filters and the results, all in the address.
import { element } from "./buscador/elementos.js";
import { count, passes } from "./buscador/filtros.js";
import { engine } from "./buscador/motor.js";
import { fullText } from "./buscador/texto-completo.js";
import { groupElement, grouped, highlighted } from "./buscador/resultados.js";
import { remember } from "./buscador/recientes.js";

const PAGE = 10;
const PAUSE = 200;
const find = (name) => document.querySelector(`[${name}]`);
const [form, filters, results, status, meant, nothing, near, more, box] = [
  "data-search", "data-search-filters", "data-results", "data-search-status", "data-meant", "data-nothing", "data-near", "data-more", "data-filters-box",
].map(find);
let latest = 0;
let shown = PAGE;
let literal = false;

const query = () => form.elements.q.value.trim();
const chosenFilters = () => Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));

async function search() {
  const text = query();
  const turn = ++latest;
  const chosen = chosenFilters();
  const address = new URLSearchParams({ ...(text && { q: text }), ...chosen, ...(literal && { tal: "cual" }) }).toString();
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  document.title = text ? `${text} - Buscar - MAC` : "Buscar - MAC";
  if (!text && !Object.keys(chosen).length) return clear();
  results.dataset.state = "searching";
  status.textContent = "Buscando…";
  try {
    const search = await engine();
    const answer = text ? await search.search(text, { literal }) : search.everything();
    const answered = answer.answers !== "no";
    const left = answered ? answer.hits.filter(({ document }) => passes(search.index, document, chosen)) : [];
    const groups = grouped(search.index, answer.understood, left, shown);
    const cards = await Promise.all(groups.map((group) => search.index.cards(group.hits.map((hit) => hit.document))));
    if (turn !== latest) return;
    count(search.index, filters, answered ? answer.hits : [], chosen);
    show(search.index, answer, groups, cards, left, text);
    if (!left.length) await offerNear(search.index, answer, text, turn);
  } catch {
    if (turn !== latest) return;
    clear();
    status.textContent = "No pudimos buscar. Revisa tu conexión y vuelve a intentar, o llama al 1800.";
    nothing.hidden = false;
  }
  if (turn === latest) results.dataset.state = "done";
}

function clear() {
  results.dataset.state = "idle";
  results.replaceChildren();
  meant.replaceChildren();
  status.textContent = "";
  more.hidden = nothing.hidden = true;
}

function show(index, { understood, answers }, groups, cards, left, text) {
  const centerIds = [...new Set(understood.places.filter((place) => !place.department).flatMap((place) => place.centers))];
  const centerNames = centerIds.map((id) => index.vocabulary.labels[id].replace(/^Centro /, ""));
  const context = { ask: understood.ask, centerIds, centerNames, labels: index.vocabulary.labels };
  const found = highlighted(understood);
  results.replaceChildren(...groups.map((group, i) => groupElement(group, cards[i], found, context)));
  meant.replaceChildren(...understanding(understood, text, context));
  const filtered = Object.keys(chosenFilters()).length > 0;
  const unlike = understood.elsewhere ? `No encontramos «${understood.elsewhere}» en este catálogo` : `No encontramos un trámite que responda justo a «${text}»`;
  status.textContent = left.length && answers === "maybe" ? `${unlike}. Esto es lo más parecido:`
    : left.length ? `${left.length} ${left.length === 1 ? "resultado" : "resultados"}`
    : filtered ? `Nada con esos filtros${text && ` para «${text}»`}. Quita alguno.`
      : `Ningún trámite de este catálogo responde a «${text}».`;
  const services = groups.find((group) => group.kind === "s");
  more.hidden = !services || services.all.length <= services.hits.length;
  nothing.hidden = left.length > 0;
}

// What was changed or taken as a place, with the way back.
function understanding({ corrections, text, places }, typed, { centerIds, centerNames, labels }) {
  const lines = [];
  if (corrections.length || literal) {
    const again = element("button", { type: "button", className: "enlace", text: literal ? "Corregir la búsqueda" : `Buscar «${typed}» tal cual` });
    again.addEventListener("click", () => { literal = !literal; search(); });
    const said = literal ? [`Buscamos «${typed}» tal cual. `] : ["Buscamos ", element("strong", { text }), ". "];
    lines.push(element("p", {}, ...said, again));
  }
  if (places.length && centerIds.length === 1 && !filters.elements.centro.value) {
    const only = element("button", { type: "button", className: "enlace", text: "Ver solo eso" });
    only.addEventListener("click", () => { filters.elements.centro.value = centerIds[0]; search(); });
    lines.push(element("p", {}, "Primero, lo que se hace en ", element("strong", { text: centerNames[0] }), ". ", only));
  } else if (centerIds.length > 1) {
    lines.push(element("p", {}, "Primero, lo que se hace en ", element("strong", { text: centerNames.join(", ") }), "."));
  }
  for (const { name, centers, department } of places.filter((place) => place.department)) {
    const others = centers.map((id) => labels[id]).join(", ");
    lines.push(element("p", {}, `No conocemos un centro MAC en «${name}». `, others ? `En ${department}: ${others}.` : `Tampoco en ${department}.`));
  }
  return lines;
}

// Never a blank page: the nearest documents, and pages whose full text has the words.
async function offerNear(index, { hits, understood }, text, turn) {
  const cards = await index.cards(hits.slice(0, 4).map((hit) => hit.document));
  if (turn !== latest) return;
  const links = cards.map((card) => ({ title: card.t, url: card.u, entity: card.e }));
  near.replaceChildren(...nearItems(links));
  near.parentElement.hidden = !links.length;
  fullText(understood.typed, new Set(links.map((link) => link.url))).then((others) => {
    if (turn !== latest || !others.length) return;
    near.append(...nearItems(others));
    near.parentElement.hidden = false;
  }, () => {});
}

function nearItems(links) {
  return links.map(({ title, url, entity }) => {
    const link = element("a", { href: new URL(`../${url}`, location.href), text: title });
    return element("li", {}, link, entity ? ` · ${entity}` : "");
  });
}

const wanted = new URLSearchParams(location.search);
form.elements.q.value = wanted.get("q") ?? "";
literal = wanted.has("tal");
for (const field of filters.elements) {
  if (field.name && wanted.has(field.name)) field.value = wanted.get(field.name);
}
box.hidden = false;
box.open = matchMedia("(min-width: 40rem)").matches || Object.keys(chosenFilters()).length > 0;
let waiting;
const anew = () => { clearTimeout(waiting); shown = PAGE; search(); };
form.addEventListener("submit", (event) => { event.preventDefault(); literal = false; remember(query()); anew(); });
form.elements.q.addEventListener("input", () => { literal = false; clearTimeout(waiting); waiting = setTimeout(anew, PAUSE); });
filters.addEventListener("change", anew);
more.querySelector("button").addEventListener("click", () => { shown += PAGE; search(); });
search();
