// How a text is written in a canonical file. The rule is that of `generator/liaison/yaml_text.py`, said
// again here because a browser has no Python; tests hold the two together on every record there is.

const WIDTH = 100;
const FIRST = /^(?:[,[\]{}#&*!|>'"%@`]|[?:](?:\s|$)|-(?:\s|$)|-\p{L}|---|\.\.\.)/u;
const INSIDE = /:(?: |$)| #/;
const NUMBER = /^[-+]?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?$/;
const WORDS = new Set(["", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"]);
const CURLY = new Set("“”„‟‘’‚‛");
const MISLEADING = /^[-?:#'"|>]/;

/** A text as YAML, its first line behind `prefix` signs and the others `indent` deep. */
export function writtenText(text, prefix, indent) {
  if (text.includes("\n")) return literal(text, indent) ?? quotedTwice(text);
  if (text.includes("\t")) return quotedTwice(text);
  return folded(isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`, prefix, indent);
}

/** Whether a value that is written bare would be read as a number, `true`, `false` or nothing. */
export const isBareValue = (text) => NUMBER.test(text) || WORDS.has(text);

function isPlain(text) {
  const first = [...text][0];
  const last = [...text].at(-1);
  return !(
    isBareValue(text) ||
    text !== text.replace(/^ +| +$/g, "") ||
    FIRST.test(text) ||
    INSIDE.test(text) ||
    (CURLY.has(first) && CURLY.has(last))
  );
}

function quotedTwice(text) {
  const signs = { "\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"' };
  return `"${text.replace(/[\n\t\\"]/g, (sign) => signs[sign])}"`;
}

function literal(text, indent) {
  const lines = text.replace(/\n+$/, "").split("\n");
  if (!lines[0] || text.includes("\t") || lines.some((line) => line !== line.replace(/^ +| +$/g, ""))) return null;
  const ends = text.length - text.replace(/\n+$/, "").length;
  const header = `|${["-", ""][ends] ?? "+"}`;
  const body = lines.map((line) => (line ? " ".repeat(indent) + line : ""));
  return [header, ...body, ...Array(Math.max(0, ends - 1)).fill("")].join("\n");
}

function folded(written, prefix, indent) {
  const lines = [];
  let current = "";
  let room = WIDTH - prefix;
  for (const piece of pieces(written)) {
    if (current && length(current) + 1 + length(piece) > room) {
      lines.push(current);
      current = piece;
      room = WIDTH - indent;
    } else current = current ? `${current} ${piece}` : piece;
  }
  lines.push(current);
  return lines.join(`\n${" ".repeat(indent)}`);
}

const length = (text) => [...text].length;

function pieces(written) {
  const found = [];
  for (const word of written.split(" ")) {
    const last = found.at(-1);
    const open = last === "" || last === "'" || last?.endsWith(" ");
    if (found.length && (!word || open || MISLEADING.test(word))) found[found.length - 1] += ` ${word}`;
    else found.push(word);
  }
  return found;
}
