// Pagefind over the whole text of the pages: asked only when nothing answers, for words that names and requirements
// do not hold.
import { isFiller } from "./intencion.js";

const FOLDER = new URL("../../../pagefind/", import.meta.url);
const MOST = 3;
const SHORTEST = 3; // letters: shorter words and stop words are not in the index (outputs/search_records.py)
let engine;

// [{title, url, entity}] of pages that hold every word, without those in `known`.
export async function fullText(words, known) {
  const telling = words.filter((word) => !isFiller(word) && word.length >= SHORTEST);
  if (!telling.length) return [];
  engine ??= load();
  const pagefind = await engine;
  const { results } = await pagefind.search(telling.join(" "));
  const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  return pages
    .map(({ raw_url: url, meta }) => ({ title: meta.title, url: url.replace(/^\//, ""), entity: meta.entity }))
    .filter(({ url }) => !known.has(url));
}

// A large catalogue has several indexes; those beside the first are listed.
async function load() {
  const pagefind = await import(new URL("pagefind.js", FOLDER));
  const parts = await (await fetch(new URL("partes.json", FOLDER))).json();
  for (const part of parts) await pagefind.mergeIndex(new URL(part, FOLDER).href);
  return pagefind;
}
