// Slots → documents in order. A document is as good as its best single name, then as what all its text covers.

export const WEIGHTS = {
  precision: 0.35, // how much of the name the query must cover
  other: 0.97, // an other name against the title
  text: 0.5, // all fields together against the best name
  fields: [0.5, 0.35, 0.2], // summary, context, requirements
  names: 1, // words spread over several names
  popularity: 0.06,
  tramite: 0.05, // a trámite against an orientation
  center: 0.8, // a centre that gives it, where a place was typed
  unknownCenter: 0.2,
  entity: 1,
  mention: 0.7, // an entity that a name mentions, in the record of another
  otherKind: 0.85, // centres, entities and life events against services
  word: 1, // what others weigh:
  weak: 0.12, // words of asking and linking
  figure: 0.4, // ages, years and amounts
  place: 0.4, // where a centre stands
  near: 0.3, // where none stands
  age: 0.8, // of a person
  family: 0.6, // whose it is: «trabajo para mi hijo»
  public: 0.7, // entities: people often name the wrong one
  doubt: 1, // weight of an unknown word when asked whether the query is answered
  enough: 2, // rare words that suffice, however many more are typed
  saying: 0.5, // what texts answer against names
  whole: 0.65, // what answers a query that says a whole name of two words or more, whatever else it tells
  unknown: 0.5, // weight of a word nobody knows, of the rarest known
  about: 0.3, // names of the document that say it, of all its names
  rarity: 0.7, // how much more a rare word tells
  rare: 1 / 60, // words in a smaller share of documents tell the same: as a catalogue grows, all but the most general of its words fall below
  partial: 1, // part of a phrase says less than its share
  counted: 0.4, // how well a document must match to make a word common
};

// [{document, score, sure}], best first; `sure` is the part of the query that the document answers.
export async function rank(index, { slots }, weights = WEIGHTS) {
  const needed = new Set(slots.flatMap((slot) => slot.alternatives.flatMap((a) => a.parts.flatMap((part) => [...part.keys()]))));
  const [postings] = await Promise.all([index.postings(needed), index.ready()]);
  const matches = slots.map((slot) => match(index, slot, postings, weights));
  const importance = weigh(index, matches, weights);
  const words = slots.some((slot) => kindOf(slot) === "word");
  const asking = { ...weights, rare: 0, unknown: weights.doubt, weak: 0, ...(words && { place: 0, near: 0, figure: 0.1 }) };
  const honest = weigh(index, matches, asking, weights.enough);
  const documents = new Set(matches.flatMap((m) => (m.slot.weak ? [] : [...m.texts.keys()])));
  const hits = [...documents].map((document) => score(index, document, matches, importance, honest, weights));
  return hits.sort((a, b) => b.score - a.score || a.document - b.document);
}

const kindOf = ({ weak, age, family, figure, near, centers, entity }) =>
  weak ? "weak" : age ? "age" : family ? "family" : figure ? "figure" : near ? "near" : centers ? "place" : entity ? "public" : "word";

// How much each slot tells: rare words more than common ones; shares of what all tell, or of `enough` of the rarest words.
function weigh(index, matches, weights, enough = Infinity) {
  const rareness = (count) => Math.log(1 + 1 / Math.max(count / index.size, weights.rare));
  const rarest = rareness(1);
  const told = matches.map((m) => {
    const rarity = (m.count ? rareness(m.count) : rarest * weights.unknown) ** weights.rarity;
    return rarity * weights[kindOf(m.slot)];
  });
  const total = told.reduce((sum, weight) => sum + weight, 0) || 1;
  const all = Math.min(total, enough * rarest ** weights.rarity);
  return told.map((weight) => weight / all);
}

function score(index, document, matches, importance, honest, weights) {
  const first = index.firstName[document];
  const count = index.table.names[document];
  const whole = matches.map((m) => m.whole(document));
  const trust = matches.map((m, i) => (m.slot.entity && !whole[i] ? weights.mention : 1));
  let best = 0;
  let covered = 0;
  let about = 0;
  for (let name = first; name < first + count; name++) {
    let here = 0;
    let answered = 0;
    let parts = 0;
    let told = 0; // words of the name that tell something
    let kin = 0;
    matches.forEach((m, i) => {
      const found = m.names.get(name);
      const said = (found?.weight ?? 0) * trust[i];
      here += importance[i] * Math.max(said, whole[i]);
      answered += honest[i] * Math.max(said, whole[i]);
      about += (importance[i] * said) / count;
      parts += found?.parts ?? 0;
      if (!found || m.slot.weak) return;
      told += found.parts;
      kin += found.parts * found.weight;
    });
    if (!parts) continue;
    const length = parseInt(index.table.lengths[name], 36) || 1;
    const precise = 1 - weights.precision + weights.precision * Math.min(1, parts / length);
    best = Math.max(best, here * precise * (name === first ? 1 : weights.other));
    const named = told > 1 && told >= length ? (weights.whole * kin) / told : 0;
    covered = Math.max(covered, answered, named);
  }
  let text = 0;
  let said = 0;
  matches.forEach((m, i) => {
    const found = Math.max(m.texts.get(document) ?? 0, whole[i]);
    text += importance[i] * found;
    said += honest[i] * found;
  });
  const service = index.table.kinds[document] === "s";
  const kind = service ? 1 : weights.otherKind;
  const popularity = Number(index.table.popularity[document]) / 9;
  const tramite = index.value("type", document) === "tramite" ? weights.tramite : 0;
  const total = best + weights.text * text + (service ? weights.about * Math.sqrt(about) : 0);
  return { document, score: total * kind + weights.popularity * popularity + tramite, sure: Math.min(1, covered + weights.saying * Math.max(0, said - covered)) };
}

// Where one slot is found: in names, anywhere in documents, and as a whole (its entity or centre).
function match(index, slot, postings, weights) {
  const names = new Map();
  const texts = new Map();
  let common = 0;
  for (const { parts, weight } of slot.alternatives) {
    const inNames = new Map();
    const inTexts = new Map();
    for (const part of parts) {
      const here = new Map();
      const there = new Map();
      for (const [word, kin] of part) {
        const found = postings.get(word);
        if (!found) continue;
        for (const name of found.names) {
          raise(here, name, kin);
          raise(there, index.documentOf[name], kin * weights.names);
        }
        for (const [document, bits] of found.fields) {
          weights.fields.forEach((value, bit) => bits & (1 << bit) && raise(there, document, kin * value));
        }
      }
      for (const [name, kin] of here) {
        const sum = inNames.get(name) ?? { weight: 0, parts: 0 };
        inNames.set(name, { weight: sum.weight + kin / parts.length, parts: sum.parts + 1 });
      }
      for (const [document, kin] of there) inTexts.set(document, (inTexts.get(document) ?? 0) + kin / parts.length);
    }
    for (const [name, found] of inNames) {
      const value = weight * found.weight ** weights.partial;
      if (value > (names.get(name)?.weight ?? 0)) names.set(name, { weight: value, parts: found.parts });
    }
    for (const [document, found] of inTexts) raise(texts, document, weight * found ** weights.partial);
    common ||= [...inTexts.values()].filter((value) => value >= weights.counted).length;
  }
  const whole = wholly(index, slot, weights);
  if (slot.entity || slot.centers) for (let d = 0; d < index.size; d++) if (whole(d) > weights.unknownCenter) raise(texts, d, whole(d));
  return { slot, names, texts, whole, count: common || (texts.size ? 1 : 0) };
}

function wholly(index, slot, weights) {
  if (slot.entity) return (document) => (index.value("entity", document) === slot.entity ? weights.entity : 0);
  if (!slot.centers) return () => 0;
  const numbers = new Set([...slot.centers].map((id) => index.centerNumber(id)));
  return (document) => {
    const given = index.table.centers[document];
    if (given.some((number) => numbers.has(number))) return weights.center;
    return given.length || index.table.kinds[document] !== "s" ? 0 : weights.unknownCenter;
  };
}

function raise(map, key, value) {
  if (value > (map.get(key) ?? 0)) map.set(key, value);
}
