// Everything a person in the room can do; each act shows a refusal where it happened.
import { ZONE } from "./times.js";
import { toast } from "./toasts.js";
import { fetchFile, post, postForm, read } from "./wire.js";

const at = (personId, act) => `/room/people/${encodeURIComponent(personId)}/${act}`;

/** Run one act; a refusal becomes a notice in the column and the answer is null. */
async function attempt(chatId, act) {
  try {
    return await act();
  } catch (trouble) {
    toast(trouble.message, { chatId, bad: true });
    return null;
  }
}

const act = (personId, name, body, chatId = personId) =>
  attempt(chatId, () => post(at(personId, name), body));

/** Write a message; `place` is {personId, chatId}. */
export const say = ({ personId, chatId }, text, replyTo = null) =>
  act(personId, "say", { chat_id: chatId, text, reply_to: replyTo }, chatId);

/** Press a button under a message of the bot. */
export const press = ({ personId, chatId }, messageId, callbackData) =>
  act(
    personId,
    "press",
    { chat_id: chatId, message_id: messageId, callback_data: callbackData },
    chatId,
  );

/** Send files as photos or documents; several photos become an album. */
export function attach({ personId, chatId }, files, { as, caption = "" }) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  form.append("as", as);
  form.append("caption", caption);
  form.append("chat_id", chatId);
  return attempt(chatId, () => postForm(at(personId, "attach"), form));
}

/** Fetch a sample that the room serves and send it as a document. */
export const attachSample = (place, { name, url }) =>
  attempt(place.chatId, async () => {
    const file = await fetchFile(url, name);
    return attach(place, [file], { as: "document" });
  });

/** The samples that the room serves: [{name, label, url}], or null. */
export const samples = (chatId) => attempt(chatId, () => read("/room/samples"));

/** Share a contact: one's own without `of`, else another person's. */
export const shareContact = (personId, of = null) => act(personId, "contact", { of });

export const sendVoice = (personId) => act(personId, "voice", {});

export const edit = ({ personId, chatId }, messageId, text) =>
  act(personId, "edit", { chat_id: chatId, message_id: messageId, text }, chatId);

export const forward = (personId, fromChatId, messageId) =>
  act(personId, "forward", { from_chat_id: fromChatId, message_id: messageId });

/** Open the chat with the bot through a start link's payload. */
export const openChat = (personId, payload) => act(personId, "open", { payload });

export const block = (personId) => act(personId, "block", {});
export const unblock = (personId) => act(personId, "unblock", {});

/** Skip time to "hour", "tomorrow", "due" or an ISO moment; answers {now, stops} or null. */
export const skip = (to) => attempt(null, () => post("/room/skip", { to, zone: ZONE }));
