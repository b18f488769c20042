// Queries → what the engine answers, from the files of an index. Run by Node: node answers.mjs <folder of scripts> <queries.json> <folder of index>…
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [scripts, queries, ...folders] = process.argv.slice(2);
const { Engine } = await import(pathToFileURL(`${scripts}/motor.js`));
const answers = {};
for (const folder of folders) {
  const read = new Set();
  const load = async (url) => {
    read.add(url.pathname.split("/").pop());
    return JSON.parse(readFileSync(url));
  };
  const engine = await Engine.open(pathToFileURL(`${folder}/`), load);
  answers[folder] = { read: [], found: [] };
  for (const query of JSON.parse(readFileSync(queries))) {
    const { hits, understood, answers: answered } = await engine.search(query);
    answers[folder].found.push([hits.map(({ document, score }) => [document, score]), understood.text, understood.corrections, answered]);
  }
  answers[folder].read = [...read];
}
console.log(JSON.stringify(answers));
