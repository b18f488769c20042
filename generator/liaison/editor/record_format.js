// A record's file ↔ what a form holds. Decap's own YAML drops comments, turns 30.00 into 30 and knows no
// «text or mapping»; here the file is kept as a tree and only what the form changed is changed in it.
//
// A form's fields say with `written` where the file's form differs from the form's own:
//   plain              a number, true or false: written without quotes
//   hours              a text such as «08:00-13:00, 14:00-17:00» or «cerrado» ↔ a text, a list, null
//   either             an object of two fields: the first as a text, the second as a mapping
//   {bare: NAME}       an element that has nothing but NAME may stand as its bare value
//   {key: NAME}        a list of objects ↔ a mapping whose keys are NAME; with `bare`, to bare values
//   {…, root: true}    the whole file is that mapping
import { Document, isMap, isScalar, isSeq, parseDocument, Pair, Scalar, visit, YAMLMap, YAMLSeq } from "./yaml/index.js";
import { isBareValue, writtenText } from "./canonical.js";

const ORIGINAL = "_original";
const CLOSED = "cerrado";
const STEP = 2;
const BESIDE = "\0"; // no record may hold it
const OPTIONS = { schema: "core", customTags: (tags) => tags.map(asWritten) };
const TEXT = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string",
  resolve: (text) => text,
  stringify: (node, { indent, indentAtStart, inFlow }) =>
    inFlow ? JSON.stringify(node.value) : writtenText(node.value, indent.length + (indentAtStart ?? STEP) - STEP, indent.length),
};

/** Texts in the canonical form; numbers with the signs they are written with. */
function asWritten(tag) {
  if (tag.tag === TEXT.tag) return TEXT;
  return /:(int|float)$/.test(tag.tag) ? { ...tag, stringify: (node) => node.source ?? String(node.value) } : tag;
}

/** A format for `CMS.registerCustomFormat`, for files with these fields. */
export function recordFormat(fields) {
  const root = fields.find((field) => field.written?.root);
  return {
    fromFile(text) {
      const { contents } = parsed(text);
      const data = root ? { [root.name]: read(root, contents) } : readFields(fields, contents);
      return { ...data, [ORIGINAL]: text };
    },
    toFile({ [ORIGINAL]: text, ...data }) {
      const document = text ? parsed(text) : new Document(new YAMLMap(), OPTIONS);
      document.contents = root ? updated(root, document.contents, data[root.name]) : updatedMap(fields, document.contents, data);
      visit(document, { Scalar: (_, node) => void (node.comment &&= BESIDE + node.comment) });
      return document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false, commentString });
    },
  };
}

/** A comment beside a value stands two spaces away, as canonical files have it. */
function commentString(comment) {
  const [, beside, lines] = /^(\0?)([^]*)$/.exec(comment);
  return (beside && " ") + lines.replace(/^(?!$)/gm, "#");
}

function parsed(text) {
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length) throw new Error(document.errors[0].message);
  return document;
}

// The file → the form. What a file does not say is undefined.

function readFields(fields, map) {
  const entries = fields.map((field) => [field.name, read(field, map.get(field.name, true))]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function read(field, node) {
  if (node === undefined || node === null) return undefined;
  if (field.written === "hours") return isSeq(node) ? node.items.map(textOf).join(", ") : (textOf(node) || CLOSED);
  if (field.written === "either") {
    const form = field.fields[isMap(node) ? 1 : 0];
    return { [form.name]: read(form, node) };
  }
  if (field.written?.key) return node.items.map((pair) => ({ [field.written.key]: textOf(pair.key), ...readElement(field, pair.value) }));
  if (isMany(field)) return (isSeq(node) ? node.items : [node]).map((item) => readElement(field, item));
  if (field.widget === "object") return readFields(field.fields, node);
  return textOf(node);
}

function readElement(field, node) {
  if (!field.fields) return textOf(node);
  const { bare } = field.written ?? {};
  if (bare && (field.written.key || !isMap(node))) {
    const value = read(field.fields.find(({ name }) => name === bare), node);
    return value === undefined ? {} : { [bare]: value };
  }
  return readFields(field.fields, node);
}

// A bare `30.00` keeps the text it is written with.
const textOf = (node) => (isScalar(node) ? (typeof node.value === "string" ? node.value : (node.source ?? "")) : undefined);
const isMany = (field) => field.widget === "list" || field.multiple === true;

// The form → the file: `node` is what stood there, if anything; undefined means that nothing stands there.

function updated(field, node, value) {
  if (isEmpty(value)) return isSeq(node) && !node.items.length ? node : undefined;
  if (same(read(field, node), value)) return node;
  if (field.written === "hours") return hours(value);
  if (field.written === "either") {
    const [words, answers] = field.fields;
    return updated(answers, isMap(node) ? node : undefined, value[answers.name]) ?? updated(words, isMap(node) ? undefined : node, value[words.name]);
  }
  if (field.written?.key) return keyed(field, node, value);
  if (isMany(field)) return list(field, node, value);
  if (field.widget === "object") return updatedMap(field.fields, node, value);
  return scalar(field, String(value));
}

function updatedMap(fields, node, values) {
  const map = isMap(node) ? node : new YAMLMap();
  for (const field of fields) {
    const now = updated(field, map.get(field.name, true), values[field.name]);
    if (now === undefined) map.delete(field.name);
    else if (now !== map.get(field.name, true)) map.set(field.name, now);
  }
  const place = new Map(fields.map(({ name }, index) => [name, index]));
  map.items.sort((one, other) => (place.get(textOf(one.key)) ?? Infinity) - (place.get(textOf(other.key)) ?? Infinity) || 0);
  return map.items.length ? map : undefined;
}

function list(field, node, values) {
  const before = isSeq(node) ? [...node.items] : node ? [node] : [];
  const items = values.map((value) => taken(before, (item) => same(readElement(field, item), value)));
  values.forEach((value, index) => (items[index] ??= element(field, taken(before, () => true), value)));
  const kept = items.filter((item) => item !== undefined);
  if (!kept.length) return undefined;
  if (node && !isSeq(node) && kept.length === 1) return kept[0];
  const sequence = isSeq(node) ? node : new YAMLSeq();
  sequence.items = kept;
  return sequence;
}

function taken(items, wanted) {
  const index = items.findIndex(wanted);
  return index < 0 ? undefined : items.splice(index, 1)[0];
}

function keyed(field, node, values) {
  const map = isMap(node) ? node : new YAMLMap();
  const before = new Map(map.items.map((pair) => [textOf(pair.key), pair]));
  map.items = values.map((value) => {
    const key = String(value[field.written.key] ?? "");
    const pair = before.get(key) ?? new Pair(new Scalar(key));
    pair.value = element(field, pair.value ?? undefined, value) ?? null;
    return pair;
  });
  return map;
}

function element(field, node, value) {
  if (!field.fields) return isEmpty(value) ? undefined : same(textOf(node), value) ? node : scalar(field.field ?? field, String(value));
  const { bare, key } = field.written ?? {};
  const own = field.fields.filter(({ name }) => name !== key);
  if (bare) {
    const main = own.find(({ name }) => name === bare);
    const alone = own.every(({ name }) => name === bare || isEmpty(value[name]));
    if (key || (alone && !isMap(node))) return updated(main, node, value[bare]);
    if (node && !isMap(node)) node = updatedMap([main], undefined, { [bare]: textOf(node) });
  }
  return updatedMap(own, node, value);
}

function scalar(field, text) {
  const node = new Scalar(text);
  if (field.written !== "plain" || !isBareValue(text)) return node;
  const words = { true: true, false: false };
  return Object.assign(new Scalar(words[text] ?? Number(text)), { source: text });
}

function hours(value) {
  const times = value.split(",").map((time) => time.trim()).filter(Boolean);
  if (value.trim().toLowerCase() === CLOSED) return Object.assign(new Scalar(null), { source: "null" });
  if (times.length === 1) return new Scalar(times[0]);
  return Object.assign(new YAMLSeq(), { items: times.map((time) => new Scalar(time)) });
}

function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Whether two forms say the same; what is empty in one and missing in the other does not count. */
function same(one, other) {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (typeof one !== "object" || typeof other !== "object") return String(one) === String(other);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one) && one.length !== other.length) return false;
  return [...keys].every((key) => same(one[key], other[key]));
}
