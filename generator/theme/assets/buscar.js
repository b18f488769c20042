// The results page: the query, the filters and the results, all in the address.
import { element } from "./buscador/elementos.js";
import { count, passes } from "./buscador/filtros.js";
import { engine, renewed } from "./buscador/motor.js";
import { fullText } from "./buscador/texto-completo.js";
import { groupElement, grouped, highlighted } from "./buscador/resultados.js";
import { drop, remember } from "./buscador/recientes.js";

const PAGE = 10;
const MOST = 200;
const PAUSE = 200;
const DANGER = "Si tu vida o la de alguien corre peligro, no esperes ni te quedes sin compañía: habla ahora con alguien de confianza y ve a la emergencia del hospital o centro de salud más cercano. Aquí solo hay trámites.";
const LONGEST_SHOWN = 80; // letters of a query that are repeated to the person
const find = (name) => document.querySelector(`[${name}]`);
const [form, filters, results, status, meant, nothing, near, more, box] = [
  "data-search", "data-search-filters", "data-results", "data-search-status", "data-meant", "data-nothing", "data-near", "data-more", "data-filters-box",
].map(find);
let latest = 0;
let shown = PAGE;
let literal = false;
let typing = false;

const query = () => form.elements.q.value.trim();
const chosenFilters = () => Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));

const brief = (text) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

// Query, filters and how much is shown, in the address. Each search sent or filter chosen is a step to go back to;
// letters typed since are one step together.
function keep(text, how) {
  const more = shown > PAGE && { ver: shown };
  const address = new URLSearchParams({ ...(text && { q: text }), ...chosenFilters(), ...(literal && { tal: "cual" }), ...more }).toString();
  const next = address ? `?${address}` : location.pathname;
  const step = how === "typed" ? !typing : how === "sent" && !typing && next !== location.search;
  history[step ? "pushState" : "replaceState"](null, "", next);
  typing = how === "typed";
}

function restore() {
  const wanted = new URLSearchParams(location.search);
  form.elements.q.value = wanted.get("q") ?? "";
  literal = wanted.has("tal");
  shown = Math.min(MOST, Math.max(PAGE, Number.parseInt(wanted.get("ver"), 10) || PAGE));
  for (const field of filters.querySelectorAll("select")) {
    field.value = wanted.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
}

// The answer and what to show of it; once more where the site was built anew between two of its files.
async function found(text, chosen) {
  let search;
  try {
    search = await engine();
    return await look(search, text, chosen);
  } catch (failure) {
    const anew = await renewed(search);
    if (!anew) throw failure;
    return look(anew, text, chosen);
  }
}

async function look(search, text, chosen) {
  const { index } = search;
  const answer = text ? await search.search(text, { literal }) : await search.everything();
  const answered = answer.answers !== "no";
  const left = answered ? answer.hits.filter(({ document }) => passes(index, document, chosen)) : [];
  const groups = grouped(index, answer.understood, left, shown);
  const cards = await Promise.all(groups.map((group) => index.cards(group.hits.map((hit) => hit.document))));
  return { index, answer, left, groups, cards };
}

async function search(how) {
  const text = query();
  const turn = ++latest;
  const chosen = chosenFilters();
  keep(text, how);
  document.title = text ? `${brief(text)} - Buscar - MAC` : "Buscar - MAC";
  if (!text && !Object.keys(chosen).length) return clear();
  results.dataset.state = "searching";
  status.textContent = "Buscando…";
  try {
    const { index, answer, left, groups, cards } = await found(text, chosen);
    if (answer.understood.danger) drop(text);
    if (turn !== latest) return;
    count(index, filters, answer.answers === "no" ? [] : answer.hits, chosen);
    show(index, answer, groups, cards, left, brief(text));
    if (!left.length && !answer.understood.danger) await offerNear(index, answer, text, turn);
  } catch {
    if (turn !== latest) return;
    clear();
    status.textContent = "No pudimos buscar. Revisa tu conexión y vuelve a intentar, o llama al 1800.";
    near.parentElement.hidden = true;
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
  const context = { ask: understood.ask, centerIds, centerNames, labels: index.vocabulary.labels, given: given(index, groups, centerIds) };
  const found = highlighted(understood);
  results.replaceChildren(...groups.map((group, i) => groupElement(group, cards[i], found, context)));
  meant.replaceChildren(...understanding(understood, text, context));
  const filtered = Object.keys(chosenFilters()).length > 0;
  const unlike = understood.elsewhere ? `No encontramos «${understood.elsewhere}» en este catálogo` : `No encontramos un trámite que responda justo a «${text}»`;
  status.textContent = understood.danger ? DANGER : left.length && answers === "maybe" ? `${unlike}. Esto es lo más parecido:`
    : left.length ? `${left.length} ${left.length === 1 ? "resultado" : "resultados"}`
    : filtered ? `Nada con esos filtros${text && ` para «${text}»`}. Quita alguno.`
      : `Ningún trámite de este catálogo responde a «${text}».`;
  const services = groups.find((group) => group.kind === "s");
  more.hidden = !services || services.all.length <= services.hits.length;
  nothing.hidden = understood.danger || (left.length > 0 && answers !== "maybe");
  near.parentElement.hidden = true;
}

// What of the trámites found is given at the centres somebody typed: the "first" of them, "some" or "none".
const GIVEN = { first: "Primero, lo que se hace en ", some: "Algunos se hacen en ", none: "No vemos ninguno de estos trámites en " };
function given(index, groups, centerIds) {
  const services = groups.find((group) => group.kind === "s")?.all ?? [];
  const isHere = ({ document }) => index.centers(document).some((id) => centerIds.includes(id));
  if (!services.length || isHere(services[0])) return "first";
  return services.some(isHere) ? "some" : "none";
}

// What was changed or taken as a place, with the way back.
function understanding({ corrections, text, places }, typed, { centerIds, centerNames, labels, given }) {
  const lines = [];
  if (corrections.length || literal) {
    const again = element("button", { type: "button", className: "enlace", text: literal ? "Corregir la búsqueda" : `Buscar «${typed}» tal cual` });
    again.addEventListener("click", () => { literal = !literal; search("sent"); });
    const said = literal ? [`Buscamos «${typed}» tal cual. `] : ["Buscamos ", element("strong", { text }), ". "];
    lines.push(element("p", {}, ...said, again));
  }
  if (places.length && centerIds.length === 1 && !filters.elements.centro.value) {
    const only = element("button", { type: "button", className: "enlace", text: "Ver solo eso" });
    only.addEventListener("click", () => { filters.elements.centro.value = centerIds[0]; search("sent"); });
    lines.push(element("p", {}, GIVEN[given], element("strong", { text: centerNames[0] }), ". ", given === "none" ? "" : only));
  } else if (centerIds.length > 1) {
    lines.push(element("p", {}, GIVEN[given], element("strong", { text: centerNames.join(", ") }), "."));
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

restore();
box.hidden = false;
box.open = matchMedia("(min-width: 40rem)").matches || Object.keys(chosenFilters()).length > 0;
let waiting;
const anew = (how) => { clearTimeout(waiting); shown = PAGE; search(how); };
form.addEventListener("submit", (event) => { event.preventDefault(); literal = false; remember(query()); anew("sent"); });
form.elements.q.addEventListener("input", () => { literal = false; clearTimeout(waiting); waiting = setTimeout(anew, PAUSE, "typed"); });
filters.addEventListener("change", () => anew("sent"));
more.querySelector("button").addEventListener("click", () => { shown += PAGE; search(); });
addEventListener("popstate", () => { clearTimeout(waiting); typing = false; restore(); search(); });
search();
