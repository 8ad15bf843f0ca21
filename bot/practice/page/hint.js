// "What to try": a few first steps beside the chats, dismissed and reopened at will.
import { fillDesk, sayVisibly } from "./desk.js";
import { button, el, reconcile } from "./dom.js";
import { dress, firstName } from "./faces.js";
import { icon } from "./icons.js";
import { changed, personOf, room } from "./room.js";

const DISMISSED = "sapa-hint-dismissed";
const isPhone = matchMedia("(max-width: 719px)");
const done = new Set();
const panel = el("aside", { class: "hint", "aria-label": "What to try" });
let shown = localStorage.getItem(DISMISSED) === null;

/** Put the panel beside the chats and wire its "?" button. */
export function makeHint() {
  document.getElementById("desk").prepend(panel);
  document.getElementById("hint-toggle").addEventListener("click", () => setShown(!shown));
}

/** Draw the panel from the room's hint, or from the steps that always work. */
export function paintHint() {
  const { title, steps } = room.hint ?? usual();
  panel.hidden = !shown;
  document.getElementById("hint-toggle").setAttribute("aria-expanded", String(shown));
  const signature = JSON.stringify([title, steps, [...done]]);
  reconcile(panel, [{ key: "hint", signature, make: () => content(title, steps) }]);
}

function setShown(next) {
  shown = next;
  if (!shown) localStorage.setItem(DISMISSED, "yes");
  paintHint();
  fillDesk();
}

function content(title, steps) {
  const shut = button("Close the hints", { icon: "close", iconOnly: true, class: "round quiet" });
  shut.addEventListener("click", () => setShown(false));
  const head = el("header", {}, el("h2", { text: title }), shut);
  return el("div", { class: "hint-card" }, head, el("ol", {}, ...steps.map(step)));
}

function step({ text, as, say }, place) {
  const person = as === null || as === undefined ? null : personOf(as);
  const body = el("div", {}, el("p", { text }));
  if (say && person) body.append(doIt(person, say, place));
  const mark = el("span", { class: "mark" }, done.has(place) ? icon("check") : String(place + 1));
  return dress(el("li", { class: done.has(place) ? "done" : null }, mark, body), person);
}

function doIt(person, text, place) {
  const act = async () => {
    done.add(place);
    if (isPhone.matches) shown = false; // the panel would cover what happens
    changed();
    await sayVisibly(person.id, text);
  };
  const label = el("span", { text: `${firstName(person.name)}: ${text}` });
  const spoken = el("span", { class: "sr-only", text: "Do it. " });
  const attrs = { type: "button", class: "do-it", on: { click: act } };
  return el("button", attrs, icon("start"), spoken, label);
}

function usual() {
  const first = (wanted) => room.people.find(({ role }) => role === wanted)?.id ?? null;
  const steps = [
    { text: "You are staff. Ask the bot what it can do.", as: first("staff"), say: "/help" },
    { text: "Bring in KOLs: in the … menu of staff, attach the sample listing sheet." },
    { text: "As the lead, double-check who fits: approve or strike." },
    { text: "As staff, approach somebody. Tap the WhatsApp button and choose who receives it." },
    { text: "As Alya, open the chat with the bot, ask something, then agree." },
    { text: "Skip time to the next deadline and watch the bot remind." },
  ];
  return { title: "What to try", steps };
}
