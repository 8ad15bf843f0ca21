// The bot's keyboard above the typing box: which one is in force, and its keys.
import { button, el } from "./dom.js";

/** The reply keyboard that the bot's messages have put up in this chat, or null. */
export function replyKeyboard(messages) {
  const place = messages.findLastIndex(({ from, keyboard }) => {
    return from === "bot" && (keyboard?.reply || keyboard?.remove);
  });
  const keyboard = messages[place]?.keyboard;
  if (!keyboard?.reply) return null;
  const answered = messages.slice(place + 1).some(({ from }) => from !== "bot");
  return keyboard.one_time && answered ? null : keyboard.reply;
}

/** Draw a reply keyboard; `onText(text)` and `onContact()` are the presses. */
export function replyKeys(rows, { onText, onContact }) {
  const keys = rows.map((row) => el("div", { class: "key-row" }, ...row.map(keyOf)));
  return el("div", { class: "reply-keys", role: "group", "aria-label": "Quick answers" }, ...keys);

  function keyOf(key) {
    const { text, request_contact: asksContact } = typeof key === "string" ? { text: key } : key;
    const press = asksContact ? onContact : () => onText(text);
    return button(text, { icon: asksContact ? "person" : null, class: "key", onClick: press });
  }
}
