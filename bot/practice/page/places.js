// Which chats are open beside each other, and which one a phone shows.
import { changed, room } from "./room.js";

const COLUMN_PX = 325; // a column narrower than this is no pleasure to read
const REMEMBERED = "sapa-open-chats";

const open = new Set();
let current = null;
let onShown = () => {};

/** Every chat of the room: the people's own, then the group: [{id, title, person}]. */
export function allChats() {
  const own = room.people.map((person) => ({ id: person.id, title: person.name, person }));
  return room.group ? [...own, { id: room.group.id, title: room.group.title, person: null }] : own;
}

export const isOpen = (chatId) => open.has(chatId);
export const isCurrent = (chatId) => current === chatId;

/** Hear of each chat that shall come into view and take the keyboard. */
export const whenShown = (listener) => (onShown = listener);

/** Open the chats of the last visit, or as many as fit beside each other. */
export function openFirst(width) {
  const ids = allChats().map((chat) => chat.id);
  const remembered = JSON.parse(localStorage.getItem(REMEMBERED) ?? "[]");
  const known = remembered.filter((id) => ids.includes(id));
  const fitting = ids.slice(0, Math.max(1, Math.floor(width / COLUMN_PX)));
  (known.length > 0 ? known : fitting).forEach((id) => open.add(id));
  current ??= ids[0] ?? null;
  changed();
}

/** Open a chat if need be and bring it into view. */
export function show(chatId) {
  const id = String(chatId);
  open.add(id);
  current = id;
  remember();
  onShown(id);
}

/** Close a chat's column; the chat itself stays. */
export function hide(chatId) {
  open.delete(chatId);
  if (current === chatId) current = [...open][0] ?? null;
  remember();
}

function remember() {
  localStorage.setItem(REMEMBERED, JSON.stringify([...open]));
  changed();
}
