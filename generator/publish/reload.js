// Only in `mac serve`, which puts it into pages as it sends them: reloads when a page is another and shows what is
// wrong with the records. Styles go through the CSSOM: the policy allows no others.
const own = new URL(document.currentScript.src).searchParams;
let events;
let banner;

function tell({ problems, warnings, stale }) {
  banner?.remove();
  if (!problems.length && !warnings.length) return;
  banner = document.createElement(problems.length ? "aside" : "details");
  banner.setAttribute("role", problems.length ? "alert" : "status");
  banner.setAttribute("data-reload-problems", "");
  const title = document.createElement(problems.length ? "strong" : "summary");
  title.textContent = stale ? "Hay errores: lo que no se pudo leer se ve como estaba antes."
    : problems.length ? "Hay errores: así no se puede publicar."
    : `Avisos de lo que guardaste: ${warnings.length}`;
  const list = document.createElement("pre");
  list.textContent = [...problems, ...warnings].join("\n");
  list.tabIndex = 0;
  Object.assign(banner.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 1000, padding: problems.length ? "1rem" : "0.25rem 1rem",
    background: "#fff3dc", color: "#1d2430", borderTop: "5px solid #7a4b00",
  });
  Object.assign(list.style, {
    margin: "0.5rem 0 0", maxHeight: "30vh", overflow: "auto", whiteSpace: "pre-wrap", font: "0.9rem/1.4 monospace",
  });
  banner.append(title, list);
  document.body.append(banner);
}

function listen() {
  events?.close();
  events = new EventSource("/_mac/events");
  events.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    const searches = document.querySelector("[data-results]"); // it holds addresses of files of its index
    if (state.build !== own.get("build") || (searches && state.search !== own.get("search"))) location.reload();
    else tell(state);
  };
}

addEventListener("pageshow", listen);
addEventListener("pagehide", () => events?.close());
