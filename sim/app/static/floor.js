// One floor on a canvas: lanes, dots, seats, counts, as `motion.js` has them at t.

import { paintGround } from "./ground.js";
import { BACK, CHANNELS, FAINT, GREY, Motion, WAITS } from "./motion.js";
import { channelColour, theme } from "./theme.js";
import { wait } from "./words.js";

const TURN = Math.PI * 2;
const FINISHING = 1;

export class FloorView extends Motion {
  constructor(canvas) {
    super();
    this.canvas = canvas;
    this.ctx = canvas.getContext("2d");
    this.base = document.createElement("canvas");
    this.followed = -1;
  }

  /** Show a day in a layout that all floors share; `pixels` are those of the screen in one of the page. */
  show(day, layout, pixels) {
    this.take(day, layout);
    this.pixels = pixels;
    for (const canvas of [this.canvas, this.base]) {
      const width = Math.round(layout.width * pixels);
      const height = Math.round(layout.height * pixels);
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    }
    this.dots = Float32Array.from(day.types, (_, q) => {
      const row = layout.rows[layout.rowOf[q]];
      return row ? Math.max(1.4, Math.min(row.pitch * 0.31, 6 * layout.scale)) : 4;
    });
    this.seatDots = Float32Array.from(this.perSeat, (each) => Math.min(6.5 * layout.scale, (layout.seat / each) * 0.34));
    paintGround(this.base, layout, pixels);
  }

  /** Draw the instant t; see `Motion.move`. */
  draw(t, stride, farewell) {
    this.move(t, stride, farewell);
    const { ctx, pixels } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(this.base, 0, 0);
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
    this.paintSeats(t);
    this.paintDots();
    this.paintNumbers();
  }

  trace(x, y, r, shape) {
    const { ctx } = this;
    if (shape === 0 || r < 2.2) {
      ctx.moveTo(x + r, y);
      ctx.arc(x, y, r, 0, TURN);
    } else if (shape === 1) ctx.roundRect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84, r * 0.5);
    else if (shape === 2) {
      ctx.moveTo(x, y - r * 1.2);
      ctx.lineTo(x + r * 1.2, y);
      ctx.lineTo(x, y + r * 1.2);
      ctx.lineTo(x - r * 1.2, y);
      ctx.closePath();
    } else if (shape === 3) ctx.rect(x - r * 1.15, y - r * 0.78, r * 2.3, r * 1.56);
    else {
      ctx.moveTo(x, y - r * 1.15);
      ctx.lineTo(x + r * 1.1, y + r * 0.85);
      ctx.lineTo(x - r * 1.1, y + r * 0.85);
      ctx.closePath();
    }
  }

  /** In a queue as its row allows; on the way to a seat and there as the seat allows. */
  radius(n) {
    const i = this.leg[n];
    if (i < 0) return 3;
    const { day } = this;
    if (this.ring[n] === 0 && day.leg_agent[i] >= 0 && !(this.flags[n] & WAITS)) return this.seatDots[day.leg_group[i]];
    return this.dots[day.leg_queue[i]];
  }

  paintDots() {
    const { ctx, n, x, y, style, alpha, flags, day } = this;
    for (let s = 0; s <= GREY; s++) {
      const colour = s === GREY ? theme.dull : channelColour(CHANNELS[s]);
      ctx.fillStyle = colour;
      ctx.beginPath();
      let some = false;
      for (let k = 0; k < n; k++) {
        if (style[k] !== s || alpha[k] < 1 || flags[k] & FAINT) continue;
        this.trace(x[k], y[k], this.radius(k), s === GREY ? this.shape[day.leg_queue[this.leg[k]]] : s);
        some = true;
      }
      if (some) ctx.fill();
      for (let k = 0; k < n; k++) {
        if (style[k] !== s || alpha[k] >= 1 || flags[k] & FAINT) continue;
        ctx.globalAlpha = alpha[k];
        ctx.beginPath();
        this.trace(x[k], y[k], this.radius(k), s === GREY ? this.shape[day.leg_queue[this.leg[k]]] : s);
        ctx.fill();
      }
      ctx.globalAlpha = 1;
    }
    this.paintRings();
    // who comes again has a hole; who is outside is a hole
    ctx.fillStyle = theme.paper;
    ctx.beginPath();
    for (let k = 0; k < n; k++) {
      if (!(flags[k] & BACK) || flags[k] & FAINT) continue;
      const r = this.radius(k) * 0.45;
      ctx.moveTo(x[k] + r, y[k]);
      ctx.arc(x[k], y[k], r, 0, TURN);
    }
    ctx.fill();
    ctx.strokeStyle = theme.dull;
    ctx.lineWidth = 1.4;
    ctx.beginPath();
    const hole = 3 * this.layout.scale;
    for (let k = 0; k < n; k++) {
      if (!(flags[k] & FAINT)) continue;
      ctx.moveTo(x[k] + hole, y[k]);
      ctx.arc(x[k], y[k], hole, 0, TURN);
    }
    ctx.stroke();
    this.paintFollowed();
  }

  /** The patience that is left, as a ring; the last quarter in the colour of warning, and thicker. */
  paintRings() {
    const { ctx, n, x, y, ring } = this;
    for (let late = 0; late < 2; late++) {
      ctx.strokeStyle = late ? theme.warn : theme.soft;
      ctx.lineWidth = late ? 2 : 1.1;
      ctx.beginPath();
      for (let k = 0; k < n; k++) {
        if (ring[k] <= 0 || ring[k] < 0.25 !== (late === 1)) continue;
        const r = this.radius(k) + 1.9;
        ctx.moveTo(x[k], y[k] - r);
        ctx.arc(x[k], y[k], r, -TURN / 4, -TURN / 4 + TURN * ring[k]);
      }
      ctx.stroke();
    }
  }

  paintFollowed() {
    if (this.followed < 0) return;
    const { ctx, n, x, y, day } = this;
    for (let k = 0; k < n; k++) {
      if (this.leg[k] < 0 || day.contact_key[day.leg_contact[this.leg[k]]] !== this.followed) continue;
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = 2.5;
      ctx.beginPath();
      ctx.arc(x[k], y[k], this.radius(k) + 6, 0, TURN);
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x[k], y[k], this.radius(k) + 11, 0, TURN);
      ctx.lineWidth = 1;
      ctx.stroke();
    }
  }

  /** Idle: an empty square. Busy: a filled one. Writing up: a bar below. Finishing: a cut corner. Away: a dash. */
  paintSeats(t) {
    const { ctx, day, seatX, seatY, held, writing, told, layout } = this;
    const size = layout.seat;
    const half = size / 2;
    const round = Math.max(1.5, size * 0.2);
    told.idle = told.on = told.finishing = 0;
    for (let pass = 0; pass < 4; pass++) {
      ctx.beginPath();
      for (let a = 0; a < day.agents; a++) {
        const x = seatX[a];
        if (x !== x) continue;
        const y = seatY[a];
        const state = this.presence(a, t);
        const on = state >= 0;
        const finishing = state === FINISHING || (!on && held[a] > 0);
        if (pass === 0 && on) {
          told.on++;
          if (!held[a]) told.idle++;
          if (finishing) told.finishing++;
        }
        if (pass === 0 && (on || finishing) && held[a]) this.seatPath(x, y, half, round, finishing);
        else if (pass === 1 && (on || finishing)) this.seatPath(x, y, half, round, finishing);
        else if (pass === 2 && !on && !finishing) {
          ctx.moveTo(x - size * 0.16, y);
          ctx.lineTo(x + size * 0.16, y);
        } else if (pass === 3 && writing[a]) ctx.rect(x - half * 0.62, y + half * 0.5, size * 0.62, Math.max(1.5, size * 0.11));
      }
      if (pass === 0) {
        ctx.fillStyle = theme.seat;
        ctx.fill();
      } else if (pass === 1) {
        ctx.strokeStyle = theme.soft;
        ctx.lineWidth = size > 12 ? 1.5 : 1;
        ctx.stroke();
      } else if (pass === 2) {
        ctx.strokeStyle = theme.quiet;
        ctx.lineWidth = 1.5;
        ctx.stroke();
      } else {
        ctx.fillStyle = theme.ink;
        ctx.fill();
      }
    }
  }

  seatPath(x, y, half, round, cut) {
    const { ctx } = this;
    if (!cut) {
      ctx.roundRect(x - half, y - half, half * 2, half * 2, round);
      return;
    }
    ctx.moveTo(x - half, y - half);
    ctx.lineTo(x + half * 0.3, y - half);
    ctx.lineTo(x + half, y - half * 0.3);
    ctx.lineTo(x + half, y + half);
    ctx.lineTo(x - half, y + half);
    ctx.closePath();
  }

  paintNumbers() {
    const { ctx, layout, waiting, oldest } = this;
    const { scale, x, rows } = layout;
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    rows.forEach((row, n) => {
      const size = Math.max(15, Math.min(34 * scale, row.h * 0.46));
      const middle = row.y + row.h / 2;
      ctx.fillStyle = waiting[n] ? theme.ink : theme.soft;
      ctx.font = `${waiting[n] ? 600 : 400} ${size}px ${theme.font}`;
      const tall = row.h > 28 * scale;
      const low = tall ? middle + size * 0.78 : middle + size * 0.36;
      const at = tall ? x.label : x.bot - (rows.length > 1 ? 34 : 40) * scale;
      ctx.fillText(String(waiting[n]), at, low);
      if (tall && waiting[n]) {
        const digits = waiting[n] > 99 ? 3 : waiting[n] > 9 ? 2 : 1;
        ctx.font = `${12.5 * scale}px ${theme.font}`;
        ctx.fillStyle = theme.soft;
        const from = x.label + size * 0.66 * digits + 6 * scale;
        ctx.fillText(wait(oldest[n] / 1000), from, low, x.bot - from);
      }
      const room = row.perLine * row.lines;
      if (waiting[n] > room) {
        ctx.font = `600 ${12 * scale}px ${theme.font}`;
        ctx.fillStyle = theme.ink;
        ctx.fillText(`+${waiting[n] - room}`, x.queue, row.y + row.h - 4);
      }
    });
  }
}
