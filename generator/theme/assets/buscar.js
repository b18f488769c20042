// Search over Pagefind's index. Results, filters and the query live in the address.
// Pagefind wants every word of a query; people write sentences. So filler words are left out, and when
// the whole query finds nothing the rarest words are searched one by one and their results merged.
const PAGE = 20;
const FILLER = new Set(
  ("a al como con cual cuando cuanto cuesta de del donde el en es esta hacer hago la las lo los mas me mi mis " +
    "necesito para pedir por puedo que quiero requisitos sacar saco se sobre su sus tengo tramitar tramite un una y yo").split(" "),
);
const WEIGHTS = { title: 8, also: 6, entity: 2, summary: 1, places: 0.5, detail: 0, record: 0, kind: 0 };

const form = document.querySelector("[data-search]");
const filters = document.querySelector("[data-search-filters]");
const results = document.querySelector("[data-results]");
const status = document.querySelector("[data-search-status]");
const nothing = document.querySelector("[data-nothing]");
const more = document.querySelector("[data-more]");
const site = new URL("../", location.href);
let engine;
let latest = 0;
let shown = PAGE;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function words(query) {
  const all = plain(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = all.filter((word) => !FILLER.has(word));
  return kept.length ? kept : all;
}

async function load() {
  const pagefind = await import(new URL("pagefind/pagefind.js", site));
  await pagefind.options({ ranking: { metaWeights: WEIGHTS, termFrequency: 0.3, pageLength: 0.2 } });
  await pagefind.init();
  return pagefind;
}

// Ranked [{id, score, data()}]: all words together first, else word by word, rare words counting more.
async function find(pagefind, query, chosen) {
  const terms = words(query);
  const options = { filters: chosen };
  const whole = await pagefind.search(terms.join(" "), options);
  if (whole.results.length || terms.length < 2) return whole.results;
  const scores = new Map();
  for (const term of terms) {
    const found = (await pagefind.search(term, options)).results;
    const rarity = 1 / (1 + Math.log(1 + found.length));
    const best = found[0]?.score || 1;
    for (const hit of found) {
      const entry = scores.get(hit.id) ?? { hit, score: 0 };
      entry.score += rarity * (0.5 + hit.score / best / 2);
      scores.set(hit.id, entry);
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map((entry) => entry.hit);
}

function chosenFilters() {
  return Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));
}

function element(tag, text, className) {
  const el = document.createElement(tag);
  el.textContent = text;
  if (className) el.className = className;
  return el;
}

function item({ meta, raw_url: url }) {
  const li = element("li", "", "resultado");
  li.dataset.result = meta.record;
  const heading = document.createElement("h2");
  const link = element("a", meta.title);
  link.href = new URL(url.replace(/^\//, ""), site);
  heading.append(link);
  li.append(heading);
  li.append(element("p", [meta.kind, meta.entity, meta.detail].filter(Boolean).join(" · "), "caso"));
  if (meta.summary) li.append(element("p", meta.summary));
  if (meta.places) li.append(element("p", `Dónde: ${meta.places}`, "caso"));
  return li;
}

async function search() {
  const query = form.elements.q.value.trim();
  const chosen = chosenFilters();
  const turn = ++latest;
  const address = new URLSearchParams({ ...(query && { q: query }), ...chosen }).toString();
  history.replaceState(null, "", address ? `?${address}` : location.pathname);
  document.title = query ? `${query} - Buscar - MAC` : "Buscar - MAC";
  if (!query) {
    results.dataset.state = "idle";
    results.replaceChildren();
    status.textContent = "";
    more.hidden = nothing.hidden = true;
    return;
  }
  results.dataset.state = "searching";
  status.textContent = "Buscando…";
  try {
    engine ??= load();
    const hits = await find(await engine, query, chosen);
    const page = await Promise.all(hits.slice(0, shown).map((hit) => hit.data()));
    if (turn !== latest) return;
    results.replaceChildren(...page.map(item));
    status.textContent = hits.length === 0
      ? `No encontramos nada para «${query}».`
      : `${hits.length} ${hits.length === 1 ? "resultado" : "resultados"} para «${query}».`;
    more.hidden = hits.length <= shown;
    nothing.hidden = hits.length > 0;
  } catch (error) {
    if (turn !== latest) return;
    engine = undefined;
    status.textContent = "No pudimos buscar. Revisa tu conexión y vuelve a intentar, o llama al 1800.";
    nothing.hidden = false;
  }
  results.dataset.state = "done";
}

const wanted = new URLSearchParams(location.search);
form.elements.q.value = wanted.get("q") ?? "";
for (const field of filters.elements) {
  if (field.name && wanted.has(field.name)) field.value = wanted.get(field.name);
}
const box = document.querySelector("[data-filters-box]");
box.hidden = false;
box.open = matchMedia("(min-width: 40rem)").matches || Object.keys(chosenFilters()).length > 0;
let waiting;
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { shown = PAGE; search(); }, 150);
};
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); shown = PAGE; search(); });
form.elements.q.addEventListener("input", soon);
filters.addEventListener("change", soon);
more.querySelector("button").addEventListener("click", () => { shown += PAGE; search(); });
form.elements.q.addEventListener("focus", () => { engine ??= load(); engine.catch(() => { engine = undefined; }); }, { once: true });
search();
