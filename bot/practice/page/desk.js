// The columns beside each other, and the rail that opens them (on a phone: the tabs below).
import { Column } from "./column.js";
import { el } from "./dom.js";
import { avatar, dress, firstName, groupAvatar, roleLabel } from "./faces.js";
import { allChats, isCurrent, isOpen, openFirst, show, whenShown } from "./places.js";
import { personOf, room } from "./room.js";

const columns = new Map();
const tabs = new Map();
const hasTouch = matchMedia("(pointer: coarse)");

/** Draw the rail and all open columns. */
export function paintDesk() {
  for (const chat of allChats()) {
    if (!columns.has(chat.id)) add(chat);
    paintTab(chat);
    paintColumn(chat);
  }
}

/** Open as many chats as fit, unless the person chose some before. */
export function fillDesk() {
  openFirst(document.getElementById("desk").clientWidth);
}

/** Put a text into a person's typing box and send it, so that one sees it happen. */
export async function sayVisibly(personId, text) {
  show(personId);
  const { composer } = columns.get(String(personId));
  composer.write(text);
  await new Promise((resolve) => setTimeout(resolve, 450));
  return composer.send();
}

function add(chat) {
  const column = new Column(chat);
  columns.set(chat.id, column);
  document.getElementById("desk").append(column.node);
  const tab = makeTab(chat);
  tabs.set(chat.id, tab);
  document.getElementById("rail").append(tab.node);
}

function paintColumn(chat) {
  const column = columns.get(chat.id);
  const { node } = column;
  node.hidden = !isOpen(chat.id);
  node.classList.toggle("current", isCurrent(chat.id));
  if (!node.hidden) column.paint();
}

function makeTab({ id, person }) {
  const badge = el("span", { class: "badge" });
  const face = el("span", { class: "tab-face" }, person ? avatar(person) : groupAvatar(), badge);
  const name = el("span", { class: "tab-name", text: person ? firstName(person.name) : "Team" });
  const role = el("small", { class: "tab-role", text: person ? roleLabel(person.role) : "Group" });
  const node = el("button", { type: "button", class: "tab" }, face, name, role);
  node.addEventListener("click", () => show(id));
  return { node: dress(node, person), badge };
}

function paintTab({ id }) {
  const { node, badge } = tabs.get(id);
  const unread = room.unread.get(id) ?? 0;
  badge.replaceChildren(String(unread), el("span", { class: "sr-only", text: " unread" }));
  badge.hidden = unread === 0;
  node.classList.toggle("open", isOpen(id));
  node.classList.toggle("away", personOf(id)?.blocked ?? false);
  if (isCurrent(id)) node.setAttribute("aria-current", "true");
  else node.removeAttribute("aria-current");
}

whenShown((id) => {
  paintDesk();
  const column = columns.get(id);
  column.node.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "smooth" });
  column.toEnd();
  if (!hasTouch.matches) column.composer.focus();
});
