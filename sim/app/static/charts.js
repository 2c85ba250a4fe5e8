// Four small charts on the clock of the day. The whole day is painted once; a frame shows it up to now.

import { theme } from "./theme.js";
import { clock } from "./words.js";

const HEAD = 40;
const FOOT = 18;
const SIDE = 12;
const LABEL = 32;
const MARK = 40;
const KEPT = 6;

const CHARTS = [
  { name: "Waiting", unit: "contacts", of: (s) => [{ y: s.waiting }] },
  { name: "Occupancy", unit: "agents with a contact, last 15 min", share: true, of: (s) => [{ y: s.occupancy }] },
  {
    name: "Answered in time",
    unit: "as it is · dashed: wallboard, day so far",
    share: true,
    of: (s) => [{ steps: s.level, width: s.width }, { y: s.shown, dash: true }],
  },
  { name: "Gave up", unit: "of all until now", share: true, of: (s) => [{ y: s.abandonment }] },
];

export class Charts {
  constructor(canvas) {
    this.canvas = canvas;
    this.ctx = canvas.getContext("2d");
    this.back = document.createElement("canvas");
    this.front = document.createElement("canvas");
    this.runs = [];
    this.past = [];
  }

  /** The days to be shown from the next `size` on, each `{series, colour}`; what they replace stays as faint lines, as long as `about` is the same. */
  show(runs, span, about) {
    const fresh = about !== this.about;
    this.about = about;
    if (fresh) this.past = [];
    for (const run of this.runs) {
      if (!fresh && !runs.some((one) => one.series === run.series)) this.past.push(run.series);
    }
    this.past = this.past.filter((series) => !runs.some((one) => one.series === series)).slice(-KEPT);
    this.runs = runs;
    this.span = span;
  }

  size(width, height, pixels) {
    Object.assign(this, { width, height, pixels });
    for (const canvas of [this.canvas, this.back, this.front]) {
      canvas.width = Math.round(width * pixels);
      canvas.height = Math.round(height * pixels);
    }
    this.paint();
  }

  /** All charts, or two of them where there is no room for more. */
  get kinds() {
    return this.width < 640 ? [CHARTS[0], CHARTS[2]] : CHARTS;
  }

  box(n) {
    const each = this.width / this.kinds.length;
    return { x: n * each + SIDE + LABEL, y: HEAD, w: each - 2 * SIDE - LABEL, h: this.height - HEAD - FOOT };
  }

  paint() {
    if (!this.span || !this.width) return;
    for (const canvas of [this.back, this.front]) {
      const ctx = canvas.getContext("2d");
      ctx.setTransform(this.pixels, 0, 0, this.pixels, 0, 0);
      ctx.clearRect(0, 0, this.width, this.height);
    }
    const [from, to] = this.span;
    this.kinds.forEach((chart, n) => {
      const box = this.box(n);
      const all = [...this.past, ...this.runs.map((run) => run.series)];
      const most = chart.share ? 1 : nice(Math.max(4, ...all.map((s) => s.waiting.reduce((a, b) => Math.max(a, b), 0))));
      const y = (value) => box.y + box.h * (1 - value / most);
      const x = (t) => box.x + (box.w * (t - from)) / (to - from);
      const ctx = this.back.getContext("2d");
      this.axes(ctx, chart, box, most, x, y);
      const front = this.front.getContext("2d");
      for (const layer of [ctx, front]) {
        layer.save();
        layer.beginPath();
        layer.rect(box.x - 1, box.y - 2, box.w + 2, box.h + 4);
        layer.clip();
      }
      for (const series of this.past) {
        for (const line of chart.of(series)) if (!line.dash) stroke(ctx, line, series, x, y, theme.quiet, 0.8);
      }
      for (const { series, colour } of this.runs) {
        for (const line of chart.of(series)) stroke(front, line, series, x, y, colour, line.dash ? 1.6 : 2.2);
      }
      ctx.restore();
      front.restore();
    });
  }

  axes(ctx, chart, box, most, x, y) {
    ctx.textAlign = "left";
    ctx.fillStyle = theme.ink;
    ctx.font = `600 14px ${theme.font}`;
    ctx.fillText(chart.name, box.x - LABEL, 16);
    ctx.fillStyle = theme.soft;
    ctx.font = `11px ${theme.font}`;
    ctx.fillText(chart.unit, box.x - LABEL, 31, box.w + LABEL);
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1;
    for (const value of [0, most / 2, most]) {
      ctx.beginPath();
      ctx.moveTo(box.x, Math.round(y(value)) + 0.5);
      ctx.lineTo(box.x + box.w, Math.round(y(value)) + 0.5);
      ctx.stroke();
    }
    ctx.textAlign = "right";
    for (const value of [0, most]) ctx.fillText(chart.share ? `${value * 100}%` : String(value), box.x - 5, y(value) + (value ? 8 : 1));
    const [from, to] = this.span;
    const every = [2, 4, 6, 8, 12].find((hours) => (box.w * hours * 3600000) / (to - from) >= MARK) ?? 24;
    ctx.textAlign = "center";
    for (let hour = Math.ceil(from / 3600000); hour * 3600000 <= to; hour++) {
      if (hour % every || x(hour * 3600000) < box.x + 14 || x(hour * 3600000) > box.x + box.w - 14) continue;
      ctx.fillText(clock(hour * 3600000).slice(0, 5), x(hour * 3600000), box.y + box.h + 13);
    }
  }

  draw(t) {
    if (!this.span || !this.width) return;
    const { ctx, pixels, canvas } = this;
    const [from, to] = this.span;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(this.back, 0, 0);
    for (let n = 0; n < this.kinds.length; n++) {
      const box = this.box(n);
      const left = Math.floor((box.x - 2) * pixels);
      const width = Math.ceil((2 + (box.w * (t - from)) / (to - from)) * pixels);
      if (width > 0) ctx.drawImage(this.front, left, 0, width, canvas.height, left, 0, width, canvas.height);
      ctx.fillStyle = theme.soft;
      ctx.fillRect(left + width, box.y * pixels, Math.max(1, pixels), box.h * pixels);
    }
  }

}

function stroke(ctx, line, series, x, y, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.setLineDash(line.dash ? [4, 3] : []);
  ctx.beginPath();
  let open = false;
  if (line.steps) {
    line.steps.forEach((value, k) => {
      if (Number.isNaN(value)) {
        open = false;
        return;
      }
      const left = x(k * line.width);
      if (open) ctx.lineTo(left, y(value));
      else ctx.moveTo(left, y(value));
      ctx.lineTo(x((k + 1) * line.width), y(value));
      open = true;
    });
  } else {
    for (let k = 0; k < series.n; k++) {
      const value = line.y[k];
      if (Number.isNaN(value)) {
        open = false;
        continue;
      }
      if (open) ctx.lineTo(x(series.from + k * series.step), y(value));
      else ctx.moveTo(x(series.from + k * series.step), y(value));
      open = true;
    }
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The next round number: 4, 6, 8, 10, 20, 30 … */
function nice(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  for (const step of [1, 2, 3, 4, 6, 8, 10]) if (step * size >= value) return step * size;
  return 10 * size;
}

/** The day's queue as a small profile behind the slider of the clock. */
export function paintProfile(canvas, runs, span, width, height, pixels) {
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
  ctx.clearRect(0, 0, width, height);
  const most = Math.max(1, ...runs.map((run) => run.series.waiting.reduce((a, b) => Math.max(a, b), 0)));
  const base = height - 15;
  ctx.strokeStyle = theme.line;
  ctx.beginPath();
  ctx.moveTo(0, base + 0.5);
  ctx.lineTo(width, base + 0.5);
  ctx.stroke();
  const [from, to] = span;
  ctx.fillStyle = theme.soft;
  ctx.font = `11px ${theme.font}`;
  ctx.textAlign = "center";
  const every = (to - from) / 3600000 > 12 && width < 700 ? 2 : 1;
  for (let hour = Math.ceil(from / 3600000); hour * 3600000 <= to; hour++) {
    const x = (width * (hour * 3600000 - from)) / (to - from);
    if (hour % every === 0 && x > 16 && x < width - 16) ctx.fillText(clock(hour * 3600000).slice(0, 5), x, height - 2);
  }
  for (const run of runs) {
    const { series } = run;
    ctx.beginPath();
    ctx.moveTo(0, base);
    for (let k = 0; k < series.n; k++) ctx.lineTo((width * k) / (series.n - 1), base - (series.waiting[k] / most) * (base - 4));
    ctx.lineTo(width, base);
    ctx.fillStyle = run.colour;
    ctx.globalAlpha = 0.22;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = run.colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
}
