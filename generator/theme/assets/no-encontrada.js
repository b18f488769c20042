// The page for an address that leads nowhere: what its words may have meant. Nothing of the search is loaded when it has none.
const MOST = 5;
const FOLDERS = new Set(["tramites", "centros", "entidades", "situaciones", "buscar", "index", "404", "html"]);
const SITE = new URL("../../", import.meta.url);
const place = document.querySelector("[data-meant-here]");

// «/portal/tramites/reniec/duplicado-dni-mayore/» → «reniec duplicado dni mayore»
function words({ pathname }) {
  let path = pathname.startsWith(SITE.pathname) ? pathname.slice(SITE.pathname.length) : pathname;
  try {
    path = decodeURIComponent(path);
  } catch {} // cut in the middle of a letter
  return path.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !FOLDERS.has(word)).join(" ");
}

async function offer(text) {
  const [{ element }, { engine }] = await Promise.all([import("./buscador/elementos.js"), import("./buscador/motor.js")]);
  const found = await engine();
  const { hits, answers } = await found.search(text);
  if (answers === "no") return;
  const cards = await found.index.cards(hits.slice(0, MOST).map((hit) => hit.document));
  const items = cards.map(({ t: text, u: url, e: entity }) => element("li", {}, element("a", { href: new URL(url, SITE), text }), entity ? ` · ${entity}` : ""));
  place.querySelector("ul").replaceChildren(...items);
  place.hidden = !items.length;
}

const text = words(location);
if (text) offer(text).catch(() => {}); // without the index the page still leads on
