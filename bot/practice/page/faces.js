// How a person looks in the room: colour, initials, role.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const ROLES = { staff: "Staff", lead: "Lead", kol: "KOL", affiliate: "Affiliate" };

/** "KOL" for "kol"; an unknown role as it is. */
export const roleLabel = (role) => ROLES[role?.toLowerCase()] ?? role ?? "";

/** Give `node` the person's colour for its bubbles, badge and avatar. */
export function dress(node, person) {
  if (!person?.colour) return node;
  const [ink, ground] = isLight(person.colour) ? ["#1d1712", "#ffffff"] : ["#ffffff", "#000000"];
  node.style.setProperty("--who", person.colour);
  node.style.setProperty("--on-who", ink);
  node.style.setProperty("--off-who", ground);
  return node;
}

/** A round picture with the person's initials. */
export function avatar(person) {
  return dress(
    el("span", { class: "avatar", "aria-hidden": "true", text: initials(person.name) }),
    person,
  );
}

/** The round picture of the team's group. */
export const groupAvatar = () =>
  el("span", { class: "avatar group", "aria-hidden": "true" }, icon("people"));

/** "Dimas" for "Dimas Pratama" */
export const firstName = (name) => name.trim().split(/\s+/)[0];

function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((word) => [...word][0]) : [...name].slice(0, 1);
  return letters.join("").toUpperCase();
}

function isLight(colour) {
  const parts = /^#(..)(..)(..)$/.exec(colour);
  if (!parts) return false;
  const [red, green, blue] = parts.slice(1).map((hex) => linear(parseInt(hex, 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2;
}

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
