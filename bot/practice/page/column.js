// One chat as a column: who it is, the messages, the typing box.
import { Composer } from "./composer.js";
import { button, el, reconcile } from "./dom.js";
import { lookAndSend } from "./enclose.js";
import { avatar, dress, groupAvatar, roleLabel } from "./faces.js";
import { openMenu } from "./menu.js";
import { hide } from "./places.js";
import { messagesOf, personOf, room, setInSight } from "./room.js";
import { makeSpeakers } from "./speakers.js";
import { talkIn } from "./talk.js";
import { threadItems } from "./thread.js";

const NEAR_END_PX = 80;

/** The column of a chat ({id, title, person}); it stays at the newest message until scrolled. */
export class Column {
  constructor(chat) {
    this.chat = chat;
    this.talk = talkIn(chat, (message) => this.composer.reply(message));
    this.composer = new Composer(this.talk, (files) => lookAndSend(this.talk.place(), files));
    this.speakers = chat.person ? null : makeSpeakers();
    this.role = el("p", { class: "role" });
    this.thread = threadOf(chat);
    this.down = button("To the newest message", {
      icon: "down",
      iconOnly: true,
      class: "round to-end",
    });
    this.node = el("section", { class: "column", id: `chat-${chat.id}`, "aria-label": chat.title });
    this.node.append(...this.#parts());
    this.atEnd = true;
    this.lastId = null;
    this.size = "";
    dress(this.node, chat.person);
    this.#listen();
  }

  /** Draw the chat as the room knows it now. */
  paint() {
    this.role.textContent = this.chat.person ? aboutPerson(this.talk.person()) : aboutGroup();
    this.speakers?.paint();
    this.composer.paint();
    reconcile(this.thread, items(this.talk));
    if (this.#justSpoke() || this.atEnd) this.toEnd();
    if (this.#sized()) this.#noteScroll();
  }

  toEnd() {
    this.thread.scrollTop = this.thread.scrollHeight;
  }

  #parts() {
    const toasts = el("div", { class: "toasts", role: "status" });
    const middle = el("div", { class: "middle" }, toasts, this.thread, this.down);
    const speakers = this.speakers ? [this.speakers.node] : [];
    return [this.#head(), middle, ...speakers, this.composer.node];
  }

  #head() {
    const { title, id, person } = this.chat;
    const look = { iconOnly: true, class: "round quiet" };
    const more = button(`More for ${title}`, { ...look, icon: "more" });
    more.addEventListener("click", () => openMenu(this.talk, this.composer, more));
    const shut = button(`Close ${title}`, { ...look, icon: "close", onClick: () => hide(id) });
    shut.classList.add("shut");
    const names = el("div", {}, el("h2", { text: title }), this.role);
    const face = person ? avatar(person) : groupAvatar();
    return el("header", { class: "column-head" }, face, names, more, shut);
  }

  #listen() {
    this.down.addEventListener("click", () => this.toEnd());
    this.thread.addEventListener("scroll", () => this.#sized() && this.#noteScroll());
    new ResizeObserver(() => this.#resized()).observe(this.thread);
    const look = ([entry]) => setInSight(this.chat.id, entry.isIntersecting);
    new IntersectionObserver(look, { threshold: 0.4 }).observe(this.node);
    this.node.addEventListener("dragover", (event) => event.preventDefault());
    this.node.addEventListener("drop", (event) => this.#drop(event));
  }

  #drop(event) {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length > 0) lookAndSend(this.talk.place(), files);
  }

  // A resize scrolls too, before it is told of; only a scroll in a settled size is the person's.
  #sized() {
    return this.size === sizeOf(this.thread);
  }

  #resized() {
    this.size = sizeOf(this.thread);
    if (this.atEnd) this.toEnd();
    this.#noteScroll();
  }

  #noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.thread;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.down.hidden = this.atEnd;
  }

  #justSpoke() {
    const last = messagesOf(this.chat.id).at(-1);
    const spoke = last && last.message_id !== this.lastId && last.from !== "bot";
    this.lastId = last?.message_id ?? null;
    return spoke;
  }
}

const sizeOf = ({ clientWidth, clientHeight }) => `${clientWidth} ${clientHeight}`;

function threadOf({ title }) {
  const attrs = { class: "thread", role: "log", "aria-live": "polite", tabindex: 0 };
  return el("div", { ...attrs, "aria-label": `Messages of ${title}` });
}

function items(talk) {
  const known = threadItems(talk);
  if (known.length > 0) return known;
  const text = talk.isGroup ? "Nothing said in the group yet." : emptyText(talk.person());
  return [{ key: "empty", signature: text, make: () => el("p", { class: "empty", text }) }];
}

function emptyText({ name, started }) {
  if (started) return "No messages yet.";
  return `${name} has not met the bot yet. Press Start, or send a start link here.`;
}

function aboutPerson({ role, username, phone, blocked }) {
  const reach = username ? `@${username}` : phone;
  return [roleLabel(role), reach, blocked ? "blocked the bot" : null].filter(Boolean).join(" · ");
}

function aboutGroup() {
  const members = room.group.members.map((id) => personOf(id)?.name);
  return members.filter(Boolean).join(", ");
}
