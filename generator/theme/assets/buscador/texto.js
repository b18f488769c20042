// Words as the index keeps them (generator/views/words.py), and how they sound and bend in Peruvian Spanish.

const DOTTED = /(?<![\p{L}\p{N}_])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}_]))/gu;

export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// «Constitución de una S.A.C.» → ["constitucion", "de", "una", "sac"]
export const words = (text) => plain(text.normalize("NFC").replace(DOTTED, "$1")).match(/[a-z0-9]+/g) ?? [];

// How a word sounds, so that words people confuse are equal: b/v, c/s/z/x, ll/y, silent h, g/j, i/y, k/qu/c, m/n
// before b and p, doubled letters. Accents and ñ are gone already.
export const sound = (word) =>
  word
    .replace(/ch/g, "C").replace(/h/g, "").replace(/ll/g, "y").replace(/v/g, "b").replace(/w/g, "u")
    .replace(/y(?![aeiou])/g, "i")
    .replace(/sc(?=[ei])/g, "s").replace(/c(?=[ei])/g, "s").replace(/[zx]/g, "s")
    .replace(/qu(?=[ei])/g, "k").replace(/[cq]/g, "k").replace(/ks/g, "s")
    .replace(/gu(?=[ei])/g, "G").replace(/g(?=[ei])/g, "j").replace(/G/g, "g")
    .replace(/m(?=[bp])/g, "n").replace(/^ps/, "s").replace(/([a-zC])\1+/g, "$1");

const BEGINNINGS = { v: "b", k: "c", q: "c", s: "c", x: "c", z: "c", j: "g", y: "i", n: "m", w: "u" };

// One letter for all beginnings that may sound alike, as `beginning` in generator/outputs/search_index.py: words that
// sound alike, or bend alike, begin alike.
export function beginning(word) {
  const bare = word.replace(/^h+/, "");
  if (bare.startsWith("ll")) return "i";
  if (bare.startsWith("ps")) return "c";
  return BEGINNINGS[bare[0]] ?? bare[0] ?? "h";
}

// What stays of a word without its vowels.
export const bones = (word) => word.replace(/[aeiou]/g, "");

// Endings in the spelling of `sound`, longest first.
const ENDINGS = (
  "asiones isiones usiones asion ision usion amientos imientos amiento imiento adores idores adoras adora ador idor " +
  "ieron aron ando iendo ados adas idos idas ado ada ido ida aria eria iria aba ian ia ias io ios amos emos imos aste iste ar er ir " +
  "es as os an en is e a o s i"
).split(" ").sort((a, b) => b.length - a.length);
const PRONOUN = /(ar|er|ir|ando|iendo)(?:me|te|se|nos)?(?:lo|la|los|las|le|les|me|te|se|nos)$/;

// What stays of a word when it bends: renovar, renuevo, renovación → «renob». Empty when too little would stay.
export function stem(word) {
  const said = sound(word).replace(PRONOUN, "$1");
  const ending = ENDINGS.find((end) => said.endsWith(end) && said.length - end.length >= 3);
  const root = ending ? said.slice(0, -ending.length) : said;
  return root.length < 3 || /\d/.test(root) ? "" : root.replace(/ue(?=[^aeiou]+$)/, "o").replace(/ie(?=[^aeiou]+$)/, "e");
}

// Without the pronouns that hang on a verb: «sacarle», «renovarmelo» → «sacar», «renovar».
export const bare = (word) => word.replace(PRONOUN, "$1");

const SMALL = /(it|isim)([oa])(s?)$/;

// What a diminutive or a superlative may be made of, likeliest first: «bodeguita» → «bodega», «bebito» → «bebe», «carisima» → «cara».
export function grown(word) {
  const [ending, , gender, plural] = SMALL.exec(word) ?? [];
  if (!ending) return [];
  const root = word.slice(0, -ending.length);
  const roots = [root.replace(/gu$/, "g").replace(/qu$/, "c"), root.replace(/e?c$/, ""), root.replace(/c$/, "z")].filter((one) => one.length > 1);
  const other = gender === "a" ? "o" : "a";
  return [...new Set(roots)].flatMap((one) => [gender, "", "e", `i${gender}`, other].map((end) => one + end + (end || !plural ? plural : "es")));
}

export const singular = (word) =>
  word.length > 4 && /[^aeious]es$/.test(word) ? word.slice(0, -2) : word.length > 3 && /[aeiou]s$/.test(word) ? word.slice(0, -1) : word;
