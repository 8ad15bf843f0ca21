// Chooses files to send: from this computer with a look before sending, or the room's samples.
import { attach, attachSample, samples } from "./acts.js";
import { button, el } from "./dom.js";
import { openChoices, openSheet } from "./sheet.js";

/** Let the person pick files, then look and send; `as` is "photo" or "document". */
export function pickFiles(place, { as, several = false }) {
  const accept = as === "photo" ? "image/*" : null;
  const picker = el("input", { type: "file", accept, multiple: several, hidden: true });
  picker.addEventListener("change", () => {
    picker.remove();
    if (picker.files.length > 0) lookAndSend(place, [...picker.files], as);
  });
  picker.addEventListener("cancel", () => picker.remove());
  document.body.append(picker);
  picker.click();
}

/** Show files before they go, with a caption to write; pictures may go as files too. */
export function lookAndSend(place, files, as = kindOf(files)) {
  const caption = el("input", {
    type: "text",
    placeholder: "Caption (optional)",
    "aria-label": "Caption",
  });
  const send = button("Send", { icon: "send", class: "primary" });
  const acts = el("div", { class: "sheet-acts" }, send);
  const form = el("form", { class: "sheet-body" }, preview(files, as), caption, acts);
  const sheet = openSheet(titleOf(files, as), form);
  const go = () => {
    sheet.close();
    attach(place, files, { as, caption: caption.value });
  };
  send.addEventListener("click", go);
  form.addEventListener("submit", (event) => (event.preventDefault(), go()));
  caption.focus();
}

const kindOf = (files) =>
  files.every((file) => file.type.startsWith("image/")) ? "photo" : "document";

function titleOf(files, as) {
  if (as === "photo") return files.length > 1 ? `Send ${files.length} pictures` : "Send a picture";
  return files.length > 1 ? `Send ${files.length} files` : "Send a file";
}

function preview(files, as) {
  const shown = files.map((file) =>
    as === "photo" ? picture(file) : el("p", { text: file.name }),
  );
  return el("div", { class: "enclosed" }, ...shown);
}

function picture(file) {
  const address = URL.createObjectURL(file);
  const image = el("img", { src: address, alt: file.name });
  image.addEventListener("load", () => URL.revokeObjectURL(address));
  return image;
}

/** Attach a sample sheet that the room serves; asks which one if there are several. */
export async function attachOneSample(place) {
  const known = await samples(place.chatId);
  if (known === null) return null; // the refusal was shown
  if (known.length === 1) return attachSample(place, known[0]);
  const options = known.map((sample) => ({
    label: sample.label,
    note: sample.name,
    icon: "sheet",
    onChoose: () => attachSample(place, sample),
  }));
  return openChoices("Which sample?", options);
}
