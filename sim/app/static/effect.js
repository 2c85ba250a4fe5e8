// What changed from A to B, in words with paired differences and their intervals, and where this day lies among days.

import { element } from "./element.js";
import { difference, halfWidth, measure } from "./words.js";

const NAMES = {
  service_level: "Answered in time",
  abandonment: "Gave up",
  abandonment_rate: "Gave up",
  mean_wait: "Mean wait",
  wait_mean: "Mean wait",
  queue_mean: "Mean queue",
  contacts: "Contacts",
  cost_per_resolved: "Cost per resolved case",
  satisfaction: "Satisfaction",
  asa: "Mean wait until answered",
  occupancy: "Occupancy",
  offered: "Contacts offered",
  longest_wait: "Longest wait",
  cost: "Cost",
};

export const called = (name) => NAMES[name] ?? `${name[0].toUpperCase()}${name.slice(1).replace(/[._]/g, " ")}`;

export class Effect {
  constructor(root) {
    this.root = root;
    this.last = null;
    this.shown = { a: null, b: null };
    this.currency = "";
  }

  /** Measures of the days that are shown, by name. */
  mark(a, b, twin) {
    this.shown = { a, b };
    this.twin = twin;
    if (this.last) this.show(this.last);
  }

  wait(changes) {
    this.root.setAttribute("aria-busy", "true");
    if (!this.last) this.root.replaceChildren(element("p", { class: "hint" }, changes ? "Twenty such days are being simulated …" : ""));
  }

  show(message) {
    this.last = message;
    const { done, goal } = message;
    const measures = Object.fromEntries(
      Object.entries(message.measures).map(([name, one]) => [name, one.unit === "money" ? { ...one, unit: this.currency } : one]),
    );
    const changes = [...(message.changes ?? []), ...(message.changes_a ?? []).map((text) => `On floor A: ${text}`)];
    if (done >= goal) this.root.removeAttribute("aria-busy");
    const days = `${done} of ${goal} such days`;
    const same = !this.twin || !changes.length;
    this.root.replaceChildren(
      element("h2", { class: "hint" }, same ? "Where this day lies" : "What changed from A to B"),
      same
        ? element("p", { class: "hint" }, "Each dot is one such day; the ringed one is on the floor. Move a lever and this says what it did.")
        : element("ul", { class: "changes" }, ...changes.map((text) => element("li", {}, text))),
      ...Object.entries(measures).map(([name, one]) => this.row(name, one, same)),
      element("p", { class: "hint" }, done < goal ? `${days} …` : `${goal} such days, the same customers on both floors; ± is a 95 % interval.`),
    );
  }

  row(name, one, same) {
    const { value, half_width: half, decided, needed } = one.difference ?? {};
    const sure = decided !== 0 && decided != null;
    let says = null;
    if (!same && value != null) {
      const text = `${difference(value, one.unit, half)} ${halfWidth(half, one.unit)}`;
      const open = sure ? "" : needed ? `: not decided, needs about ${needed} days` : ": not decided";
      says = element("p", { class: sure ? "" : "open" }, `${sure ? "◆" : "◇"} ${text}${open}`);
    }
    const means = same ? measure(mean(one.a), one.unit) : `${measure(mean(one.a), one.unit)} → ${measure(mean(one.b), one.unit)}`;
    return element(
      "div",
      { class: "measure" },
      element("h3", {}, element("span", {}, called(name)), element("span", {}, means)),
      this.strip(name, one, same),
      says,
    );
  }

  /** A dot for each day on a common scale, A above B, the day that is shown ringed. */
  strip(name, one, same) {
    const all = [...one.a, ...one.b, this.shown.a?.[name], this.shown.b?.[name]].filter((v) => v != null && isFinite(v));
    const low = Math.min(...all);
    const high = Math.max(...all);
    const wide = 264;
    const x = (value) => 6 + ((wide - 12) * (value - low)) / (high - low || 1);
    const dots = (values, y, colour, here) => {
      const marks = values
        .filter((v) => v != null && isFinite(v))
        .map((v) => element("circle", { cx: x(v), cy: y, r: 4, fill: colour, "fill-opacity": 0.34 }));
      if (here != null && isFinite(here)) {
        marks.push(element("circle", { cx: x(here), cy: y, r: 6, fill: "none", stroke: colour, "stroke-width": 2.2 }));
        marks.push(element("circle", { cx: x(here), cy: y, r: 2.4, fill: colour }));
      }
      return marks;
    };
    const rows = same
      ? dots(one.a, 15, "var(--floor-a)", this.shown.a?.[name])
      : [...dots(one.a, 9, "var(--floor-a)", this.shown.a?.[name]), ...dots(one.b, 24, "var(--floor-b)", this.shown.b?.[name])];
    const text = (value, anchor, at) => {
      const label = element("text", { x: at, y: 44, "text-anchor": anchor, "font-size": 11, fill: "var(--soft)" });
      label.textContent = measure(value, one.unit);
      return label;
    };
    const words = `${called(name)} on ${one.a.length} days: A from ${measure(Math.min(...one.a), one.unit)} to ${measure(Math.max(...one.a), one.unit)}`;
    return element(
      "svg",
      { viewBox: `0 0 ${wide} 46`, role: "img", "aria-label": words },
      element("line", { x1: 6, x2: wide - 6, y1: 32.5, y2: 32.5, stroke: "var(--line)" }),
      ...rows,
      text(low, "start", 4),
      text(high, "end", wide - 4),
    );
  }
}

const mean = (values) => {
  const known = values.filter((v) => v != null && isFinite(v));
  return known.reduce((a, b) => a + b, 0) / known.length;
};
