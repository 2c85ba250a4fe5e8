// The lessons: their list, and one at a time with what to watch, levers to move, what is seen, and why.

import { element } from "./element.js";
import { clock, instant } from "./words.js";

const list = (value) => (value == null ? [] : [value].flat());

/** The overrides of both floors after the first `n` of a lesson's proposals; null takes a key out again. */
export function proposed(lesson, n) {
  const floors = { a: { ...(lesson.a ?? {}) }, b: { ...(lesson.b ?? {}) } };
  for (const one of list(lesson.try).slice(0, n)) {
    const floor = String(one.floor ?? "b").toLowerCase();
    floors[floor] = Object.fromEntries(Object.entries({ ...floors[floor], ...one.overrides }).filter(([, value]) => value !== null));
  }
  return floors;
}

/** Instants worth a look, in milliseconds. */
export const moments = (lesson) => list(lesson.at).map(instant).filter((t) => t !== null);

export class Lessons {
  /** `onOpen(name)`, `onLeave()`, `onTry(n)` and `onSeek(t)` say what was chosen. */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    this.all = [];
    this.open = null;
  }

  list(lessons) {
    this.all = lessons;
    this.paint();
  }

  show(lesson) {
    this.open = lesson;
    this.paint();
    this.root.scrollTop = 0;
  }

  /** The lesson `step` further on in the list, null at its ends. */
  beside(step) {
    const at = this.open ? this.all.findIndex((one) => one.name === this.open.name) : step > 0 ? -1 : this.all.length;
    return this.all[at + step]?.name ?? null;
  }

  paint() {
    this.root.replaceChildren(...(this.open ? this.page(this.open) : this.index()));
  }

  index() {
    if (!this.all.length) return [element("p", { class: "hint" }, "There are no lessons here.")];
    return [
      element("p", { class: "hint" }, "Each takes five minutes: watch, guess, move a lever, see why."),
      element(
        "ul",
        { class: "list" },
        ...this.all.map((one) =>
          element("li", {}, element("button", { type: "button", onclick: () => this.actions.onOpen(one.name) }, one.title)),
        ),
      ),
    ];
  }

  page(lesson) {
    const go = (step, label) => {
      const name = this.beside(step);
      return element("button", { type: "button", class: "plain", disabled: name === null, onclick: () => this.actions.onOpen(name) }, label);
    };
    const part = (title, ...body) => [element("h3", {}, title), ...body];
    const theory = lesson.theory ?? {};
    const at = moments(lesson);
    return [
      element(
        "div",
        { class: "lesson" },
        element("div", { class: "steps" }, element("button", { type: "button", class: "plain", onclick: () => this.actions.onLeave() }, "All lessons"), element("span", {}, go(-1, "‹ Before"), go(1, "Next ›"))),
        element("h2", {}, lesson.title),
        ...part("Watch", element("ul", { class: "watch" }, ...list(lesson.watch).map((text) => element("li", {}, text)))),
        ...(at.length ? [element("p", {}, "Go to ", ...at.map((t) => element("button", { type: "button", class: "plain", onclick: () => this.actions.onSeek(t) }, clock(t))))] : []),
        ...(lesson.question ? part("Ask the room", element("p", { class: "question" }, lesson.question)) : []),
        ...(list(lesson.try).length
          ? part(
              "Try",
              element(
                "ul",
                { class: "try" },
                ...list(lesson.try).map((one, n) => 
                  element(
                    "li",
                    {},
                    element("button", { type: "button", onclick: () => this.actions.onTry(n) }, one.label),
                    one.seen && element("details", {}, element("summary", {}, "What is seen then"), element("p", {}, one.seen)),
                  ),
                ),
              ),
            )
          : []),
        lesson.seen && element("details", {}, element("summary", {}, "What is seen"), ...list(lesson.seen).map((text) => element("p", {}, text))),
        theory.text &&
          element("details", {}, element("summary", {}, "Why"), element("p", {}, theory.text), theory.formula && element("p", { class: "formula" }, theory.formula), theory.source && element("p", { class: "more" }, theory.source)),
        lesson.more && element("p", { class: "more" }, lesson.more),
      ),
    ];
  }
}
