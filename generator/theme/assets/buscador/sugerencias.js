// Suggestions below a search box: a combobox with a listbox (WAI-ARIA 1.2), recent searches before anything is typed.
import { element, marked } from "./elementos.js";
import { engine } from "./motor.js";
import { forget, recent, remember } from "./recientes.js";
import { highlighted } from "./resultados.js";

const LEAST = 2;
const MOST = 6;
const SITE = new URL("../../../", import.meta.url);
let boxes = 0;

export function suggest(input) {
  if (!input.hasAttribute("role")) new Suggestions(input);
}

class Suggestions {
  constructor(input) {
    const id = `sugerencias-${++boxes}`;
    this.input = input;
    this.list = element("ul", { id, role: "listbox", "aria-label": "Sugerencias" });
    this.erase = element("button", { type: "button", text: "Borrar búsquedas recientes", hidden: true });
    this.status = element("p", { className: "oculto", role: "status" });
    this.box = element("div", { className: "sugerencias", hidden: true }, this.list, this.erase);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" })) {
      input.setAttribute(name, value);
    }
    input.form.append(this.box, this.status);
    this.turn = 0;
    this.listen();
    if (document.activeElement === input) this.update();
  }

  listen() {
    const { input, form = input.form } = this;
    input.addEventListener("input", () => this.update());
    input.addEventListener("focus", () => this.update());
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || this.close());
    form.addEventListener("submit", () => { remember(input.value); this.close(); });
    // Keep the focus in the box while an option is pressed.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.choose(option);
    });
    this.erase.addEventListener("click", () => { forget(); input.focus(); this.close(); this.say("Borramos tus búsquedas recientes."); });
  }

  async update() {
    const turn = ++this.turn;
    const query = this.input.value.trim();
    if (!query) return this.show(recent().map((text) => this.option({ text, query: text })), true);
    if (query.length < LEAST) return this.close();
    this.list.setAttribute("aria-busy", "true");
    let options = [];
    try {
      options = await this.find(query);
    } catch {
      // Without the index the form still leads to the results page.
    }
    if (turn !== this.turn) return;
    if (this.input.form.contains(document.activeElement)) this.show(options, false);
    else this.close();
  }

  async find(query) {
    const found = await engine();
    const { understood, hits, answers } = await found.search(query, { typing: true });
    if (answers === "no" && query.includes(" ")) return [];
    const best = hits.slice(0, MOST);
    const cards = await found.index.cards(best.map((hit) => hit.document));
    const words = highlighted(understood);
    return cards.map((card) => this.option({ text: card.t, words, detail: card.e ?? "", url: new URL(card.u, SITE) }));
  }

  option({ text, words = new Set(), detail = "", url, query }) {
    const option = element("li", { role: "option", "aria-selected": "false", id: `${this.list.id}-${Math.random().toString(36).slice(2, 8)}` });
    option.append(...marked(text, words));
    if (detail) option.append(element("small", { text: ` ${detail}` }));
    Object.assign(option, { url, query });
    return option;
  }

  show(options, old) {
    if (!options.length) return this.close();
    this.list.removeAttribute("aria-busy");
    this.list.replaceChildren(...options);
    this.list.setAttribute("aria-label", old ? "Búsquedas recientes" : "Sugerencias");
    this.erase.hidden = !old;
    this.box.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    this.say(options.length === 1 ? "1 sugerencia" : `${options.length} sugerencias`);
  }

  close() {
    this.turn++;
    this.list.removeAttribute("aria-busy");
    this.box.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  say(text) {
    this.status.textContent = text;
  }

  get active() {
    return this.box.hidden ? null : this.list.querySelector("[aria-selected=true]");
  }

  key(event) {
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (this.box.hidden) this.update();
      else this.move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape" && !this.box.hidden) {
      event.preventDefault();
      this.close();
    } else if (key === "Enter" && this.active) {
      event.preventDefault();
      this.choose(this.active);
    }
  }

  // Round through the options; before the first and after the last is the box itself.
  move(step) {
    const options = [...this.list.children];
    const at = options.indexOf(this.active) + (this.active || step > 0 ? 0 : options.length + 1) + step;
    this.active?.setAttribute("aria-selected", "false");
    const next = options[at];
    if (!next) return this.input.removeAttribute("aria-activedescendant");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", next.id);
  }

  choose({ url, query }) {
    if (url) {
      remember(this.input.value);
      location.assign(url);
    } else {
      this.input.value = query;
      this.input.form.requestSubmit();
    }
  }
}
