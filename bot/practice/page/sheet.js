// Sheets that ask or show one thing: from below on a phone, a small card on a laptop.
import { button, el } from "./dom.js";
import { icon } from "./icons.js";

/** Open a modal sheet with a title; returns {close}. `anchor` hangs it under a button. */
export function openSheet(title, content, { anchor = null, kind = "" } = {}) {
  const heading = el("h2", { text: title });
  const shut = button("Close", { icon: "close", iconOnly: true, class: "round quiet" });
  const head = el("header", { class: "sheet-head" }, heading, shut);
  const sheet = el("dialog", { class: `sheet ${kind}`, "aria-label": title }, head, content);
  const close = () => sheet.close();
  shut.addEventListener("click", close);
  sheet.addEventListener("click", (event) => event.target === sheet && close());
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
  if (anchor) hang(sheet, anchor);
  return { close };
}

function hang(sheet, anchor) {
  if (matchMedia("(max-width: 719px)").matches) return;
  const place = anchor.getBoundingClientRect();
  const left = Math.min(place.right - sheet.offsetWidth, innerWidth - sheet.offsetWidth - 12);
  const top = Math.min(place.bottom + 6, innerHeight - sheet.offsetHeight - 12);
  sheet.classList.add("hanging");
  sheet.style.left = `${Math.max(12, left)}px`;
  sheet.style.top = `${Math.max(12, top)}px`;
}

/** Ask to choose one of `options` ({label, note?, icon?|picture?, onChoose}); closes on choice. */
export function openChoices(title, options, { anchor, before = null } = {}) {
  const list = el("ul", { class: "choices" });
  const sheet = openSheet(title, el("div", { class: "sheet-body" }, before, list), { anchor });
  for (const option of options) list.append(choice(option, sheet));
  list.querySelector("button")?.focus();
}

function choice({ label, note, icon: name, picture, danger, onChoose }, sheet) {
  const words = el("span", { class: "choice-words" }, el("span", { text: label }));
  if (note) words.append(el("small", { text: note }));
  const choose = () => {
    sheet.close();
    onChoose();
  };
  const attrs = {
    type: "button",
    class: danger ? "choice danger" : "choice",
    on: { click: choose },
  };
  return el("li", {}, el("button", attrs, picture ?? (name ? icon(name) : null), words));
}

/** Show a text that must be confirmed, as Telegram's alert does. */
export function showAlert(title, text) {
  const body = el("div", { class: "sheet-body" }, el("p", { class: "alert-text", text }));
  const sheet = openSheet(title, body, { kind: "alert" });
  const fine = button("OK", { class: "primary", onClick: () => sheet.close() });
  body.append(el("div", { class: "sheet-acts" }, fine));
  fine.focus();
}

/** Show one picture large. */
export function showPicture(url, caption) {
  const picture = el("img", { src: url, alt: caption || "Picture" });
  const body = el("figure", { class: "large" }, picture);
  if (caption) body.append(el("figcaption", { text: caption }));
  openSheet("Picture", body, { kind: "lightbox" });
}
