// What is seen at an instant: both floors, their numbers, the charts, the clock. One frame of animation at a time.

import { Charts, paintProfile } from "./charts.js";
import { byId, element } from "./element.js";
import { FloorView } from "./floor.js";
import { layoutOf } from "./layout.js";
import { longestAt, series, soFar } from "./replay.js";
import { storyOf } from "./story.js";
import { readTheme, theme } from "./theme.js";
import { clock, count, percent, wait } from "./words.js";

const TEXT_EVERY = 120;
const SAY_EVERY = 15000;

export class Screen {
  constructor(time) {
    this.time = time;
    this.floors = ["a", "b"].map((name) => {
      const box = byId(`floor-${name}`);
      const now = box.querySelector(".now");
      const cells = ["waiting", "longest", "idle", "in time so far"].map((label) => {
        const value = element("dd", {}, "–");
        const name = element("dt", {}, label);
        const cell = element("div", {}, name, value);
        now.append(cell);
        return { cell, value, label: name };
      });
      const view = new FloorView(byId(`canvas-${name}`));
      return { name, box, view, cells, day: null, series: null, plan: box.querySelector(".plan"), tally: box.querySelector(".tally") };
    });
    this.charts = new Charts(byId("chart"));
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.twin = true;
    this.dirty = true;
    this.texted = 0;
    this.saidAt = 0;
    this.spent = new Float64Array(240);
    this.frames = 0;
    readTheme();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      readTheme();
      this.resize();
    });
    new ResizeObserver(() => this.resize()).observe(byId("main"));
  }

  get shown() {
    return this.floors.filter((floor, n) => floor.day && (n === 0 || this.twin));
  }

  /** A new day on a floor ("a" or "b"); one of the same `about` stays as a faint line in the charts. */
  show(name, day, info, about) {
    const floor = this.floors[name === "a" ? 0 : 1];
    if (floor.day === day) return;
    floor.day = day;
    for (const one of this.floors) if (one.day?.frame.scenario !== day.frame.scenario) one.day = null;
    this.info = info;
    this.about = about;
    const other = this.floors.find((one) => one !== floor && one.day === day);
    floor.series = other ? other.series : series(day);
    this.resize();
  }

  plan(name, text) {
    const { plan } = this.floors[name === "a" ? 0 : 1];
    plan.textContent = plan.title = text;
  }

  resize() {
    const shown = this.shown;
    if (!shown.length) return;
    const pixels = Math.min(window.devicePixelRatio || 1, 2);
    const days = shown.map((floor) => floor.day);
    const sizes = shown.map(({ view }) => [view.canvas.clientWidth, view.canvas.clientHeight]);
    const width = Math.min(...sizes.map(([w]) => w));
    const height = Math.min(...sizes.map(([, h]) => h));
    if (width < 40 || height < 40) return;
    const least = document.body.classList.contains("presenting") ? 1.4 : 1;
    const scale = Math.max(least, Math.min(width / 560, height / 320, 1.5));
    const layout = layoutOf(width, height, days, this.info.types, this.info.groups, scale);
    for (const floor of shown) floor.view.show(floor.day, layout, pixels);
    const chart = byId("charts");
    const runs = shown.map((floor) => ({ series: floor.series, colour: theme[`floor-${floor.name}`] }));
    const span = [days[0].from, days[0].to];
    this.charts.show(runs, span, this.about);
    this.charts.size(chart.clientWidth, chart.clientHeight - 8, pixels);
    const profile = byId("profile");
    paintProfile(profile, runs, span, profile.clientWidth, profile.clientHeight, pixels);
    this.dirty = true;
  }

  /** The instant of the day at which most are waiting on any floor in sight. */
  worst() {
    return this.shown.reduce((best, { day }) => (day.worst.most > best.most ? day.worst : best), { most: -1, t: this.time.t }).t;
  }

  frame(now) {
    if (this.time.advance(now)) this.dirty = true;
    if (!this.dirty) return;
    this.dirty = false;
    const began = performance.now();
    const { t } = this.time;
    const stride = this.still.matches ? 1 : this.time.stride;
    const farewell = this.still.matches ? 1 : this.time.farewell;
    for (let n = 0; n < this.floors.length; n++) {
      const floor = this.floors[n];
      if (floor.day && (n === 0 || this.twin)) floor.view.draw(t, stride, farewell);
    }
    this.charts.draw(t);
    if (now - this.texted > TEXT_EVERY || !this.time.playing) {
      this.texted = now;
      this.text(t);
    }
    this.spent[this.frames++ % this.spent.length] = performance.now() - began;
  }

  text(t) {
    const [whole, next] = clock(t).split(" ");
    const face = byId("clock");
    if (this.faced !== whole + next) {
      this.faced = whole + next;
      face.replaceChildren(whole, ...(next ? [element("small", {}, ` ${next}`)] : []));
    }
    const slider = byId("scrub");
    slider.value = t;
    slider.setAttribute("aria-valuetext", clock(t));
    byId("play").toggleAttribute("data-on", this.time.playing);
    byId("play").setAttribute("aria-label", this.time.playing ? "Pause" : "Play");
    for (const floor of this.shown) this.numbers(floor, t);
    if (!this.time.playing || performance.now() - this.saidAt > SAY_EVERY) this.say(t);
  }

  numbers({ day, view, cells, tally }, t) {
    const { told } = view;
    const so = soFar(day, t);
    const longest = longestAt(day, t, day.live.includes(1));
    const texts = [count(told.waiting), longest ? wait(longest / 1000) : "–", `${told.idle}/${told.on}`, percent(so.level)];
    cells.forEach(({ value }, n) => {
      if (value.textContent !== texts[n]) value.textContent = texts[n];
    });
    const label = day.live.includes(1) && day.live.includes(0) ? "longest, live" : "longest";
    if (cells[1].label.textContent !== label) cells[1].label.textContent = label;
    cells[0].cell.classList.toggle("hot", told.live > 0 && told.live >= Math.max(5, told.on / 2));
    const key = `${so.abandoned}|${told.outside}|${so.answered}|${so.byBot}`;
    if (tally.dataset.key === key) return;
    tally.dataset.key = key;
    const part = (n, words) => element("span", {}, element("b", {}, count(n)), ` ${words}`);
    tally.replaceChildren(
      part(so.abandoned, "gave up"),
      ...(day.returning.most ? [part(told.outside, "will return")] : []),
      ...(day.hasBot ? [part(so.byBot, "by bot")] : []),
      part(so.answered, "answered"),
    );
  }

  /** What is seen, in words. */
  words(t = this.time.t) {
    const each = this.shown.map(({ day, view, name }) => {
      const { waiting, idle } = view.told;
      const longest = waiting ? `, longest ${wait(longestAt(day, t, day.live.includes(1)) / 1000)}` : "";
      return `${this.twin ? `${name.toUpperCase()}: ` : ""}${count(waiting)} wait${longest}, ${idle} agent${idle === 1 ? "" : "s"} idle`;
    });
    return `${clock(t)}, ${each.join("; ")}`;
  }

  say(t) {
    this.saidAt = performance.now();
    const words = this.words(t);
    if (byId("said").textContent !== words) byId("said").textContent = words;
    for (const { view, name } of this.shown) view.canvas.setAttribute("aria-label", `Floor ${name.toUpperCase()}: ${words}`);
  }

  /** Follow a contact on all floors by its key (-1: nobody); the sentence that tells its story on each. */
  follow(key) {
    for (const { view } of this.floors) view.followed = key;
    this.dirty = true;
    if (key < 0) return "";
    return this.shown.map(({ day, name }) => `${name.toUpperCase()}: ${storyOf(day, key) || "not here"}`).join(" · ");
  }

  /** Milliseconds that the last frames took to draw: the median and the worst. */
  cost() {
    const sorted = Array.from(this.spent.slice(0, Math.min(this.frames, this.spent.length))).sort((a, b) => a - b);
    return { median: sorted[sorted.length >> 1], worst: sorted[sorted.length - 1], frames: this.frames };
  }
}
