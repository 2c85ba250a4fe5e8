// Presenter mode: large type, one thing at a time, keyboard only. Page down goes on, page up goes back.

import { element } from "./element.js";

const list = (value) => (value == null ? [] : [value].flat());

/** The steps of a lesson; `tries` is how many of its proposals are in force at that step. */
export function stepsOf(lesson) {
  const steps = [{ kind: "Watch", lines: list(lesson.watch), tries: 0 }];
  if (lesson.question) steps.push({ kind: "What do you think?", lines: [lesson.question], tries: 0 });
  if (lesson.seen) steps.push({ kind: "What is seen", lines: list(lesson.seen), tries: 0 });
  if (lesson.theory?.text) steps.push({ kind: "Why", lines: [lesson.theory.text], formula: lesson.theory.formula, tries: 0 });
  list(lesson.try).forEach((one, n) => steps.push({ kind: "Now", lines: [one.label, ...list(one.seen)], tries: n + 1 }));
  return steps;
}

export class Presenter {
  /** `onTries(n)` puts the lesson's first n proposals in force, `onLesson(step)` goes to another lesson. */
  constructor(stage, { onTries, onLesson, onResize }) {
    Object.assign(this, { stage, onTries, onLesson, onResize, lesson: null, at: 0, on: false });
  }

  toggle(on = !this.on) {
    this.on = on;
    document.body.classList.toggle("presenting", on);
    if (on) document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen();
    this.paint();
    this.onResize();
  }

  take(lesson) {
    this.lesson = lesson;
    this.at = 0;
    this.paint();
  }

  step(by) {
    if (!this.lesson) {
      this.onLesson(by);
      return;
    }
    const steps = stepsOf(this.lesson);
    const next = this.at + by;
    if (next < 0 || next >= steps.length) {
      this.onLesson(by);
      return;
    }
    const before = steps[this.at].tries;
    this.at = next;
    if (steps[next].tries !== before) this.onTries(steps[next].tries);
    this.paint();
  }

  paint() {
    const taught = this.on && this.lesson !== null;
    document.body.classList.toggle("taught", taught);
    this.stage.hidden = !taught;
    if (!taught) return;
    const steps = stepsOf(this.lesson);
    const step = steps[this.at];
    this.stage.replaceChildren(
      element("h2", {}, element("span", {}, this.lesson.title), element("span", {}, `${this.at + 1}/${steps.length}`)),
      element("p", { class: "kind" }, step.kind),
      ...step.lines.map((text) => element("p", { class: "say" }, text)),
      ...(step.formula ? [element("p", { class: "formula" }, step.formula)] : []),
    );
    this.stage.scrollTop = 0;
  }
}
