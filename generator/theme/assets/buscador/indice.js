// The index as files beside the site (generator/outputs/search_index.py): fetched when needed, kept once read.
import { beginning } from "./texto.js";

const FIELDS = 3;

export class Index {
  constructor(base, load = (url) => fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))) {
    Object.assign(this, { base, load, files: new Map() });
  }

  // The vocabulary: what must be there before a query is understood. The table is on its way meanwhile.
  async open() {
    this.vocabulary = await this.load(new URL("vocabulario.json", this.base));
    this.vocabulary.words = unfolded(this.vocabulary);
    this.sums = summing(this.vocabulary);
    this.ready().catch(() => {}); // who searches is told
    return this;
  }

  // The table: what must be there before documents are put in order.
  async ready() {
    const table = await this.#file("tabla");
    if (this.table) return;
    this.table = table;
    this.size = table.names.length;
    this.documentOf = [];
    this.firstName = [];
    table.names.forEach((count, document) => {
      this.firstName.push(this.documentOf.length);
      for (let i = 0; i < count; i++) this.documentOf.push(document);
    });
    const numbers = new Map(table.centerIds.map((id, number) => [id, number]));
    this.centerNumber = (id) => numbers.get(id);
  }

  #file(name) {
    if (!this.files.has(name)) {
      const loading = this.load(new URL(`${this.vocabulary.digest}/${name}.json`, this.base));
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  // Words of running text only that begin as one of these does.
  async rare(words) {
    const wanted = new Set(words.map(beginning).filter((sound) => this.vocabulary.rare.includes(sound)));
    return (await Promise.all([...wanted].map((sound) => this.#file(`w${sound}`)))).flat();
  }

  // Word → {names: [name], fields: [[document, bits]]}
  async postings(words) {
    const { ranges } = this.vocabulary;
    const found = new Map();
    await Promise.all([...words].map(async (word) => {
      let range = ranges.length - 1;
      while (range > 0 && ranges[range] > word) range--;
      const line = (await this.#file(`p${range}`))[word];
      if (line === undefined) return;
      const [names, fields] = line.split(";").map(this.sums);
      found.set(word, { names, fields: fields.map((number) => [number >> FIELDS, number & ((1 << FIELDS) - 1)]) });
    }));
    return found;
  }

  async cards(documents) {
    const { block } = this.vocabulary;
    return Promise.all(documents.map(async (d) => (await this.#file(`r${Math.floor(d / block)}`))[d % block]));
  }

  value(filter, document) {
    return this.table.values[filter][this.table.columns[filter][document]];
  }

  centers(document) {
    return this.table.centers[document].map((number) => this.table.centerIds[number]);
  }
}

// «AactaEs» and «93» → «acta9 actas3»: each word keeps so many letters of the one before, and has its level.
function unfolded({ words, levels }) {
  let word = "";
  const whole = [...words.matchAll(/([A-Z])([a-z0-9]*)/g)].map(([, kept, rest]) => (word = word.slice(0, kept.charCodeAt(0) - 65) + rest));
  return whole.map((one, i) => one + levels[i]).join(" ");
}

// What reads numbers that grow, each written as what it adds: one of the first signs ends it, others lead.
function summing({ signs, last }) {
  const values = new Map([...signs].map((sign, value) => [sign, value]));
  return (differences) => {
    const sums = [];
    let [sum, lead] = [0, 0];
    for (const sign of differences) {
      const value = values.get(sign);
      if (value < last) {
        sums.push((sum += lead * last + value));
        lead = 0;
      } else lead = lead * (signs.length - last) + value - last;
    }
    return sums;
  };
}
