// Short notices: inside the column they belong to where it is open, else over the page.
import { el } from "./dom.js";
import { personOf } from "./room.js";
import { showAlert } from "./sheet.js";

const SHOWN_MS = 5000;

/** Show a short notice, in the column of `chatId` if it is on the screen. */
export function toast(text, { chatId = null, bad = false } = {}) {
  const notice = el("div", { class: bad ? "toast bad" : "toast", text });
  placeFor(chatId).append(notice);
  setTimeout(() => notice.remove(), SHOWN_MS);
}

/** Show the bot's answer to a button press. */
export function showAnswer({ person_id: personId, chat_id: chatId, text, alert }) {
  if (!text) return;
  if (alert) showAlert(personOf(personId)?.name ?? "The bot", text);
  else toast(text, { chatId: String(chatId ?? personId) });
}

function placeFor(chatId) {
  const column = chatId && document.getElementById(`chat-${chatId}`);
  const shown = column && column.offsetParent !== null;
  return shown ? column.querySelector(".toasts") : document.getElementById("toasts");
}
