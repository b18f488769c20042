// The search engine as the pages use it: query → what was understood, documents in order, and whether they answer.
import { understand } from "./consulta.js";
import { Index } from "./indice.js";
import { rank, WEIGHTS } from "./orden.js";
import { Words } from "./palabras.js";
import { words as wordsOf } from "./texto.js";

const DATA = new URL("../../../buscar/datos/", import.meta.url);
const DOUBT = 0.55; // below this part of the query, what is found may not be what was meant
const SURE = 0.3; // below this one, nothing here answers it
const LIKE = 0.4; // asked for what is not here: below this one, nothing is like it either
const CERTAIN = 0.9; // asked for what is not here, and yet a record has a name for all of it
const NEAR = 0.45; // a result scores at least this part of the first

// Lets the page answer a tap between two steps of work: on a slow phone each may take a twentieth of a second.
const pause = () => new Promise((go) => setTimeout(go));

export class Engine {
  static async open(base, load) {
    const engine = new Engine();
    engine.index = await new Index(base, load).open();
    await pause();
    engine.words = new Words(engine.index.vocabulary);
    return engine;
  }

  // {understood, hits, answers}, `answers` one of "yes", "maybe", "no"; `literal` searches the words as typed, `typing` completes the last one.
  async search(query, { literal = false, typing = false, weights = WEIGHTS } = {}) {
    await this.#learn(wordsOf(query));
    await pause();
    const understood = understand(query, this.index.vocabulary, this.words, { literal, typing });
    if (understood.danger) return { understood, hits: [], sure: 0, answers: "no" };
    await pause();
    const all = await rank(this.index, understood, weights);
    const hits = all.filter((hit) => hit.score >= NEAR * all[0].score);
    const sure = Math.max(0, ...hits.filter((hit) => this.index.table.kinds[hit.document] !== "v").slice(0, 3).map((hit) => hit.sure));
    const [yes, maybe] = understood.elsewhere ? [CERTAIN, LIKE] : [DOUBT, SURE];
    return { understood, hits, sure, answers: sure >= yes ? "yes" : sure >= maybe ? "maybe" : "no" };
  }

  // Before a word is taken for a slip: does running text have it, alone or joined to the next?
  async #learn(typed) {
    const named = (word) => this.words.knows(word);
    const doubtful = typed.filter((word, i) => !named(word) || (i + 1 < typed.length && !named(typed[i + 1])));
    this.words.learn(await this.index.rare(doubtful));
  }

  // Every document, those asked for most first: what filters alone choose from.
  async everything() {
    await this.index.ready();
    const score = (document) => Number(this.index.table.popularity[document]);
    const hits = Array.from({ length: this.index.size }, (_, document) => ({ document, score: score(document) }));
    return { understood: understand("", this.index.vocabulary, this.words), hits: hits.sort((a, b) => b.score - a.score), sure: 1, answers: "yes" };
  }
}

let opened;
// One engine a page, loaded at the first use; a failure is tried again at the next.
export function engine() {
  opened ??= Engine.open(DATA);
  opened.catch(() => { opened = undefined; });
  return opened;
}

// The engine of the site as it is now, when it was built anew since `old` was loaded; otherwise nothing.
export async function renewed(old) {
  const fresh = (url) => fetch(url, { cache: "no-cache" }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
  const now = await Engine.open(DATA, fresh);
  if (now.index.vocabulary.digest === old?.index.vocabulary.digest) return null;
  opened = Promise.resolve(now);
  return now;
}
