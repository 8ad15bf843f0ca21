// Follows links without leaving the page: start links and WhatsApp texts ask who receives them.
import { avatar } from "./faces.js";
import { button, el } from "./dom.js";
import { personOf, putOutside, room } from "./room.js";
import { show } from "./places.js";
import { openChoices, openSheet } from "./sheet.js";
import { toast } from "./toasts.js";

const START_LINK = /(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?(?:\?start=([\w-]+))?(?![\w/?])/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Do what a tap on `address` would do in a messenger, inside the room. */
export function followLink(address) {
  const url = asUrl(address);
  if (url === null) return explain(address);
  if (isWhatsApp(url)) return hand(whatsAppMessage(url));
  if (startPayload(url.href) !== null) {
    return hand({ via: "a link", text: url.href, payload: startPayload(url.href) });
  }
  return explain(url.href);
}

/** Offer a copied text to somebody, as staff would paste it into another app. */
export function handOver(text) {
  navigator.clipboard?.writeText(text).catch(() => {});
  hand({ via: "another app", text, payload: startPayload(text) });
}

/** The payload of this bot's link inside `text` ("" for a bare one), or null without a link. */
export function startPayload(text) {
  const found = START_LINK.exec(text);
  const ours = found && found[1].toLowerCase() === room.bot.username?.toLowerCase();
  return ours ? (found[2] ?? "") : null;
}

function asUrl(address) {
  try {
    return new URL(HAS_SCHEME.test(address) ? address : `https://${address}`);
  } catch {
    return null;
  }
}

const isWhatsApp = (url) => ["wa.me", "api.whatsapp.com", "www.wa.me"].includes(url.hostname);

function whatsAppMessage(url) {
  const text = url.searchParams.get("text") ?? "";
  const phone = url.searchParams.get("phone") ?? url.pathname.slice(1);
  return { via: "WhatsApp", text, payload: startPayload(text), phone: digits(phone) };
}

const digits = (phone) => (phone ?? "").replace(/\D/g, "");

function hand(message) {
  const preview = el("blockquote", { class: "preview", text: message.text || "(no text)" });
  const options = room.people.map((person) => ({
    label: person.name,
    note: noteOn(person, message),
    picture: avatar(person),
    onChoose: () => deliver(person.id, message),
  }));
  openChoices("Who receives this?", options, { before: preview });
}

function noteOn(person, message) {
  const dialled = message.phone && digits(person.phone) === message.phone;
  return dialled ? `${person.phone} · the number in the link` : person.phone;
}

function deliver(personId, { via, text, payload }) {
  putOutside(personId, { via, text, payload });
  show(personId);
  toast(`${personOf(personId).name} got it on ${via}.`, { chatId: personId });
}

function explain(address) {
  const body = el(
    "div",
    { class: "sheet-body" },
    el("p", { text: "In real life this would open:" }),
    el("p", { class: "address", text: address }),
    el("p", { class: "muted", text: "The practice room stays on this computer." }),
  );
  const sheet = openSheet("Outside the room", body);
  const fine = button("Stay here", { class: "primary", onClick: () => sheet.close() });
  body.append(el("div", { class: "sheet-acts" }, fine));
}
