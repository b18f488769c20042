// Filters of the results: which documents pass, and how many each choice would leave.
const KINDS = { "Trámites": "s", Centros: "c", Entidades: "e", Situaciones: "v" };
const COLUMNS = { entidad: "entity", costo: "pays", tipo: "type", cita: "appointment" };

function values(index, name, document) {
  if (name === "que") return [Object.keys(KINDS).find((word) => KINDS[word] === index.table.kinds[document])];
  if (name === "centro") return index.centers(document);
  return [index.value(COLUMNS[name], document)];
}

export function passes(index, document, chosen, except = "") {
  return Object.entries(chosen).every(([name, value]) => name === except || values(index, name, document).includes(value));
}

// Writes the count beside each choice, and disables those that would leave nothing.
export function count(index, form, hits, chosen) {
  for (const select of form.querySelectorAll("select")) {
    const counts = new Map();
    for (const { document } of hits) {
      if (!passes(index, document, chosen, select.name)) continue;
      for (const value of values(index, select.name, document)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const option of select.options) {
      option.dataset.name ??= option.textContent;
      if (!option.value) continue;
      const found = counts.get(option.value) ?? 0;
      option.textContent = `${option.dataset.name} (${found})`;
      option.disabled = !found && !option.selected;
    }
  }
}
