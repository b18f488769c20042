// A query as typed → what is looked for: slots, each a thing that must be found, with its alternatives.
import { corrected } from "./correccion.js";
import { ageGroup, asked, inDanger, isFamily, isFiller, isWeak } from "./intencion.js";
import { plain, singular, words as wordsOf } from "./texto.js";

const LONGEST_QUERY = 400; // letters; what is dictated in one breath is shorter
const LONGEST_PHRASE = 5;
const SYNONYM = 0.85;
const GUESS = 0.8;

// {slots, ask, places, entities, elsewhere, danger, corrections, text, typed}; `elsewhere` names what no record gives, `danger` is that of a life, `typed` are the words as typed that
// some text has. A slot is {alternatives: [{parts: [Map word → weight], weight}],
// length, entity?, centers?, weak?}: a part is one word with its kin; all parts of an alternative belong together.
export function understand(query, vocabulary, words, { literal = false, typing = false } = {}) {
  const stop = new Set(vocabulary.stop);
  const typed = wordsOf(query.slice(0, LONGEST_QUERY));
  const { tokens, corrections } = literal ? { tokens: typed.map((word) => ({ word })), corrections: [] } : corrected(typed, words, stop);
  const plainWords = tokens.map((token) => token.word);
  const { what: ask, used } = asked(plainWords);
  const slots = [];
  const taken = new Set();
  const take = (at, length) => {
    for (let i = at; i < at + length; i++) taken.add(i);
  };
  const places = [];
  const entities = [];
  for (const { at, length, value: { centers, department } } of spans(plainWords, taken, placeNames(vocabulary))) {
    take(at, length);
    const own = plainWords.slice(at, at + length);
    places.push({ name: asTyped(query, own), centers, ...(department && { department }) });
    slots.push({ alternatives: [phrase(own, words, stop)], length, centers: new Set(centers), near: Boolean(department), weak: !centers.length });
  }
  for (const { at, length, value } of spans(plainWords, taken, new Map(Object.entries(vocabulary.entities)))) {
    take(at, length);
    if (!entities.includes(value)) entities.push(value);
    const called = [plainWords.slice(at, at + length), value.split("-")]; // «seguro social» is EsSalud in most names
    slots.push({ alternatives: called.map((own, i) => phrase(own, words, stop, i ? SYNONYM : 1)), length, entity: value });
  }
  const synonyms = new Map(Object.entries(vocabulary.synonyms));
  for (const list of [plainWords, plainWords.map((word) => words.infinitive(word))]) {
    for (const { at, length, value } of spans(list, taken, synonyms, 2)) {
      take(at, length);
      const own = plainWords.slice(at, at + length);
      slots.push({ alternatives: [phrase(own, words, stop), ...value.map((text) => phrase(text.split(" "), words, stop, SYNONYM))], length });
    }
  }
  const again = (word, i) => plainWords.indexOf(word) < i; // said twice is looked for once
  const rest = tokens.map((token, i) => ({ ...token, i })).filter(({ word, i }) => !taken.has(i) && !stop.has(word) && !again(word, i));
  const telling = rest.filter(({ word, i }) => !isFiller(word) && !used.has(i));
  const chosen = telling.length || slots.length ? telling : rest.filter(({ word }) => isWeak(word) || words.knows(word));
  const needed = new Set(chosen.length || slots.length ? chosen : rest);
  for (const token of rest) {
    const last = typing && token.i === tokens.length - 1;
    const age = ageGroup(plainWords, token.i);
    const own = needed.has(token) && alternatives(token, words, stop, synonyms, last);
    if (age) slots.push({ alternatives: [...own, phrase(age.split(" "), words, stop, SYNONYM)], length: 1, age: true });
    else if (own) slots.push({ alternatives: own, length: 1, figure: /^\d{1,4}$/.test(token.word), family: isFamily(token.word) });
    else slots.push({ alternatives: [{ parts: [new Map([[token.word, 1]])], weight: 1 }], length: 1, weak: true });
  }
  const elsewhere = literal ? undefined : notHere(plainWords, vocabulary, stop);
  const danger = [typed, plainWords].some(inDanger);
  return { slots, ask, places, elsewhere, danger, entities, corrections, text: plainWords.join(" "), typed: typed.filter((word) => words.knows(word)) };
}

// The name of what is asked for and no record gives: «visa», «revisión técnica».
function notHere(list, vocabulary, stop) {
  const telling = (word) => !stop.has(word) && (!isFiller(word) || isWeak(word));
  const names = Object.entries(vocabulary.elsewhere).map(([name, label]) => [name.split(" ").filter(telling).join(" "), label]);
  return spans(list.filter(telling), new Set(), new Map(names))[0]?.value;
}

function alternatives(token, words, stop, synonyms, prefix) {
  const found = [phrase([token.word], words, stop)];
  for (const other of token.others ?? []) found.push(phrase([other], words, stop, GUESS));
  for (const meant of synonyms.get(token.word) ?? synonyms.get(singular(token.word)) ?? synonyms.get(words.infinitive(token.word)) ?? []) {
    found.push(phrase(meant.split(" "), words, stop, SYNONYM));
  }
  if (prefix) for (const other of words.starting(token.word)) found.push(phrase([other], words, stop, GUESS));
  return found;
}

function phrase(own, words, stop, weight = 1) {
  const telling = own.filter((word) => !stop.has(word));
  return { parts: (telling.length ? telling : own).map((word) => words.kin(word)), weight };
}

// The words with the letters and accents the person gave them: «breña», not «brena».
function asTyped(query, own) {
  const spelled = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const at = spelled.findIndex((_, i) => own.every((word, j) => plain(spelled[i + j] ?? "") === word));
  return at < 0 ? own.join(" ") : spelled.slice(at, at + own.length).join(" ");
}

const placeNames = (vocabulary) => new Map(vocabulary.places.map(([name, centers, department]) => [name, { centers, department }]));

// The longest phrases of `names` in the words, left to right, that share no word.
function spans(list, taken, names, shortest = 1) {
  const found = [];
  for (let at = 0; at < list.length; at++) {
    for (let length = Math.min(LONGEST_PHRASE, list.length - at); length >= shortest; length--) {
      const value = names.get(list.slice(at, at + length).join(" "));
      if (value === undefined || list.slice(at, at + length).some((_, i) => taken.has(at + i))) continue;
      found.push({ at, length, value });
      at += length - 1;
      break;
    }
  }
  return found;
}
