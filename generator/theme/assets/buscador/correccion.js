// Words that the catalogue does not know → those that were meant. What it knows, numbers and codes stay as typed.
import { fillers, isFiller } from "./intencion.js";
import { bare, bones, grown, singular, sound } from "./texto.js";

const ORDINALS = { 1: ["primera", "primer"], 2: ["segunda", "segundo"], 3: ["tercera", "tercer"] };
const FARTHEST = 2; // letters that a space may have slipped
const CLEAR = 0.8; // a slip of this cost is likelier than a missing space

// How letters are called, and what people write for it: «de ene i» is DNI, «erre u ce» RUC.
const LETTERS = new Map(Object.entries({
  a: "a", b: "be b", c: "ce c se", d: "de d", e: "e", f: "efe f", g: "ge g", h: "hache ache h", i: "i y", j: "jota j", k: "ka k", l: "ele l", m: "eme m", n: "ene n", o: "o",
  p: "pe p", q: "cu q", r: "erre ere r", s: "ese s", t: "te t", u: "u", v: "ve uve v", x: "equis x", z: "zeta z",
}).flatMap(([letter, names]) => names.split(" ").map((name) => [name, letter])));
const SPELLED = { least: 3, most: 6 }; // letters of an acronym

// {tokens: [{word, others?}], corrections: [{from, to}]}
export function corrected(typed, words, stop) {
  const tokens = [];
  const corrections = [];
  for (let i = 0; i < typed.length; i++) {
    const acronym = spelled(typed, i, words);
    if (acronym) {
      tokens.push({ word: acronym });
      corrections.push({ from: typed.slice(i, i + acronym.length).join(" "), to: acronym });
      i += acronym.length - 1;
      continue;
    }
    const word = typed[i];
    const after = typed[i + 1];
    const fine = (one) => words.knows(one) || stop.has(one) || isFiller(one) || /\d/.test(one);
    if (after && words.knows(word + after) && !(words.knows(word) && words.knows(after))) {
      tokens.push({ word: word + after });
      i++;
      continue;
    }
    const moved = after && !/\d/.test(word + after) && !(fine(word) && fine(after)) ? slipped(word, after, words) : null;
    if (moved) {
      tokens.push(...moved.map((part) => ({ word: part })));
      corrections.push({ from: `${word} ${after}`, to: moved.join(" ") });
      i++;
      continue;
    }
    if (word === "i" && after && typed[i - 1]?.length > 1) {
      tokens.push({ word: "y" });
      continue;
    }
    if (fine(word)) {
      tokens.push({ word: ordinal(word) ?? word });
      continue;
    }
    const meant = unknown(word, words, stop);
    tokens.push(...meant.tokens);
    if (meant.told) corrections.push({ from: word, to: meant.tokens.map((token) => token.word).join(" ") });
  }
  return { tokens, corrections };
}

// The longest acronym of some name whose letters are spelled out from here.
function spelled(typed, at, words) {
  let letters = "";
  while (letters.length < SPELLED.most && LETTERS.has(typed[at + letters.length])) letters += LETTERS.get(typed[at + letters.length]);
  for (; letters.length >= SPELLED.least; letters = letters.slice(0, -1)) if (words.names(letters)) return letters;
  return null;
}

// «1ra», «2do» → «primera», «segundo»
function ordinal(word) {
  const found = /^([1-3])(e?r[ao]|d[ao]|er)$/.exec(word);
  return found && ORDINALS[found[1]][found[2].endsWith("a") ? 0 : 1];
}

// {tokens, told}: `told` when the page must say what it searched for. «Hijita» is «hija», «tngo» says nothing.
function unknown(word, words, stop) {
  const plainer = words.inflected(word) ? grown(word).slice(0, 1) : grown(word); // «anitos» bends like «Anita»
  const whole = [bare(word), singular(word), ...plainer].find((one) => one !== word && (words.knows(one) || isFiller(one)));
  if (whole) return { tokens: [{ word: whole }] };
  const meant = words.corrections(word);
  const certain = meant[0]?.cost === 0;
  const filler = fillerThatSounds(word);
  if (filler && (!certain || isFiller(meant[0].word))) return { tokens: [{ word: filler }] };
  const short = certain ? [] : words.abbreviated(word);
  if (short.length) return { tokens: [{ word: short[0], others: short.slice(1) }], told: true };
  if (!certain && words.inflected(word)) return { tokens: [{ word }] };
  const parts = certain ? null : words.split(word, (part) => stop.has(part) || isFiller(part));
  if (parts && !(meant[0]?.cost <= CLEAR)) return { tokens: parts.map((part) => ({ word: part })), told: true };
  if (meant.length) return { tokens: [{ word: meant[0].word, others: meant.slice(1).map((other) => other.word) }], told: true };
  return { tokens: [{ word }] };
}

// «claves ol» → ["clave", "sol"]: a space that slipped some letters.
function slipped(word, after, words) {
  const all = word + after;
  for (let step = 1; step <= FARTHEST; step++) {
    for (const at of [word.length - step, word.length + step]) {
      const parts = [all.slice(0, at), all.slice(at)];
      if (parts.every((part) => part.length > 2 && words.names(part))) return parts;
    }
  }
  return null;
}

// Words that say nothing, written as they sound («kiero», «istoy») or without their vowels («tngo», «dnd»).
const threeVowels = (word) => sound(word).replace(/e/g, "i").replace(/o/g, "u");
const bySound = new Map(fillers((word) => word.length > 3).map((word) => [threeVowels(word), word]));
const byBones = new Map(fillers((word) => word.length > 3 && bones(word).length > 1).map((word) => [bones(word), word]));
const fillerThatSounds = (word) =>
  (word.length > 3 && !word.includes("rr") && bySound.get(threeVowels(word))) || (word.length > 2 && bones(word).length >= word.length - 1 ? byBones.get(bones(word)) : undefined);
