// Filters of the A–Z. The choice is in the address; without this script the whole list stands.
// A long A–Z stands on many pages: there the search page takes the filters.
const form = document.querySelector("[data-filters]");
const items = [...document.querySelectorAll(".indice li[data-id]")];
const letters = [...document.querySelectorAll(".letra")];
const box = document.querySelector("[data-filters-box]");
const count = document.querySelector("[data-count]");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function matches(item, chosen) {
  return Object.entries(chosen).every(([name, value]) => {
    if (name === "texto") return plain(value).split(/\s+/).every((word) => item.dataset.texto.includes(word));
    return item.dataset[name].split(" ").includes(value);
  });
}

function show() {
  const chosen = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  for (const item of items) item.hidden = !matches(item, chosen);
  for (const letter of letters) letter.hidden = !letter.querySelector("li:not([hidden])");
  const left = items.filter((item) => !item.hidden).length;
  count.textContent = left === 0 ? "Ninguno con esos filtros. Quita alguno." : `${left} de ${items.length}`;
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
}

box.hidden = false;
box.open = matchMedia("(min-width: 40rem)").matches || location.search.length > 1;
if (form) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  if (location.search) show();
  else count.textContent = `${items.length} de ${items.length}`;
}
