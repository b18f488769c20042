// Pagefind over the whole text of the pages: asked only when nothing answers, for words that names and requirements
// do not hold.
import { isFiller } from "./intencion.js";

const PAGEFIND = new URL("../../../pagefind/pagefind.js", import.meta.url);
const MOST = 3;

// [{title, url, entity}] of pages that hold every word, without those in `known`.
export async function fullText(words, known) {
  const telling = words.filter((word) => !isFiller(word) && word.length > 2);
  if (!telling.length) return [];
  const pagefind = await import(PAGEFIND);
  const { results } = await pagefind.search(telling.join(" "));
  const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  return pages
    .map(({ raw_url: url, meta }) => ({ title: meta.title, url: url.replace(/^\//, ""), entity: meta.entity }))
    .filter(({ url }) => !known.has(url));
}
