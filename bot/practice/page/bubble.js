// Draws one message, or one album: words, pictures, files, and the buttons under it.
import { contents } from "./contents.js";
import { button, el } from "./dom.js";
import { dress } from "./faces.js";
import { inlineKeys } from "./inlinekeys.js";
import { messagesOf, personOf, room } from "./room.js";
import { clockOf } from "./times.js";
import { words } from "./words.js";

/**
 * Draw the messages of one album, or a single one in a list of one.
 * `talk` is what the column lets a message do: {chatId, isGroup, onCommand, onPress, onReply}.
 */
export function bubble(messages, { opens, closes }, talk) {
  const [first] = messages;
  const last = messages.at(-1);
  const mine = first.from !== "bot";
  const kinds = ["message", mine ? "mine" : "theirs", opens && "opens", closes && "closes"];
  const line = el("div", { class: kinds.filter(Boolean).join(" ") });
  if (mine) dress(line, personOf(first.from));
  const card = el("div", { class: "bubble", tabindex: -1 }, ...parts(messages, opens, talk));
  const reply = button("Reply", { icon: "reply", iconOnly: true, class: "reply-to" });
  reply.addEventListener("click", () => talk.onReply(last));
  line.append(el("div", { class: "bubble-line" }, card, reply));
  const keys = last.keyboard?.inline;
  if (keys?.length) line.append(inlineKeys(last, keys, talk));
  return line;
}

function parts(messages, opens, talk) {
  const [first] = messages;
  const texts = messages.filter((message) => message.text);
  return [
    el("span", { class: "sr-only", text: `${nameOf(first.from)}: ` }),
    talk.isGroup && opens ? el("span", { class: "author", text: nameOf(first.from) }) : null,
    first.forward_from ? forwarded(first.forward_from) : null,
    first.reply_to ? quote(talk.chatId, first.reply_to) : null,
    ...contents(messages),
    ...texts.map((message) => words(message.text, message.entities, talk.onCommand)),
    stamp(messages.at(-1)),
  ];
}

const forwarded = (name) => el("span", { class: "forwarded", text: `Forwarded from ${name}` });

const nameOf = (from) =>
  from === "bot" ? room.bot.first_name : (personOf(from)?.name ?? "Somebody");

function stamp(message) {
  const time = el("time", { datetime: message.at, text: clockOf(message.at) });
  const edited = message.edited_at ? el("span", { class: "edited", text: "edited " }) : null;
  return el("span", { class: "stamp" }, edited, time);
}

function quote(chatId, replyTo) {
  const answered = messagesOf(chatId).find((message) => message.message_id === replyTo);
  const text = answered ? gist(answered) : "A message that is gone";
  const name = el("b", { text: nameOf(answered?.from ?? "bot") });
  return el("blockquote", { class: "quote" }, name, el("span", { text }));
}

/** One line that stands for a message in quotes and lists. */
export function gist(message) {
  if (message.text) return message.text.split("\n")[0];
  if (message.photo) return "Picture";
  if (message.document) return message.document.name;
  if (message.contact) return "Contact";
  return message.voice ? "Voice message" : "Message";
}
