// The words the catalogue knows: which are related, and what an unknown one was meant to be.
import { distance } from "./distancia.js";
import { beginning, bones, singular, sound, stem } from "./texto.js";

// Cost allowed to a correction by the length of the word's sound; short words must sound alike.
const allowed = (length) => (length < 5 ? 0 : length < 6 ? 0.8 : length < 7 ? 1 : length < 9 ? 1.3 : 2);
const KIN = { plural: 0.95, family: 0.75, short: 0.45 };
// Words of one family begin in one of these: «hueso» is kin to «óseo», «hielo» to «helar».
const BENT = { u: "o", i: "e" };
const shelf = (word) => {
  const first = beginning(word);
  return BENT[first] ?? first;
};

export class Words {
  constructor(vocabulary) {
    this.common = new Map();
    this.shelves = new Map();
    this.families = new Map();
    this.verbs = new Map();
    for (const entry of vocabulary.words.split(" ")) this.#add(entry.slice(0, -1), Number(entry.at(-1)));
    for (const phrase of [...Object.keys(vocabulary.synonyms), ...Object.keys(vocabulary.elsewhere)]) for (const word of phrase.split(" ")) this.#add(word, 1);
    this.phrased = new Set(Object.keys(vocabulary.synonyms).flatMap((phrase) => phrase.split(" ")));
    for (const word of this.phrased) if (/.[aei]r(?:se)?$/.test(word) && stem(word)) this.verbs.set(stem(word), word);
    for (const [phrase] of vocabulary.places) for (const word of phrase.split(" ")) this.#add(word, 2);
  }

  #add(word, common) {
    if (this.common.has(word)) return;
    this.common.set(word, common);
    push(this.shelves, shelf(word), word);
    if (this.heard) push(this.heard, sound(word), word);
  }

  // Words by their stem, and by their sound, once somebody asks: to bend every word of the vocabulary at the start
  // would hold up a phone for a tenth of a second. Stems are made a shelf at a time.
  #family(word) {
    const root = stem(word);
    if (!root) return [];
    const mine = shelf(word);
    for (const other of this.shelves.get(mine) ?? []) push(this.families, stem(other), other);
    this.shelves.delete(mine);
    return this.families.get(root) ?? [];
  }

  get sounds() {
    if (!this.heard) {
      this.heard = new Map();
      for (const word of this.common.keys()) push(this.heard, sound(word), word);
    }
    return this.heard;
  }

  // Words that only running text has: known, and nothing more.
  learn(rare) {
    for (const word of rare) this.#add(word, 0);
  }

  knows(word) {
    return this.common.has(word);
  }

  // Word → weight of each word that says the same: itself, its plural, its family.
  kin(word) {
    const kin = new Map([[word, 1]]);
    const root = stem(word);
    for (const other of this.#family(word)) {
      if (other === word || !this.common.get(other)) continue;
      kin.set(other, singular(other) === singular(word) ? KIN.plural : root.length < 4 ? KIN.short : KIN.family);
    }
    return kin;
  }

  inflected(word) {
    const root = stem(word);
    return (root.length > 3 && this.#family(word).length > 0) || this.verbs.has(root);
  }

  // The verb of a synonym whose form the word is: «quemó», «quemado» → «quemar». Other words stay, and those that synonyms spell out:
  // the «casa» of «cambiar de casa» is no form of «casar».
  infinitive(word) {
    return this.phrased.has(word) ? word : this.verbs.get(stem(word)) ?? word;
  }

  // What an unknown word was meant to be: [{word, cost}], best first. Numbers and codes stay as they are.
  corrections(word, most = 2) {
    if (/\d/.test(word) || word.length < 3) return [];
    const said = sound(word);
    const heard = said.length > 1 ? this.sounds.get(said) : null; // «zzz» sounds like the S of «S. A.», «qqq» like «C. C.»: they are not
    const same = (heard ?? []).filter((other) => !/\d/.test(other));
    const limit = allowed(said.length);
    const found = same.map((other) => ({ word: other, cost: 0 }));
    if (!found.length && !limit && word.length > 3) found.push(...this.#withVowels(word));
    if (!found.length && limit) {
      for (const [other, spellings] of this.sounds) {
        if (/\d/.test(other) || Math.abs(other.length - said.length) > 2) continue;
        const first = other[0] === said[0] || /^[aeiou]{2}$/.test(other[0] + said[0]) ? 0 : 0.5;
        const spoken = distance(said, other, limit) + first;
        for (const spelling of spellings) {
          // A slip beside c or g changes how both sound: «licencoa».
          const cost = Math.min(spoken, distance(word, spelling, limit) + first);
          if (cost <= limit) found.push({ word: spelling, cost });
        }
      }
    }
    const rank = ({ word: other, cost }) => cost - 0.12 * this.common.get(other);
    return found.filter(({ word: other }) => this.common.get(other) > 0 || !limit).sort((a, b) => rank(a) - rank(b)).slice(0, most);
  }

  // «civl» → «civil»: short words that lost vowels only.
  #withVowels(word) {
    const found = [...this.common.keys()].filter((other) => other[0] === word[0] && other.length > word.length && bones(other) === bones(word));
    return found.map((other) => ({ word: other, cost: 0.8 * (other.length - word.length) }));
  }

  // Whether the word stands in a name or in what is indexed, not only in running text.
  names(word) {
    return (this.common.get(word) ?? 0) > 0;
  }

  // «dup», «renov», «cert» → the words they shorten. Spanish cuts words after a consonant.
  abbreviated(word, most = 6) {
    if (word.length < 3 || word.length > 6 || !/[^aeious]$/.test(word)) return [];
    return this.starting(word, most, 3);
  }

  // «actanacimiento» → ["acta", "nacimiento"], «denacimiento», «partidade» → ["de", "nacimiento"]: the split whose rarer half is most
  // common. `little` knows the words that link others.
  split(word, little) {
    let best = null;
    for (let i = 2; i <= word.length - 2; i++) {
      const parts = [word.slice(0, i), word.slice(i)];
      const [first, second] = parts.map((part) => this.common.get(part) ?? 0);
      const linked = little(parts[0]) && parts[1].length > 3 ? second : little(parts[1]) && parts[0].length > 3 ? first : 0;
      const common = i > 2 && word.length - i > 2 && first && second ? Math.min(first, second) : linked;
      if (common > (best?.common ?? 1)) best = { parts, common };
    }
    return best?.parts ?? null;
  }

  // Indexed words that begin so, at least `longer` letters longer, the most common first.
  starting(prefix, most = 8, longer = 1) {
    const found = [...this.common].filter(([word, common]) => common && word.length >= prefix.length + longer && word.startsWith(prefix));
    return found.sort((a, b) => b[1] - a[1]).slice(0, most).map(([word]) => word);
  }
}

function push(map, key, value) {
  if (!key) return;
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}
