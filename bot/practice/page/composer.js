// The typing box of one chat, with what stands above it: reply, edit, quick answers, commands.
import { AboutLine } from "./about.js";
import { edit, openChat, say, shareContact, unblock } from "./acts.js";
import { button, el, reconcile } from "./dom.js";
import { makePalette } from "./palette.js";
import { replyKeyboard, replyKeys } from "./replykeys.js";
import { messagesOf } from "./room.js";

const BOX_MAX_PX = 150;
const hasTouch = matchMedia("(pointer: coarse)");

/** The typing box of `talk`; pasted files go to `onFiles`. */
export class Composer {
  constructor(talk, onFiles) {
    this.talk = talk;
    this.onFiles = onFiles;
    this.box = typingBox(`Message as ${talk.title}`);
    this.palette = makePalette(this.box, talk.chatId, (command) => this.#fill(`/${command} `));
    this.about = new AboutLine(() => this.#cancel());
    this.quick = el("div");
    this.gate = el("div", { class: "gate" });
    this.fold = button("Quick answers", {
      icon: "keys",
      iconOnly: true,
      class: "round quiet fold",
    });
    this.sendKey = button("Send", { icon: "send", iconOnly: true, class: "send" });
    this.typing = el("div", { class: "typing" }, this.fold, this.box, this.sendKey);
    const above = [this.palette.node, this.about.node, this.quick];
    this.node = el("div", { class: "composer" }, ...above, this.typing, this.gate);
    this.#listen();
  }

  /** Draw what the chat's messages and the person's state ask for. */
  paint() {
    const stop = this.talk.isGroup ? null : gateOf(this.talk.person());
    this.typing.hidden = stop !== null;
    this.about.node.hidden = stop !== null;
    reconcile(this.gate, stop ? [stop] : []);
    const rows = stop ? null : replyKeyboard(messagesOf(this.talk.chatId));
    this.fold.hidden = rows === null;
    reconcile(this.quick, rows ? [this.#quickItem(rows)] : []);
    if (this.box.value && !this.box.style.height) this.#fit(); // it was written while hidden
  }

  /** Put a text into the box without taking the keyboard. */
  write(text) {
    this.box.value = text;
    this.#resize();
  }

  /** Send what stands in the box; null when it was refused, and then it stands there again. */
  async send() {
    const text = this.box.value.trim();
    if (!text) return this.box.focus();
    const about = this.about.take();
    this.write("");
    const answer = await this.#deliver(text, about);
    if (answer === null && !this.box.value) this.write(text);
    return answer;
  }

  focus() {
    this.box.focus({ preventScroll: true });
  }

  reply(message) {
    this.about.set({ kind: "reply", message });
    this.focus();
  }

  edit(message) {
    this.about.set({ kind: "edit", message });
    this.#fill(message.text);
  }

  #listen() {
    this.sendKey.addEventListener("pointerdown", (event) => event.preventDefault()); // keep focus
    this.sendKey.addEventListener("click", () => this.send());
    this.fold.addEventListener("click", () => (this.quick.hidden = !this.quick.hidden));
    this.box.addEventListener("input", () => this.#resize());
    this.box.addEventListener("keydown", (event) => this.#onKey(event));
    this.box.addEventListener("paste", (event) => this.#takeFiles(event));
  }

  #onKey(event) {
    if (this.palette.key(event)) return event.preventDefault();
    if (event.key === "Escape" && this.about.about) return this.#cancel();
    const breaksLine = event.shiftKey || event.isComposing || hasTouch.matches;
    if (event.key !== "Enter" || breaksLine) return null;
    event.preventDefault();
    return this.send();
  }

  #takeFiles(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.onFiles(files);
  }

  #resize() {
    this.#fit();
    this.palette.paint();
  }

  // A hidden box has no height to measure: it keeps its natural one until it is painted.
  #fit() {
    this.box.style.height = "";
    const { scrollHeight, offsetHeight, clientHeight } = this.box;
    if (offsetHeight === 0) return;
    const whole = scrollHeight + offsetHeight - clientHeight; // with its borders
    this.box.style.height = `${Math.min(whole, BOX_MAX_PX)}px`;
  }

  #fill(text) {
    this.write(text);
    this.focus();
  }

  #cancel() {
    if (this.about.take()?.kind === "edit") this.write("");
    this.focus();
  }

  #deliver(text, about) {
    const place = this.talk.place();
    if (about?.kind === "edit") return edit(place, about.message.message_id, text);
    return say(place, text, about?.message.message_id ?? null);
  }

  #quickItem(rows) {
    return { key: "quick", signature: JSON.stringify(rows), make: () => this.#quickKeys(rows) };
  }

  #quickKeys(rows) {
    this.quick.hidden = false; // a new keyboard shows itself
    return replyKeys(rows, {
      onText: (text) => say(this.talk.place(), text),
      onContact: () => shareContact(this.talk.speaker()),
    });
  }
}

const typingBox = (label) =>
  el("textarea", { rows: 1, placeholder: "Write a message", "aria-label": label });

function gateOf({ id, started, blocked, deactivated }) {
  if (deactivated) return gate("gone", () => el("p", { class: "muted", text: "Account deleted" }));
  if (blocked) return gateKey("Unblock the bot", "block", () => unblock(id));
  return started ? null : gateKey("Start", "start", () => openChat(id, ""));
}

const gate = (key, make) => ({ key, signature: key, make });
const gateKey = (label, name, onClick) =>
  gate(label, () => button(label, { icon: name, class: "primary wide", onClick }));
