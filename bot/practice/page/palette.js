// The list of the bot's commands that appears when somebody types "/".
import { el } from "./dom.js";
import { room } from "./room.js";

/**
 * Hang the command list of a chat over `box`; a choice goes to `onChoose(command)`.
 * Returns {node, paint, key}; `key(event)` answers whether the list used the key.
 */
export function makePalette(box, chatId, onChoose) {
  const listId = `commands-${chatId}`;
  const node = el("ul", {
    class: "palette",
    role: "listbox",
    id: listId,
    "aria-label": "Commands",
  });
  let found = [];
  let chosen = 0;
  node.hidden = true;
  box.setAttribute("aria-controls", listId);

  function paint() {
    const typed = /^\/(\w*)$/.exec(box.value)?.[1].toLowerCase();
    found =
      typed === undefined
        ? []
        : commandsIn(chatId).filter(({ command }) => command.startsWith(typed));
    chosen = 0;
    draw();
  }

  function draw() {
    node.hidden = found.length === 0;
    node.replaceChildren(...found.map((command, place) => option(command, place)));
    if (node.hidden) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", `${listId}-${chosen}`);
    return node.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function option({ command, description }, place) {
    const attrs = {
      role: "option",
      id: `${listId}-${place}`,
      "aria-selected": String(place === chosen),
    };
    const parts = [el("b", { text: `/${command}` }), el("span", { text: description })];
    const choose = (event) => {
      event.preventDefault(); // keeps the focus in the box
      onChoose(command);
    };
    return el("li", { ...attrs, on: { pointerdown: choose } }, ...parts);
  }

  function key(event) {
    if (node.hidden) return false;
    if (event.key === "Escape") found = [];
    else if (event.key === "ArrowDown") chosen = (chosen + 1) % found.length;
    else if (event.key === "ArrowUp") chosen = (chosen + found.length - 1) % found.length;
    else if (event.key === "Tab" || isChoice(event)) return (onChoose(found[chosen].command), true);
    else return false;
    draw();
    return true;
  }

  // A command that is typed in full is sent at once, as in Telegram.
  const isChoice = (event) => event.key === "Enter" && box.value !== `/${found[chosen].command}`;

  return { node, paint, key };
}

const commandsIn = (chatId) => room.bot.commands_by_chat?.[chatId] ?? room.bot.commands;
