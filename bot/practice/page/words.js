// Turns a message's text into nodes: Telegram's entities, and links and commands to be tapped.
import { el } from "./dom.js";
import { followLink } from "./links.js";

const LINK = /\b(?:https?:\/\/|(?:t\.me|wa\.me)\/)[^\s<>"«»\u2016-\u206f]+/gi;
const COMMAND = /(?<![\w/.:@<>])\/[a-z][a-z0-9_]{0,31}(?:@\w+)?(?![\w/<>])/gi;
const TRAILING = /[.,;:!?)\]}']+$/;

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Write `text` into a new element; `onCommand(command)` is called when a command is tapped. */
export function words(text, entities, onCommand) {
  const whole = el("span", { class: "words", dir: "auto" });
  weave(whole, text, 0, text.length, marksIn(text, entities ?? [], onCommand));
  return whole;
}

function marksIn(text, entities, onCommand) {
  const styled = entities.map((entity) => styleMark(text, entity, onCommand)).filter(Boolean);
  const taken = styled.filter((mark) => mark.closed);
  const found = [
    ...matches(LINK, text, linkMark),
    ...matches(COMMAND, text, commandMark(onCommand)),
  ];
  const free = found.filter((mark) => !taken.some((other) => overlaps(mark, other)));
  return [...styled, ...free].sort((one, other) => one.start - other.start || other.end - one.end);
}

const matches = (pattern, text, mark) =>
  [...text.matchAll(pattern)].map((match) => mark(match[0], match.index));

const overlaps = (one, other) => one.start < other.end && other.start < one.end;

function styleMark(text, { type, offset, length, url }, onCommand) {
  const span = { start: offset, end: offset + length };
  const covered = text.slice(span.start, span.end);
  if (type === "text_link") return { ...span, closed: true, make: () => linkNode(url) };
  if (type === "url") return { ...span, closed: true, make: () => linkNode(covered) };
  if (type === "bot_command") return { ...commandMark(onCommand)(covered, offset), closed: true };
  if (!TAGS[type]) return null;
  return {
    ...span,
    closed: TAGS[type] === "code" || TAGS[type] === "pre",
    make: () => el(TAGS[type]),
  };
}

function linkMark(found, start) {
  const address = found.replace(TRAILING, "");
  return { start, end: start + address.length, make: () => linkNode(address) };
}

function commandMark(onCommand) {
  return (command, start) => ({
    start,
    end: start + command.length,
    make: () => tappable("button", { type: "button", class: "link" }, () => onCommand(command)),
  });
}

function linkNode(address) {
  const attrs = { class: "link", href: "#", role: "link", title: address };
  return tappable("a", attrs, () => followLink(address));
}

function tappable(tag, attrs, onTap) {
  const click = (event) => {
    event.preventDefault();
    onTap();
  };
  return el(tag, { ...attrs, on: { click } });
}

function weave(parent, text, from, to, marks) {
  let at = from;
  while (marks.length > 0 && marks[0].start < to) {
    const mark = marks.shift();
    if (mark.start < at || mark.end > to) continue;
    parent.append(text.slice(at, mark.start));
    const node = mark.make();
    weave(node, text, mark.start, mark.end, marks);
    parent.append(node);
    at = mark.end;
  }
  parent.append(text.slice(at, to));
}
