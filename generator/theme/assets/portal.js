// Loaded by every page, after it can be read. Pages work without it.
document.documentElement.classList.replace("no-js", "js");

// The search box helps once it is used: nothing of the search is loaded before.
document.addEventListener("focusin", async ({ target }) => {
  if (!target.matches?.("input[type=search][name=q]") || target.role) return;
  const { suggest } = await import(new URL("buscador/sugerencias.js", import.meta.url));
  suggest(target);
});
