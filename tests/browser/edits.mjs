// node edits.mjs EDITOR < [{format, text, at, value}]: puts a value somewhere in a form; prints the files saved.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const editor = process.argv[2];
const load = (file) => import(pathToFileURL(path.join(editor, file)));
const { recordFormat } = await load("record_format.js");
const { parse } = await load("yaml/index.js");
const config = parse(fs.readFileSync(path.join(editor, "config.yml"), "utf8"), { maxAliasCount: -1 });
const forms = config.collections.flatMap((each) => each.files ?? [each]);

const saved = JSON.parse(fs.readFileSync(0, "utf8")).map(({ format, text, at, value }) => {
  const form = recordFormat(forms.find((each) => each.format === format).fields);
  const data = form.fromFile(text);
  const last = at.at(-1);
  const owner = at.slice(0, -1).reduce((part, step) => (part[step] ??= {}), data);
  if (value === undefined) Array.isArray(owner) ? owner.splice(last, 1) : delete owner[last];
  else owner[last] = value;
  return form.toFile(data);
});
console.log(JSON.stringify(saved));
