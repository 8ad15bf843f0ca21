// Talks with the room's server: plain requests, and the stream of what happened.

/** A refusal by the server, or no answer at all; its message can be shown to the person. */
export class Refused extends Error {}

/** Read JSON from the server. */
export const read = (path) => request(path, {});

/** Post `body` as JSON and return the answer; throws Refused. */
export function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Post a form with files; throws Refused. */
export const postForm = (path, form) => request(path, { method: "POST", body: form });

async function request(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refused("The practice room does not answer. Is it still running?");
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(body.error ?? `The room refused this (${answer.status}).`);
  return body;
}

/** Fetch a served file as a File that can be attached. */
export async function fetchFile(url, name) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Refused(`No such sample: ${name}`);
  const blob = await answer.blob();
  return new File([blob], name, { type: blob.type });
}

const HAPPENINGS = [
  "message",
  "edited",
  "deleted",
  "toast",
  "presence",
  "clock",
  "people",
  "commands",
  "skip",
];

/**
 * Follow the room's events: `onHappening(name, data)` for each, `onOpen` at each (re)connection,
 * `onLost` whenever the stream breaks. The browser reconnects by itself.
 */
export function follow({ onHappening, onOpen, onLost }) {
  const stream = new EventSource("/room/events");
  stream.addEventListener("open", onOpen);
  stream.addEventListener("error", onLost);
  for (const name of HAPPENINGS) {
    stream.addEventListener(name, (event) => onHappening(name, JSON.parse(event.data)));
  }
}
