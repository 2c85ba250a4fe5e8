// The clock: play, pause, speed, and where in the day it stands.

export const SPEEDS = [1, 5, 10, 30, 60, 120, 300, 600, 1200, 3600];

export class Clock {
  constructor() {
    this.t = 9 * 3600000;
    this.from = 0;
    this.to = 86400000;
    this.speed = 60;
    this.playing = false;
    this.last = null;
  }

  /** Go on by the real time since the last call; true if the clock has moved. */
  advance(now) {
    const passed = this.last === null ? 0 : Math.min(now - this.last, 100);
    this.last = now;
    if (!this.playing || passed <= 0) return false;
    this.seek(this.t + passed * this.speed);
    if (this.t >= this.to) this.playing = false;
    return true;
  }

  seek(t) {
    this.t = Math.min(Math.max(t, this.from), this.to);
  }

  span(from, to) {
    this.from = from;
    this.to = to;
    this.seek(this.t);
  }

  /** How long a dot is on its way, in milliseconds of the day: half a second to the eye, never long for the day. */
  get stride() {
    return Math.min(this.speed * 450, 40000);
  }

  /** How long one is seen leaving. */
  get farewell() {
    return Math.min(this.speed * 1300, 600000);
  }

  faster(steps) {
    const nearest = SPEEDS.reduce((best, s, i) => (s <= this.speed ? i : best), 0);
    this.speed = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, nearest + steps))];
  }
}
