// What a message carries besides words: pictures, files, a voice, a contact.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { showPicture } from "./sheet.js";

const WAVE_PX = [5, 9, 14, 8, 12, 17, 10, 6, 13, 16, 9, 5, 11, 7, 4];

/** The drawn contents of an album, or of a single message in a list of one. */
export function contents(messages) {
  const photos = messages.filter(({ photo }) => photo);
  const files = messages.filter(({ document }) => document);
  const [{ voice: spoken, contact }] = messages;
  return [
    photos.length > 0 ? pictures(photos) : null,
    ...files.map(({ document }) => fileChip(document)),
    spoken ? voice(spoken) : null,
    contact ? contactCard(contact) : null,
  ];
}

function pictures(shown) {
  const kind = shown.length > 1 ? "album" : "single";
  return el("div", { class: `pictures ${kind}` }, ...shown.map(thumbnail));
}

function thumbnail({ photo, text }) {
  const picture = el("img", {
    src: photo.url,
    width: photo.width,
    height: photo.height,
    alt: text || "Picture",
  });
  const attrs = { type: "button", class: "thumb", "aria-label": "Enlarge picture" };
  const look = el("button", attrs, picture);
  look.addEventListener("click", () => showPicture(photo.url, text));
  return look;
}

function fileChip({ url, name, size }) {
  const label = el("span", {}, el("b", { text: name }), el("small", { text: sizeOf(size) }));
  const attrs = { class: "file", href: url, download: name };
  return el("a", attrs, icon("file"), label, icon("download"));
}

function sizeOf(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

function voice({ duration }) {
  const bars = el("span", { class: "wave", "aria-hidden": "true" }, ...WAVE_PX.map(bar));
  return el(
    "div",
    { class: "voice" },
    icon("voice"),
    bars,
    el("small", { text: `Voice, ${duration} s` }),
  );
}

function bar(height) {
  const node = el("i");
  node.style.height = `${height}px`;
  return node;
}

function contactCard(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  const number = el("small", { text: `+${contact.phone_number.replace(/^\+/, "")}` });
  const label = el("span", {}, el("b", { text: name }), number);
  return el("div", { class: "contact" }, icon("person"), label);
}
