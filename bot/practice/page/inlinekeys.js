// The buttons under a message of the bot: to press, to follow, to copy.
import { button, el } from "./dom.js";
import { followLink, handOver } from "./links.js";

/** Draw the rows of buttons under `message`; `talk.onPress` takes the presses. */
export function inlineKeys(message, rows, talk) {
  const lines = rows.map((row) =>
    el("div", { class: "key-row" }, ...row.map((key) => inlineKey(message, key, talk))),
  );
  return el("div", { class: "inline-keys", role: "group", "aria-label": "Buttons" }, ...lines);
}

function inlineKey(message, key, talk) {
  const look = { class: "key" };
  if (key.url) {
    return button(key.text, { ...look, icon: "outside", onClick: () => followLink(key.url) });
  }
  if (key.copy_text) {
    return button(key.text, { ...look, icon: "copy", onClick: () => handOver(key.copy_text.text) });
  }
  const pressed = button(key.text, look);
  pressed.addEventListener("click", async () => {
    pressed.classList.add("busy");
    await talk.onPress(message.message_id, key.callback_data);
    pressed.classList.remove("busy");
  });
  return pressed;
}
