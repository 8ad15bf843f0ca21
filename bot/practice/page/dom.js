// Builds page elements by DOM calls alone, so that no message text is ever read as markup.
import { icon } from "./icons.js";

/** Make one element. `attrs` takes attributes, plus `on` ({event: listener}) and `text`. */
export function el(tag, attrs = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") listen(node, value);
    else if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function listen(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

/** A push button with an icon, a label, or both. */
export function button(label, { icon: name, iconOnly = false, onClick, ...attrs } = {}) {
  const words = iconOnly ? null : el("span", { text: label });
  const named = iconOnly ? { "aria-label": label, title: label } : {};
  const parts = [name ? icon(name) : null, words];
  return el("button", { type: "button", ...named, ...attrs, on: { click: onClick } }, ...parts);
}

/**
 * Bring `parent` to show exactly `items`, in order, touching only what changed.
 * An item is {key, signature, make}; the same key and signature keep the same node.
 */
export function reconcile(parent, items) {
  const hadFocus = parent.contains(document.activeElement);
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, place) => {
    const node = kept(old.get(item.key), item) ?? marked(item);
    if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] ?? null);
  });
  while (parent.children.length > items.length) parent.lastElementChild.remove();
  if (hadFocus && !parent.contains(document.activeElement)) parent.focus(); // its button is gone
}

function kept(node, item) {
  return node && node.signature === item.signature ? node : null;
}

function marked(item) {
  const node = item.make();
  node.dataset.key = item.key;
  node.signature = item.signature;
  return node;
}
