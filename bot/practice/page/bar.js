// The bar on top: the room's clock, skipping time, and whether the bot is there.
import { skip } from "./acts.js";
import { button, el } from "./dom.js";
import { room, roomNow, setClock } from "./room.js";
import { momentOf, shortMomentOf } from "./times.js";

const SKIPS = [
  { to: "hour", label: "+1 hour" },
  { to: "tomorrow", label: "Tomorrow 09:00" },
  { to: "due", label: "To the next deadline" },
];
const SHOWN_MS = 9000;
const isPhone = matchMedia("(max-width: 719px)");

const clock = document.getElementById("clock");
const progress = document.getElementById("skip-progress");
let stops = [];
let running = false;
let hiding = null;

/** Put the skip buttons in place and let the clock run. */
export function makeBar() {
  const keys = SKIPS.map(({ to, label }) =>
    button(label, { class: "skip", onClick: () => run(to) }),
  );
  document.getElementById("skips").append(...keys);
  setInterval(paintClock, 1000);
}

/** Draw the bar from what is known of the room. */
export function paintBar() {
  paintClock();
  paintStatus();
  for (const key of document.querySelectorAll(".skip")) key.disabled = busy();
}

function paintClock() {
  const now = roomNow();
  clock.dateTime = now.toISOString();
  clock.textContent = `${isPhone.matches ? shortMomentOf(now) : momentOf(now)} WIB`;
}

function paintStatus() {
  const { bot, connected } = room;
  const status = document.getElementById("bot-status");
  const offline = document.getElementById("offline");
  const [kind, label] = statusOf(bot, connected);
  if (status.dataset.kind !== kind) status.replaceChildren(el("i"), el("span", { text: label }));
  status.dataset.kind = kind;
  status.title = bot.username ? `@${bot.username}, ${bot.mode}` : "";
  offline.hidden = kind === "on";
  offline.textContent =
    kind === "lost"
      ? "The practice room does not answer. It reconnects by itself."
      : "The bot is offline. What you send waits until it is back.";
}

function statusOf(bot, connected) {
  if (!connected) return ["lost", "Room not reached"];
  return bot.online ? ["on", "Bot online"] : ["off", "Bot offline"];
}

/** The room's time moved, or a skip began or ended: {now, stop?, skipping?}. */
export function noteSkip({ now, stop, skipping = room.skipping }) {
  const ends = room.skipping && !skipping && !running; // a skip that another page began
  if (skipping && !room.skipping) stops = [];
  if (stop) stops = [...stops, stop];
  room.skipping = skipping;
  setClock(now);
  if (ends) arrive({ now, stops });
  else if (busy()) paintProgress();
}

async function run(to) {
  clearTimeout(hiding);
  running = true;
  stops = [];
  paintBar();
  paintProgress();
  const answer = await skip(to);
  running = false;
  room.skipping = false;
  if (answer) arrive(answer);
  else progress.hidden = true;
  paintBar();
}

function arrive({ now, stops: made, finished = true }) {
  stops = made;
  setClock(now);
  paintProgress(finished);
  hiding = setTimeout(() => (progress.hidden = true), SHOWN_MS);
}

function paintProgress(finished = true) {
  const arrived = `It is now ${momentOf(roomNow())}`;
  const title = busy() ? "Skipping time" : finished ? arrived : `${arrived}: the bot needs longer`;
  const list = el("ol", {}, ...stops.map((stop) => el("li", { text: shortMomentOf(stop) })));
  const shut = button("Close", { icon: "close", iconOnly: true, class: "round quiet" });
  shut.addEventListener("click", () => (progress.hidden = true));
  const head = el("p", { class: busy() ? "busy" : "done" }, el("b", { text: title }), shut);
  progress.replaceChildren(head, list);
  progress.hidden = false;
  list.lastElementChild?.scrollIntoView({ block: "nearest" });
}

const busy = () => running || room.skipping;
