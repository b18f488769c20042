// The checklist of a service: ticks stay on this device until they are erased. They are kept by the
// words of the requirement: when those change, the tick is gone, for something else is asked.
const list = document.querySelector("[data-checklist]");
const tools = document.querySelector("[data-ticks]");
const key = `mac:lista:${document.querySelector("[data-service]").dataset.service}`;
const boxes = list ? [...list.querySelectorAll("input[type=checkbox]")] : [];
const words = (box) => list.querySelector(`label[for="${box.id}"]`).textContent.trim();

function kept() {
  try {
    const ticks = JSON.parse(localStorage.getItem(key));
    return Array.isArray(ticks) ? ticks : [];
  } catch {
    return [];
  }
}

function keep() {
  const ticks = boxes.filter((box) => box.checked).map(words);
  try {
    if (ticks.length) localStorage.setItem(key, JSON.stringify(ticks));
    else localStorage.removeItem(key);
  } catch {} // private mode: ticks hold while the page is open
}

export function count() {
  const asked = boxes.filter((box) => !box.closest("[hidden]"));
  const ticked = asked.filter((box) => box.checked).length;
  if (!tools) return;
  tools.hidden = !boxes.some((box) => box.checked);
  tools.querySelector("[role=status]").textContent = `Tienes ${ticked} de ${asked.length}.`;
}

if (tools) {
  const ticks = new Set(kept());
  for (const box of boxes) box.checked = ticks.has(words(box));
  list.addEventListener("change", () => {
    keep();
    count();
  });
  tools.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
    count();
    boxes[0].focus();
  });
  count();
}
