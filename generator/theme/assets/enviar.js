// Print, send and copy. The text is in the page, line by line; lines that do not apply are hidden there.
// Without this script WhatsApp and SMS still send the text for every centre.
const actions = document.querySelector(".acciones");
const message = document.querySelector("[data-message]");

export function text() {
  const lines = [...message.querySelectorAll(".linea")].filter((line) => !line.hidden);
  return lines.map((line) => line.textContent).join("\n");
}

// The address of the text is that of the choice, so that who receives it sees the same.
export function share(root) {
  const address = [...message.querySelectorAll(".linea")].find((line) => /^https?:/.test(line.textContent));
  if (address) {
    const url = new URL(address.textContent);
    url.search = location.search;
    address.textContent = url.href;
  }
  for (const link of root.querySelectorAll("[data-send]")) {
    link.href = link.dataset.send + encodeURIComponent(text());
  }
}

async function copy(button) {
  const name = button.querySelector("span");
  let told = "Copiado";
  try {
    await navigator.clipboard.writeText(text());
  } catch {
    message.closest("details").open = true;
    getSelection().selectAllChildren(message); // no clipboard: the text is selected, to be copied by hand
    message.scrollIntoView({ block: "center" });
    told = "Cópialo de aquí";
  }
  name.textContent = button.nextElementSibling.textContent = told;
  setTimeout(() => {
    name.textContent = "Copiar";
    button.nextElementSibling.textContent = "";
  }, 4000);
}

for (const item of actions.querySelectorAll("[data-js]")) item.hidden = false;
actions.querySelector("[data-print]").addEventListener("click", () => print());
actions.querySelector("[data-copy]").addEventListener("click", ({ currentTarget }) => copy(currentTarget));
