// "What to try": a few first steps beside the chats, dismissed and reopened at will.
import { fillDesk, sayVisibly } from "./desk.js";
import { button, el, reconcile } from "./dom.js";
import { dress, firstName } from "./faces.js";
import { icon } from "./icons.js";
import { changed, messagesOf, personOf, room } from "./room.js";

const DISMISSED = "sapa-hint-dismissed";
const isPhone = matchMedia("(max-width: 719px)");
const panel = el("aside", { class: "hint", "aria-label": "What to try" });
let shown = localStorage.getItem(DISMISSED) === null;

/** Put the panel beside the chats and wire its "?" button. */
export function makeHint() {
  document.getElementById("desk").before(panel);
  document.getElementById("hint-toggle").addEventListener("click", () => setShown(!shown));
}

/** Draw the panel from the room's hint, or from the steps that always work. */
export function paintHint() {
  const { title, steps } = room.hint ?? usual();
  panel.hidden = !shown;
  document.getElementById("hint-toggle").setAttribute("aria-expanded", String(shown));
  const ticked = steps.map((step, place) => ({ ...step, done: isDone(step, place, steps) }));
  const signature = JSON.stringify([title, ticked]);
  reconcile(panel, [{ key: "hint", signature, make: () => content(title, ticked) }]);
}

// What was said tells it, so that the ticks outlast a reload and are the same on each screen.
function isDone({ as, say }, place, steps) {
  if (!say) return false;
  const said = messagesOf(as).filter(({ from, text }) => from !== "bot" && text === say);
  const asked = steps.slice(0, place + 1).filter((step) => step.as === as && step.say === say);
  return said.length >= asked.length; // a step may come twice
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

function step({ text, as, say, done }, place) {
  const person = as === null || as === undefined ? null : personOf(as);
  const body = el("div", {}, el("p", { text }));
  if (say && person) body.append(doIt(person, say));
  const mark = el("span", { class: "mark" }, done ? icon("check") : String(place + 1));
  return dress(el("li", { class: done ? "done" : null }, mark, body), person);
}

function doIt(person, text) {
  const act = async () => {
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
