// The line above the typing box that says what is being answered or edited.
import { gist } from "./bubble.js";
import { button, el } from "./dom.js";

const TITLES = { reply: "Reply to", edit: "Editing" };

/** Make the line; `about` is {kind: "reply" | "edit", message} or null. */
export class AboutLine {
  constructor(onCancel) {
    this.node = el("div", { class: "context" });
    this.about = null;
    this.onCancel = onCancel;
  }

  set(about) {
    this.about = about;
    this.node.replaceChildren(...(about ? this.#parts(about) : []));
  }

  /** What it was about; the line is empty from then on. */
  take() {
    const { about } = this;
    this.set(null);
    return about;
  }

  #parts({ kind, message }) {
    const title = el("b", { text: TITLES[kind] });
    const words = el("span", {}, title, el("span", { text: gist(message) }));
    const icons = { icon: "close", iconOnly: true, class: "round quiet" };
    return [words, button("Cancel", { ...icons, onClick: this.onCancel })];
  }
}
