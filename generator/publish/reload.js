// Only in `mac serve`, which puts it into pages as it sends them: reloads after a rebuild and shows what is
// wrong with the records while the old site stands. Styles go through the CSSOM: the policy allows no others.
const own = new URL(document.currentScript.src).searchParams.get("build");
let events;
let banner;

function tell(problems) {
  banner?.remove();
  if (!problems.length) return;
  banner = document.createElement("aside");
  banner.setAttribute("role", "alert");
  banner.setAttribute("data-reload-problems", "");
  const title = document.createElement("strong");
  title.textContent = "No se pudo actualizar: esta es la versión anterior.";
  const list = document.createElement("pre");
  list.textContent = problems.join("\n");
  list.tabIndex = 0;
  Object.assign(banner.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 1000, padding: "1rem",
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
    if (state.build === own) tell(state.problems);
    else location.reload();
  };
}

addEventListener("pageshow", listen);
addEventListener("pagehide", () => events?.close());
