// The line drawings on buttons, as paths on a field of 24 by 24.

const SHAPES = {
  send: "M4 12 20 4l-5 16-3.500-6.500z M11.500 13.500 20 4",
  more: "M5 12h.01 M12 12h.01 M19 12h.01",
  close: "M6 6l12 12 M18 6 6 18",
  picture: "M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.500 9h.01",
  pictures: "M7 3h14v12H7z M3 7v14h14 M7 12l4-4 4 4 2-2 4 4",
  file: "M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6",
  sheet: "M4 4h16v16H4z M4 9.500h16 M4 14.700h16 M10 4v16",
  person: [
    "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
    "M4.500 20.500c1-4 4-5.500 7.500-5.500s6.500 1.500 7.500 5.500",
  ].join(" "),
  people: [
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z",
    "M2.500 20c.8-4 3.200-5.500 6.500-5.500s5.700 1.500 6.500 5.500",
    "M16 4.500a3.500 3.500 0 0 1 0 6.300",
    "M18 15c2 .8 3 2.500 3.500 5",
  ].join(" "),
  voice: [
    "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3z",
    "M5.500 11.500a6.500 6.500 0 0 0 13 0",
    "M12 18v3",
  ].join(" "),
  pencil: "M4 20l1-4L16 5l3 3L8 19z M13.500 7.500l3 3",
  forward: "M13 6l6 6-6 6 M19 12H9c-3 0-5 2-5 6",
  reply: "M11 6l-6 6 6 6 M5 12h10c3 0 5 2 5 6",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M5.800 5.800l12.400 12.400",
  start: "M7 4.500l12 7.500-12 7.500z",
  outside: "M9 6H5v13h13v-4 M13 4h7v7 M20 4l-9 9",
  download: "M12 4v11 M7 10.500l5 5 5-5 M5 20h14",
  check: "M5 12.500l4.500 4.500L19 7.500",
  down: "M6 9l6 6 6-6",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  copy: "M9 9h11v11H9z M5 15H4V4h11v1",
  keys: "M3 6h18v12H3z M7 10h.01 M12 10h.01 M17 10h.01 M8 14.500h8",
};

/** A small line drawing; it never speaks to screen readers, its button does. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  drawing.append(path);
  return drawing;
}
