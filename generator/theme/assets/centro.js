// The centre a person chose, kept on this device only: pages read it, nothing sends it anywhere.
const KEY = "mac:centro";

export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return /^[a-z0-9-]+$/.test(kept?.id) && typeof kept.name === "string" ? kept : null;
  } catch {
    return null; // no storage, or something else wrote there
  }
}

export function remember(id, name) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id, name }));
  } catch {} // private mode: the choice holds for this page
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {}
}

// Home: the way back to the centre that was chosen. Page of a centre: choose it.
const mine = document.querySelector("[data-my-center]");
const choose = document.querySelector("[data-choose-center]");

function show() {
  const kept = remembered();
  if (mine) {
    mine.hidden = !kept;
    if (kept) {
      const link = mine.querySelector("a");
      link.textContent = kept.name;
      link.href = `centros/${kept.id}/`;
    }
  }
  if (choose) {
    const chosen = kept?.id === choose.dataset.chooseCenter;
    choose.hidden = false;
    choose.querySelector("[role=status]").textContent = chosen
      ? "Es tu centro. "
      : "";
    choose.querySelector("button").textContent = chosen ? "Olvidar mi centro" : "Este es mi centro";
  }
}

mine?.querySelector("button").addEventListener("click", () => {
  forget();
  show();
});
choose?.querySelector("button").addEventListener("click", () => {
  const { chooseCenter: id, name } = choose.dataset;
  if (remembered()?.id === id) forget();
  else remember(id, name);
  show();
});
if (mine || choose) show();
