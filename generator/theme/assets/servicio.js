// The page of a service: choose a centre and answer the record's cases; only what applies stays.
// Everything is in the page already: without this script all centres and cases are listed.
// The choice is in the address (?centro=callao&dni=azul), so that it can be shared.
import { showOpenNow } from "./horario.js";

const root = document.querySelector("[data-service]");
const form = root.querySelector("[data-picker]");
const fields = [...form.querySelectorAll("select, input[type=radio]")];
const cases = [...form.querySelectorAll("[data-ask]")].map((set) => set.dataset.ask);
const scoped = [...root.querySelectorAll("*")].filter(
  (el) => el.dataset.centers !== undefined || cases.some((name) => el.dataset[caseKey(name)] !== undefined),
);
const cost = root.querySelector("[data-cost]");
const costOfAll = cost.innerHTML;
const words = (text) => (text ?? "").split(" ").filter(Boolean);
const soles = new Intl.NumberFormat("es-PE", { minimumFractionDigits: 2, useGrouping: true });

// data-case-dni → dataset.caseDni; data-case-dni-2 → dataset["caseDni-2"], as the DOM has it
function caseKey(name) {
  return `case-${name}`.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

function choice() {
  return Object.fromEntries(
    [...new FormData(form)].filter(([name, value]) => value && (name === "centro" || cases.includes(name))),
  );
}

function applies(el, chosen) {
  if (chosen.centro && el.dataset.centers !== undefined && !words(el.dataset.centers).includes(chosen.centro)) {
    return false;
  }
  return cases.every((name) => {
    const wanted = el.dataset[caseKey(name)];
    return !chosen[name] || wanted === undefined || words(wanted).includes(chosen[name]);
  });
}

function show(chosen) {
  for (const el of scoped) el.hidden = !applies(el, chosen);
  const picked = Object.keys(chosen).length > 0;
  showCost(picked);
  const hidden = scoped.filter((el) => el.hidden).length;
  form.querySelector("[data-picked]").textContent = picked
    ? `Ves solo lo que vale para tu caso${hidden ? "" : ": es igual para todos"}.`
    : "";
  for (const details of root.querySelectorAll("[data-hours]")) details.open = Boolean(chosen.centro);
}

function showCost(picked) {
  const all = [...root.querySelectorAll("tr[data-amount]")].filter((row) => !row.hidden);
  const main = all.filter((row) => row.dataset.aside === undefined);
  const rows = main.length ? main : all;
  if (!picked || rows.length === 0) {
    cost.innerHTML = costOfAll;
    return;
  }
  const low = Math.min(...rows.map((row) => Number(row.dataset.amount)));
  const high = Math.max(...rows.map((row) => Number(row.dataset.amountMax ?? row.dataset.amount)));
  const price = (amount) => (amount === 0 ? "Gratis" : `S/\u00a0${soles.format(amount)}`);
  cost.textContent = low === high ? price(low) : low === 0 ? `Gratis o hasta ${price(high)}` : `${price(low)} a ${price(high)}`;
}

function fromAddress() {
  const wanted = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = wanted.get(field.name) ?? "";
    if (field.type === "radio") field.checked = field.value === value;
    else if ([...field.options].some((option) => option.value === value)) field.value = value;
  }
  for (const set of form.querySelectorAll("[data-ask]")) {
    if (!set.querySelector(":checked")) set.querySelector("input").checked = true;
  }
}

form.hidden = fields.length === 0;
fromAddress();
show(choice());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  const chosen = choice();
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  show(chosen);
});
window.addEventListener("popstate", () => {
  fromAddress();
  show(choice());
});
showOpenNow(root);
