// Elements from data, never from HTML text: what records say cannot become markup.
import { plain } from "./texto.js";

export function element(tag, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The text with the words of `found` marked; `found` holds them in the spelling of the index.
export function marked(text, found) {
  const parts = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!found.has(plain(word))) continue;
    parts.push(text.slice(from, index), element("mark", { text: word }));
    from = index + word.length;
  }
  parts.push(text.slice(from));
  return parts.filter(Boolean);
}
