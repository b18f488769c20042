// The page of a service: choose a centre and answer the record's cases; only what applies stays.
// Everything is in the page already: without this script all centres and cases are listed.
// The choice is in the address (?centro=callao&dni=azul), so that it can be shared; the address wins over
// the centre remembered on this device, and ?centro=todos shows all of them.
import { forget, remember, remembered } from "./centro.js";
import { showOpenNow, today } from "./horario.js";
import { count } from "./lista.js";
import { share } from "./enviar.js";

const root = document.querySelector("[data-service]");
const form = root.querySelector("[data-picker]");
const select = form.querySelector("select");
const fields = [...form.querySelectorAll("select, input[type=radio]")];
const cases = [...form.querySelectorAll("[data-ask]")].map((set) => set.dataset.ask);
const status = form.querySelector("[data-picked]");
const tools = form.querySelector("[data-center-tools]");
const link = root.querySelector("[data-here]");
const places = new Map(
  [...root.querySelectorAll(".lugares > li")].map((place) => [place.dataset.centers, place]),
);
const SCOPED = ["[data-centers]", "[data-channels]:not([data-field=channels] *)", ...cases.map((name) => `[data-case-${name}]`)];
const scoped = [...root.querySelectorAll(SCOPED.join())];
const ANSWERS = ["cost", "time", "appointment", "place"];
const said = Object.fromEntries(
  ANSWERS.map((name) => [name, [...root.querySelectorAll(`[data-says="${name}"]`)]]),
);
const notes = Object.fromEntries(
  ANSWERS.map((name) => [name, root.querySelector(`[data-note="${name}"]`)]),
);
const first = Object.fromEntries(
  ANSWERS.map((name) => [name, [said[name].map((el) => el.textContent), notes[name]?.textContent]]),
);
const whole = link.textContent;
const words = (text) => (text ?? "").split(" ").filter(Boolean);

// data-case-dni → dataset.caseDni; data-case-dni-2 → dataset["caseDni-2"], as the DOM has it
function caseKey(name) {
  return `case-${name}`.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function choice() {
  return Object.fromEntries(
    [...new FormData(form)].filter(([name, value]) => value && (name === "centro" || cases.includes(name))),
  );
}

// Who goes to a centre goes in person: what holds only by other ways is not for them.
function applies(el, chosen) {
  if (chosen.centro) {
    if (el.dataset.centers !== undefined && !words(el.dataset.centers).includes(chosen.centro)) return false;
    if (el.dataset.channels && !words(el.dataset.channels).includes("presencial")) return false;
  }
  return cases.every((name) => {
    const wanted = el.dataset[caseKey(name)];
    return !chosen[name] || wanted === undefined || words(wanted).includes(chosen[name]);
  });
}

function show(chosen, fromMemory = false) {
  for (const el of scoped) el.hidden = !applies(el, chosen);
  const place = places.get(chosen.centro);
  const inCase = Object.keys(chosen).some((name) => name !== "centro");
  say("cost", inCase ? costOfRows() : place?.dataset.cost);
  say("time", inCase ? only("[data-figure]", "figure") : place?.dataset.time);
  say("appointment", place?.dataset.appointment ?? (inCase ? only("[data-needed]", "needed") : undefined));
  say("place", place?.dataset.place);
  showPlace(place);
  status.textContent = told(chosen, place, fromMemory, inCase);
  tools.hidden = !place && !remembered();
  tools.querySelector("[data-show-all]").hidden = !place;
  tools.querySelector("[data-forget]").hidden = !remembered();
  for (const details of root.querySelectorAll(".lugares details")) details.open = Boolean(place);
  count();
  share(root);
}

// An answer of the strip and of the text that is sent; without one, what the page came with.
function say(name, answer) {
  const [texts, note] = first[name];
  said[name].forEach((el, i) => {
    el.textContent = answer === undefined ? texts[i] : answer || "No lo sabemos";
  });
  if (notes[name]) notes[name].textContent = answer === undefined && !select?.value ? note : "";
}

function showPlace(place) {
  link.textContent = place ? (place.dataset.name ?? whole) : whole;
  link.hash = place ? place.id : "donde";
  const known = place?.querySelector("[data-hours]")?.dataset;
  const hours = known ? today(known.hours) : "";
  const asOf = hours && known.asOf ? ` (dato de ${known.asOf.split(" ").at(-1)})` : ""; // the day stands below
  notes.place.textContent = place ? hours + asOf : first.place[1];
}

function told(chosen, place, fromMemory, inCase) {
  const kept = remembered();
  if (place) {
    const where = `Ves los datos de ${place.dataset.name}${fromMemory ? ", tu centro" : ""}, en persona`;
    return `${where}${inCase ? " y en tu caso" : ""}.`;
  }
  if (fromMemory && kept) return `${kept.name}, tu centro, no está en la lista de este trámite. Ves todos.`;
  return inCase ? "Ves solo lo que vale en tu caso." : "";
}

function only(selector, name) {
  const found = [...root.querySelectorAll(selector)].filter((el) => !el.hidden);
  const values = new Set(found.map((el) => el.dataset[name]));
  return values.size === 1 ? [...values][0] : undefined;
}

function costOfRows() {
  const all = [...root.querySelectorAll("tr[data-amount]")].filter((row) => !row.hidden);
  const main = all.filter((row) => row.dataset.aside === undefined);
  const rows = main.length ? main : all;
  if (rows.length === 0) return undefined;
  const low = Math.min(...rows.map((row) => Number(row.dataset.amount)));
  const high = Math.max(...rows.map((row) => Number(row.dataset.amountMax ?? row.dataset.amount)));
  const soles = new Intl.NumberFormat("es-PE", { minimumFractionDigits: 2, useGrouping: true });
  const price = (amount) => (amount === 0 ? "Gratis" : `S/\u00a0${soles.format(amount)}`);
  if (low === high) return price(low);
  return low === 0 ? `Gratis o hasta ${price(high)}` : `${price(low)} a ${price(high)}`;
}

// The choice of the address, else the centre remembered. Says whether memory chose.
function read() {
  const wanted = new URLSearchParams(location.search);
  const kept = wanted.has("centro") ? null : remembered();
  for (const field of fields) {
    const value = wanted.get(field.name) ?? (field === select && kept ? kept.id : "");
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = [...field.options].some((option) => option.value === value) ? value : "";
  }
  for (const set of form.querySelectorAll("[data-ask]")) {
    if (!set.querySelector(":checked")) set.querySelector("input").checked = true;
  }
  return Boolean(kept);
}

function write(chosen, all = false) {
  const query = new URLSearchParams(all ? { centro: "todos", ...chosen } : chosen).toString();
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
}

form.hidden = fields.length === 0;
const fromMemory = read();
if (fromMemory && select?.value) write(choice());
show(choice(), fromMemory);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  const chosen = choice();
  if (target === select && select.value) remember(select.value, places.get(select.value).dataset.name);
  write(chosen, Boolean(select) && !chosen.centro && Boolean(remembered()));
  show(chosen);
});
tools.addEventListener("click", ({ target }) => {
  if (!target.matches("button")) return;
  if (target.matches("[data-forget]")) forget();
  select.value = "";
  write(choice(), Boolean(remembered()));
  show(choice());
  select.focus();
});
window.addEventListener("popstate", () => show(choice(), read()));
showOpenNow(root);
