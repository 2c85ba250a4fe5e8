// The controls of the clock: play, speed, scrub, worst moment.

import { SPEEDS } from "./clock.js";
import { byId } from "./element.js";

const MINUTE = 60000;

export class Transport {
  /** `onMove()` is called when the clock is set; the slider takes page up and down where `ownsPages()`. */
  constructor(time, screen, { onMove, ownsPages }) {
    Object.assign(this, { time, screen, onMove });
    byId("play").addEventListener("click", () => this.play());
    byId("worst").addEventListener("click", () => this.worst());
    byId("scrub").addEventListener("input", (event) => this.seek(Number(event.target.value)));
    byId("scrub").addEventListener("keydown", (event) => {
      const pages = ownsPages() ? { PageUp: 15, PageDown: -15 } : {};
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, ...pages }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      this.seek(time.t + by * MINUTE * (event.shiftKey ? 15 : 1));
    });
    byId("speed").addEventListener("input", (event) => {
      time.speed = SPEEDS[event.target.value];
      this.paint();
      onMove();
    });
  }

  seek(t) {
    this.time.seek(t);
    this.screen.dirty = true;
    this.onMove();
  }

  play() {
    const { time } = this;
    if (!time.playing && time.t >= time.to) time.seek(time.from);
    time.playing = !time.playing;
    this.screen.dirty = true;
    this.onMove();
  }

  worst() {
    this.seek(this.screen.worst());
  }

  faster(steps) {
    this.time.faster(steps);
    this.paint();
    this.onMove();
  }

  /** The day that the clock goes through. */
  span(from, to) {
    this.time.span(from, to);
    Object.assign(byId("scrub"), { min: from, max: to, step: 1000 });
  }

  /** Show the speed. */
  paint() {
    const { speed } = this.time;
    byId("speed").value = SPEEDS.reduce((best, s, i) => (s <= speed ? i : best), 0);
    byId("speed").setAttribute("aria-valuetext", `${speed} times`);
    byId("pace").textContent = `${speed}×`;
    this.screen.dirty = true;
  }
}
