// The menu of one chat: everything a person can do besides writing.
import { block, forward, openChat, sendVoice, shareContact, unblock } from "./acts.js";
import { gist } from "./bubble.js";
import { attachOneSample, pickFiles } from "./enclose.js";
import { avatar } from "./faces.js";
import { messagesOf, room } from "./room.js";
import { openChoices } from "./sheet.js";

const FORWARDABLE = 15;

/** Open the menu of a chat under `anchor`; `composer` takes the edit. */
export function openMenu(talk, composer, anchor) {
  const options = [...enclosing(talk), ...editing(talk, composer), ...personal(talk)];
  openChoices(talk.title, options, { anchor });
}

function enclosing(talk) {
  const place = talk.place();
  return [
    {
      label: "Attach the sample listing sheet",
      icon: "sheet",
      onChoose: () => attachOneSample(place),
    },
    {
      label: "Attach a picture",
      icon: "picture",
      onChoose: () => pickFiles(place, { as: "photo" }),
    },
    {
      label: "Send several pictures as an album",
      icon: "pictures",
      onChoose: () => pickFiles(place, { as: "photo", several: true }),
    },
    {
      label: "Attach a file",
      icon: "file",
      onChoose: () => pickFiles(place, { as: "document", several: true }),
    },
  ];
}

function editing(talk, composer) {
  const mine = messagesOf(talk.chatId).findLast(
    ({ from, text }) => String(from) === talk.speaker() && text,
  );
  if (!mine) return [];
  return [{ label: "Edit my last message", icon: "pencil", onChoose: () => composer.edit(mine) }];
}

function personal(talk) {
  if (talk.isGroup) return [];
  const { id, blocked } = talk.person();
  const leave = { label: "Block the bot", icon: "block", danger: true, onChoose: () => block(id) };
  const back = { label: "Unblock the bot", icon: "block", onChoose: () => unblock(id) };
  return [
    { label: "Forward a message", icon: "forward", onChoose: () => chooseForward(talk) },
    { label: "Send a voice message", icon: "voice", onChoose: () => sendVoice(id) },
    { label: "Share my contact", icon: "person", onChoose: () => shareContact(id) },
    { label: "Share another person's contact", icon: "people", onChoose: () => chooseContact(id) },
    { label: "Press Start", icon: "start", onChoose: () => openChat(id, "") },
    blocked ? back : leave,
  ];
}

function chooseContact(id) {
  const others = room.people.filter((person) => person.id !== id);
  const options = others.map((person) => ({
    label: person.name,
    note: person.phone,
    picture: avatar(person),
    onChoose: () => shareContact(id, person.id),
  }));
  openChoices("Whose contact?", options);
}

function chooseForward(talk) {
  const id = talk.speaker();
  const chats = room.group?.members.includes(id) ? [id, room.group.id] : [id];
  const options = chats.flatMap((chatId) =>
    messagesOf(chatId)
      .slice(-FORWARDABLE)
      .reverse()
      .map((message) => ({
        label: gist(message),
        note: chatId === id ? "from this chat" : `from ${room.group.title}`,
        icon: "forward",
        onChoose: () => forward(id, chatId, message.message_id),
      })),
  );
  openChoices(options.length > 0 ? "Forward which message?" : "Nothing to forward yet", options);
}
