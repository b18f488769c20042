// The engines compared, each as query → ids of services in order. Loaded by quality.py into a page of the built site.
const bench = new URL("/comparacion/", location.href);
const site = new URL("/portal/", location.href);
const load = (name) => fetch(new URL(name, bench)).then((answer) => answer.json());
const FILLER = new Set(("a al como con cual cuando cuanto cuesta de del donde el en es esta hacer hago la las lo los mas me mi mis necesito " +
  "para pedir por puedo que quiero requisitos sacar saco se sobre su sus tengo tramitar tramite un una y yo").split(" "));
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

async function pagefind() {
  const engine = await import(new URL("pagefind/pagefind.js", site));
  await engine.options({ ranking: { metaWeights: { title: 8, also: 6, entity: 2 } } });
  // It wants every word, and the portal's index has none that are short or common: it is not asked for these.
  const { stop } = await fetch(new URL("buscar/datos/vocabulario.json", site)).then((answer) => answer.json());
  const words = (query) => plain(query).match(/[a-z0-9]+/g) ?? [];
  const asked = (query) => words(query).filter((word) => word.length > 2 && !stop.includes(word)).join(" ");
  return async (query) => {
    const { results } = await engine.search(asked(query));
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return pages.map((page) => page.raw_url.replace(/^\/?tramites\//, "catalogue/").replace(/\/$/, ""));
  };
}

async function miniSearch() {
  const engine = new window.MiniSearch({
    fields: ["title", "also", "summary", "context", "requirements"],
    processTerm: (term) => {
      const word = plain(term);
      return FILLER.has(word) ? null : word.length > 3 ? word.replace(/s$/, "") : word;
    },
    searchOptions: { boost: { title: 4, also: 4 }, fuzzy: 0.2, prefix: true, combineWith: "OR" },
  });
  engine.addAll(await load("services.json"));
  return async (query) => engine.search(query).slice(0, 10).map((hit) => hit.id);
}

async function material() {
  const worker = new Worker(new URL("javascripts/workers/search.js", bench));
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  const services = await load("services.json");
  const docs = services.map(({ id, title, also, summary, context, requirements }) => ({ location: id, title, text: [also, summary, context, requirements].join(". ") }));
  const fields = { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } };
  const config = { lang: ["es"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields };
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
  return async (query) => (await ask({ type: 2, data: query })).data.items.slice(0, 10).map((item) => item[0].location);
}

const ENGINES = { pagefind, miniSearch, material };

window.compare = async (name, queries) => {
  const search = await ENGINES[name]();
  const found = [];
  for (const query of queries) found.push(await search(query));
  return found;
};
