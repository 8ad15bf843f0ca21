// Chooses who of the team speaks in the group.
import { el } from "./dom.js";
import { avatar, dress, firstName } from "./faces.js";
import { changed, personOf, room } from "./room.js";

let chosen = null;

/** The member who speaks in the group now. */
export const groupSpeaker = () =>
  room.group.members.includes(chosen) ? chosen : room.group.members[0];

/** Make the row of members; returns {node, paint}. */
export function makeSpeakers() {
  const node = el("div", {
    class: "speakers",
    role: "group",
    "aria-label": "Who speaks in the group",
  });
  const paint = () =>
    node.replaceChildren(el("span", { text: "Speak as" }), ...members().map(member));
  return { node, paint };
}

const members = () => room.group.members.map(personOf).filter(Boolean);

function member(person) {
  const speaks = person.id === groupSpeaker();
  const choose = () => {
    chosen = person.id;
    changed();
  };
  const attrs = {
    type: "button",
    class: "speaker",
    "aria-pressed": String(speaks),
    on: { click: choose },
  };
  return dress(
    el("button", attrs, avatar(person), el("span", { text: firstName(person.name) })),
    person,
  );
}
