// What the page knows of the room, and who hears when it changes.

export const room = {
  bot: { username: "", first_name: "Sapa", online: false, mode: "off", commands: [] },
  people: [],
  group: null,
  hint: null,
  chats: new Map(), // chat id -> messages, oldest first
  outside: restoreOutside(), // person id -> what reached them by WhatsApp and the like
  unread: new Map(),
  inSight: new Set(), // chats whose column is on the screen
  ahead_ms: 0, // how far the room's clock is ahead of this computer's
  skipping: false,
  connected: false,
  met: false, // whether there was a state before: only later messages are news
  seq: 0,
};

const watchers = new Set();
let planned = false;

/** Call `watcher` after each change, at most once per frame. */
export const watch = (watcher) => watchers.add(watcher);

/** Say that something changed. */
export function changed() {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    watchers.forEach((watcher) => watcher());
  });
}

/** The room's present moment. */
export const roomNow = () => new Date(Date.now() + room.ahead_ms);

/** The messages of one chat, oldest first. */
export const messagesOf = (chatId) => room.chats.get(String(chatId)) ?? [];

/** The person with this id, or undefined. */
export const personOf = (id) => room.people.find((person) => person.id === String(id));

/** Replace everything by the server's full state. */
export function adopt(state) {
  room.bot = state.bot;
  room.people = state.people.map((person) => ({ ...person, id: String(person.id) }));
  room.group = state.group && {
    ...state.group,
    id: String(state.group.id),
    members: state.group.members.map(String),
  };
  room.hint = state.hint ?? null;
  room.skipping = state.skipping;
  Object.entries(state.chats).forEach(([chatId, messages]) => countNew(chatId, messages));
  room.chats = new Map(Object.entries(state.chats));
  room.seq = state.seq;
  room.connected = true;
  room.met = true;
  setClock(state.now);
}

/** Set the room's clock to an ISO moment. */
export function setClock(now) {
  if (now) room.ahead_ms = new Date(now).getTime() - Date.now();
  changed();
}

/** A message came, or came again changed. */
export function put(chatId, message) {
  const id = String(chatId);
  const messages = [...messagesOf(id)];
  const place = messages.findIndex((known) => known.message_id === message.message_id);
  if (place >= 0) messages[place] = message;
  else messages.push(message);
  room.chats.set(id, messages);
  if (place < 0 && message.from === "bot" && !isSeen(id)) count(id);
  changed();
}

/** A message went away. */
export function remove(chatId, messageId) {
  const left = messagesOf(chatId).filter((message) => message.message_id !== messageId);
  room.chats.set(String(chatId), left);
  changed();
}

/** Note whether a chat's column is on the screen; what is seen is read. */
export function setInSight(chatId, visible) {
  if (visible) room.inSight.add(chatId);
  else room.inSight.delete(chatId);
  if (visible && room.unread.delete(chatId)) changed();
}

/** Mark all that is on the screen as read, once the page is looked at again. */
export function seeAll() {
  room.inSight.forEach((chatId) => room.unread.delete(chatId));
  changed();
}

function countNew(chatId, messages) {
  if (!room.met || isSeen(chatId)) return;
  const known = new Set(messagesOf(chatId).map((message) => message.message_id));
  const fresh = messages.filter(({ message_id: id, from }) => from === "bot" && !known.has(id));
  fresh.forEach(() => count(chatId));
}

const isSeen = (chatId) => room.inSight.has(chatId) && !document.hidden;
const count = (chatId) => room.unread.set(chatId, (room.unread.get(chatId) ?? 0) + 1);

/** What reached a person outside the bot, oldest first. */
export const outsideOf = (personId) => room.outside.get(String(personId)) ?? [];

/** Put a message from outside the bot before a person: {via, text, payload}. */
export function putOutside(personId, card) {
  const known = outsideOf(personId);
  const key = `outside-${personId}-${known.length}`;
  const came = { ...card, key, at: roomNow().toISOString() };
  room.outside.set(String(personId), [...known, came]);
  sessionStorage.setItem("sapa-outside", JSON.stringify([...room.outside]));
  if (!isSeen(String(personId))) count(String(personId));
  changed();
}

function restoreOutside() {
  return new Map(JSON.parse(sessionStorage.getItem("sapa-outside") ?? "[]"));
}
