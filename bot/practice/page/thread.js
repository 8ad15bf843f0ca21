// Lays out one chat: days, runs of messages, albums, and what came from outside the bot.
import { button, el } from "./dom.js";
import { bubble } from "./bubble.js";
import { messagesOf, outsideOf } from "./room.js";
import { openChat } from "./acts.js";
import { clockOf, dayOf } from "./times.js";
import { words } from "./words.js";

const RUN_GAP_MS = 10 * 60 * 1000;

/** The items of a chat for `reconcile`, oldest first. */
export function threadItems(talk) {
  const blocks = [...albums(messagesOf(talk.chatId)), ...cards(talk)];
  blocks.sort((one, other) => new Date(one.at) - new Date(other.at));
  return blocks.flatMap((block, place) => {
    const before = blocks[place - 1];
    const after = blocks[place + 1];
    const newDay = !before || dayOf(before.at) !== dayOf(block.at);
    const ends = { opens: newDay || !joins(before, block), closes: !after || !joins(block, after) };
    return newDay ? [dayItem(block.at), item(block, ends, talk)] : [item(block, ends, talk)];
  });
}

function albums(messages) {
  const blocks = [];
  for (const message of messages) {
    const last = blocks.at(-1);
    const same = last && message.media_group_id && last.album === message.media_group_id;
    if (same) last.messages.push(message);
    else
      blocks.push({
        at: message.at,
        from: message.from,
        album: message.media_group_id,
        messages: [message],
      });
  }
  return blocks;
}

const cards = (talk) =>
  talk.isGroup
    ? []
    : outsideOf(talk.chatId).map((card) => ({ at: card.at, from: "outside", card }));

function joins(before, after) {
  const close = new Date(after.at) - new Date(before.at) < RUN_GAP_MS;
  return close && before.from === after.from && dayOf(before.at) === dayOf(after.at);
}

function dayItem(at) {
  const day = dayOf(at);
  return {
    key: `day-${day}`,
    signature: day,
    make: () => el("div", { class: "day" }, el("span", { text: day })),
  };
}

function item(block, place, talk) {
  if (block.card) return cardItem(block.card, talk);
  return {
    key: `message-${block.messages[0].message_id}`,
    signature: JSON.stringify([block.messages, place]),
    make: () => bubble(block.messages, place, talk),
  };
}

function cardItem(card, talk) {
  return { key: card.key, signature: card.key, make: () => outsideCard(card, talk) };
}

function outsideCard({ via, text, payload, at }, talk) {
  const head = el("p", { class: "outside-head", text: `You got this on ${via}` });
  const stamp = el("span", { class: "stamp" }, el("time", { datetime: at, text: clockOf(at) }));
  const card = el("div", { class: "outside" }, head, words(text, [], talk.onCommand), stamp);
  if (payload !== null) {
    const open = () => openChat(talk.chatId, payload);
    card.append(
      button("Open chat with the bot", { icon: "chat", class: "primary", onClick: open }),
    );
  }
  return card;
}
