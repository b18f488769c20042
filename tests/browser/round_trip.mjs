// node round_trip.mjs EDITOR ROOT OUT: every record through the form's format and back, nothing changed.
// Prints the files that come out otherwise; writes into OUT what a form alone, without the file, would write.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [editor, root, out] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(path.join(editor, file)));
const { recordFormat } = await load("record_format.js");
const { parse } = await load("yaml/index.js");
const config = parse(fs.readFileSync(path.join(editor, "config.yml"), "utf8"), { maxAliasCount: -1 });

const changed = [];
let records = 0;
for (const collection of config.collections) {
  for (const { file, fields } of collection.files ?? inFolder(collection)) {
    const text = fs.readFileSync(path.join(root, file), "utf8");
    const format = recordFormat(fields);
    const data = structuredClone(format.fromFile(text));
    if (format.toFile(data) !== text) changed.push(file);
    const { _original, ...alone } = data;
    fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), format.toFile(alone));
    records += 1;
  }
}
console.log(JSON.stringify({ records, changed }));

function inFolder({ folder, fields }) {
  const whole = path.join(root, folder);
  const names = fs.existsSync(whole) ? fs.readdirSync(whole) : [];
  return names.filter((name) => name.endsWith(".yml")).map((name) => ({ file: `${folder}/${name}`, fields }));
}
