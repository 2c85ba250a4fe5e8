// One floor on a canvas: a pure function of the day, the instant, and how long a dot is on its way (the speed).

import { layoutOf, seatPlaces } from "./layout.js";
import { ARRIVING, BOT, GONE, LEFT, NOT_COUNTED, PAUSE, QUEUE, SEAT, bucketAt, limitAt } from "./replay.js";
import { channelColour, theme } from "./theme.js";
import { clock, wait } from "./words.js";

const NEVER = -2147483648;
const MOST = 6000;
const TURN = Math.PI * 2;
const GREY = 5;
const CHANNELS = ["voice", "chat", "messenger", "email", "social"];
const FINISHING = 1;
const BACK = 2;
const FAINT = 4;

const ease = (u) => (u <= 0 ? 0 : u >= 1 ? 1 : u * u * (3 - 2 * u));

export class FloorView {
  constructor(canvas) {
    this.canvas = canvas;
    this.ctx = canvas.getContext("2d");
    this.base = document.createElement("canvas");
    this.day = null;
    this.x = new Float32Array(MOST);
    this.y = new Float32Array(MOST);
    this.style = new Uint8Array(MOST);
    this.flags = new Uint8Array(MOST);
    this.alpha = new Float32Array(MOST);
    this.ring = new Float32Array(MOST);
    this.leg = new Int32Array(MOST);
    this.n = 0;
    this.rank = new Float32Array(0);
    this.waiting = new Int32Array(0);
    this.oldest = new Int32Array(0);
    this.spot = { x: 0, y: 0 };
    this.told = { waiting: 0, live: 0, idle: 0, on: 0, finishing: 0, bot: 0, outside: 0 };
    this.followed = -1;
    this.numbers = [];
  }

  /** Show a day in a layout that all floors share. */
  show(day, layout, pixels) {
    this.day = day;
    this.layout = layout;
    this.pixels = pixels;
    for (const canvas of [this.canvas, this.base]) {
      const width = Math.round(layout.width * pixels);
      const height = Math.round(layout.height * pixels);
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    }
    const { xs, ys } = seatPlaces(day, layout);
    this.seatX = xs;
    this.seatY = ys;
    this.held = new Uint8Array(day.agents);
    this.writing = new Uint8Array(day.agents);
    this.rank = new Float32Array(layout.rows.length);
    this.waiting = new Int32Array(layout.rows.length);
    this.oldest = new Int32Array(layout.rows.length);
    this.shape = Uint8Array.from(day.types, (type) => Math.max(0, CHANNELS.indexOf(type.channel)));
    this.perSeat = day.most.map((most) => (most > 4 ? 3 : most > 1 ? 2 : 1));
    this.dot = Math.max(1.4, Math.min(layout.pitch * 0.31, 5 * layout.scale));
    this.seatDot = Math.min(this.dot * 1.15, (layout.seat / Math.max(1, ...this.perSeat)) * 0.36);
    this.paintBase();
  }

  // ---------------------------------------------------------------------------------- where everybody is

  door(row) {
    this.spot.x = -8;
    this.spot.y = row.y + row.h * 0.5;
  }

  /** The cell of a rank in a queue: lines fill from the head at the right and turn round at their end. */
  cell(row, rank) {
    const { layout } = this;
    const whole = Math.floor(rank);
    const part = rank - whole;
    this.place(row, whole);
    if (part > 0) {
      const { x, y } = this.spot;
      this.place(row, whole + 1);
      this.spot.x = x + (this.spot.x - x) * part;
      this.spot.y = y + (this.spot.y - y) * part;
    }
    if (this.spot.x < layout.x.queue - 2) this.spot.x = layout.x.queue - 2;
  }

  place(row, rank) {
    const { pitch, x } = this.layout;
    const line = Math.min(Math.floor(rank / row.perLine), row.lines - 1);
    const along = Math.min(rank - line * row.perLine, row.perLine - 1);
    const lines = Math.max(1, Math.min(row.lines, Math.ceil(row.most / row.perLine)));
    this.spot.x = x.queueEnd - (line % 2 ? row.perLine - 1 - along : along) * pitch - pitch / 2;
    this.spot.y = row.y + row.h / 2 + (line - (lines - 1) / 2) * pitch;
  }

  seatSpot(i) {
    const { seat } = this.layout;
    const agent = this.day.leg_agent[i];
    const each = this.perSeat[this.day.leg_group[i]];
    const slot = Math.min(this.day.slot[i], each * each - 1);
    const step = seat / each;
    this.spot.x = this.seatX[agent] + ((slot % each) - (each - 1) / 2) * step;
    this.spot.y = this.seatY[agent] + (Math.floor(slot / each) - (each - 1) / 2) * step;
  }

  botSpot(row, i) {
    const { x, pitch } = this.layout;
    const across = Math.max(1, Math.floor((x.queue - x.bot - 18) / pitch));
    const slot = this.day.slot[i];
    const up = Math.floor(slot / across);
    this.spot.x = x.bot + 8 + (slot % across) * pitch + pitch / 2;
    this.spot.y = row.y + row.h / 2 + (up % 2 ? 1 : -1) * Math.ceil(up / 2) * pitch;
  }

  pauseSpot(row, i) {
    this.spot.x = this.layout.x.bot - 6;
    this.spot.y = row.y + row.h - 6 - (this.day.leg_contact[i] % 5) * 3;
  }

  outsideSpot(n) {
    const { x, height, foot, scale } = this.layout;
    const width = x.queueEnd - x.bot;
    const step = Math.min(10 * scale, (2 * width) / Math.max(1, this.day.returning.most));
    const across = Math.max(1, Math.floor(width / step));
    const place = this.day.returning.place[n];
    this.spot.x = x.bot + (place % across) * step;
    this.spot.y = height - foot * 0.68 + Math.min(1, Math.floor(place / across)) * 11 * scale;
  }

  /** Where a contact comes from when its leg begins. */
  origin(row, i) {
    const { day } = this;
    const past = day.before[i];
    if (past >= 0) {
      if (day.leg_agent[past] >= 0 && day.seatEnd[past] > day.waitEnd[past]) this.seatSpot(past);
      else if (day.leg_reason[past] === 5) this.botSpot(this.layout.rows[this.layout.rowOf[day.leg_queue[past]]], past);
      else this.door(row);
      return;
    }
    const parent = day.contact_parent[day.leg_contact[i]];
    if (parent >= 0 && day.returning.back[parent] >= 0) this.outsideSpot(day.returning.back[parent]);
    else this.door(row);
  }

  /** Draw the instant t. `stride` and `farewell` are the milliseconds of the day for which a dot moves, and leaves. */
  draw(t, stride, farewell, still) {
    const { day, layout } = this;
    if (!day) return;
    this.n = 0;
    this.held.fill(0);
    this.writing.fill(0);
    this.rank.fill(0);
    this.waiting.fill(0);
    this.oldest.fill(0);
    const told = this.told;
    told.waiting = told.live = told.bot = told.outside = 0;
    const bucket = bucketAt(day, t);
    for (let k = day.bucketStart[bucket], end = day.bucketStart[bucket + 1]; k < end; k++) {
      this.follow(day.bucketItems[k], t, still ? 1 : stride, still ? 1 : farewell);
    }
    this.outside(t);
    const { ctx, pixels } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(this.base, 0, 0);
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
    this.paintSeats(t);
    this.paintDots();
    this.paintNumbers();
    void layout;
  }

  follow(i, t, stride, farewell) {
    const { day, layout, spot } = this;
    if (t < day.seenFrom[i]) return;
    const rowNumber = layout.rowOf[day.leg_queue[i]];
    const row = layout.rows[rowNumber];
    const waitEnd = day.waitEnd[i];
    const matched = day.leg_matched[i] !== NEVER;
    const agent = day.leg_agent[i];
    if (agent >= 0 && matched && t >= day.leg_matched[i] && t < day.legEnd[i]) {
      this.held[agent]++;
      if (t >= day.seatEnd[i]) this.writing[agent]++;
    }
    const queued = waitEnd > day.leg_enqueued[i];
    let rank = 0;
    if (queued && t >= day.leg_enqueued[i]) {
      rank = this.rank[rowNumber];
      if (t < waitEnd) {
        this.rank[rowNumber] += 1;
        if (this.waiting[rowNumber]++ === 0) this.oldest[rowNumber] = t - day.leg_enqueued[i];
        this.told.waiting++;
        if (day.live[day.leg_queue[i]]) this.told.live++;
      } else if (t < waitEnd + stride) this.rank[rowNumber] += 1 - ease((t - waitEnd) / stride);
    }
    if (day.after[i] >= 0 && t >= day.leg_enqueued[day.after[i]]) return;
    const contact = day.leg_contact[i];
    const station =
      t >= day.gone[i] && t >= day.seatEnd[i]
        ? GONE
        : t < day.leg_enqueued[i]
          ? ARRIVING
          : day.leg_reason[i] === 5 && t < day.legEnd[i]
            ? BOT
            : t < waitEnd
              ? QUEUE
              : matched && t < day.seatEnd[i]
                ? SEAT
                : t >= day.gone[i]
                  ? GONE
                  : PAUSE;
    const left = Math.max(day.gone[i], day.seatEnd[i]);
    if (station === GONE && t >= left + farewell) return;
    // from where it came, over queue or bot, to the seat: each step moves on from where the last one leads
    this.origin(row, i);
    let px = spot.x;
    let py = spot.y;
    const began = day.seenFrom[i];
    if (station === ARRIVING || (began < day.leg_enqueued[i] && t < day.leg_enqueued[i] + stride)) {
      this.pauseSpot(row, i);
      const u = ease((t - began) / stride);
      px += (spot.x - px) * u;
      py += (spot.y - py) * u;
    }
    if (t >= day.leg_enqueued[i]) {
      if (day.leg_reason[i] === 5) this.botSpot(row, i);
      else this.cell(row, rank);
      const u = ease((t - day.leg_enqueued[i]) / stride);
      px += (spot.x - px) * u;
      py += (spot.y - py) * u;
    }
    if (agent >= 0 && matched && t >= day.leg_matched[i]) {
      this.seatSpot(i);
      const u = ease((t - day.leg_matched[i]) / stride);
      px += (spot.x - px) * u;
      py += (spot.y - py) * u;
    }
    let alpha = 1;
    let flags = day.contact_cause[contact] === 1 || day.contact_cause[contact] === 2 ? BACK : 0;
    const lost = day.contact_level[contact] === LEFT || (station === GONE && agent < 0 && day.leg_reason[i] !== 5);
    if (station === PAUSE) {
      const from = day.leg_reason[i] === 5 ? day.legEnd[i] : Math.max(day.seatEnd[i], waitEnd);
      this.pauseSpot(row, i);
      const u = ease((t - from) / stride);
      px += (spot.x - px) * u;
      py += (spot.y - py) * u;
      alpha = 1 - 0.55 * u;
    } else if (station === GONE) {
      const u = (t - left) / farewell;
      const away = day.returning.back[contact];
      if (away >= 0) {
        this.outsideSpot(away);
        const near = ease((t - left) / stride);
        if (near >= 1) return;
        px += (spot.x - px) * near;
        py += (spot.y - py) * near;
      } else if (lost) {
        // down to the street, then out to the left
        const down = ease(u * 2.2);
        const out = ease((u - 0.3) / 0.7);
        py += (layout.exits.lost.y - py) * down;
        px += (layout.exits.lost.x - px) * out;
        alpha = 1 - 0.5 * u;
      } else if (day.leg_reason[i] === 5) {
        py -= 26 * layout.scale * ease(u * 1.6);
        alpha = 1 - ease(u * 1.6);
        if (alpha <= 0) return;
      } else {
        px += (layout.exits.done.x - px) * ease(u);
        alpha = 1 - 0.35 * u;
      }
    }
    if (station === BOT) this.told.bot++;
    const sour = day.contact_displeased[contact] === 1 && t >= (station === GONE ? left : waitEnd) && t >= waitEnd;
    const grey = (station === GONE && lost) || sour;
    let ring = 0;
    if (station === QUEUE && day.leg_limit[i] !== NEVER) {
      const limit = limitAt(day, i, t);
      const whole = limit - day.leg_enqueued[i];
      ring = whole > 0 ? Math.min(1, Math.max(0.001, (limit - t) / whole)) : 0;
    }
    this.put(px, py, grey ? GREY : this.shape[day.leg_queue[i]], flags, alpha, ring, i);
  }

  put(x, y, style, flags, alpha, ring, leg) {
    const n = this.n;
    if (n >= MOST) return;
    this.x[n] = x;
    this.y[n] = y;
    this.style[n] = style;
    this.flags[n] = flags;
    this.alpha[n] = alpha;
    this.ring[n] = ring;
    this.leg[n] = leg;
    this.n = n + 1;
  }

  /** Who has left and will come again. */
  outside(t) {
    const { child, from, to } = this.day.returning;
    for (let n = 0; n < child.length; n++) {
      if (from[n] > t) break;
      if (t >= to[n]) continue;
      this.outsideSpot(n);
      this.told.outside++;
      this.put(this.spot.x, this.spot.y, GREY, BACK | FAINT, 0.85, 0, -1);
    }
  }

  // ------------------------------------------------------------------------------------------- painting

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

  radius(n) {
    const { day, dot, seatDot } = this;
    const i = this.leg[n];
    return i >= 0 && this.ring[n] === 0 && day.leg_agent[i] >= 0 ? seatDot : dot;
  }

  paintDots() {
    const { ctx, n, x, y, style, ring, alpha, flags, day } = this;
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
    const hole = Math.min(3, this.dot);
    for (let k = 0; k < n; k++) {
      if (!(flags[k] & FAINT)) continue;
      ctx.moveTo(x[k] + hole, y[k]);
      ctx.arc(x[k], y[k], hole, 0, TURN);
    }
    ctx.stroke();
    this.paintFollowed();
    void ring;
  }

  /** The patience that is left, as a ring; the last quarter in the colour of warning, and thicker. */
  paintRings() {
    const { ctx, n, x, y, ring, dot } = this;
    if (dot < 2) return;
    const r = dot + 1.7;
    for (let late = 0; late < 2; late++) {
      ctx.strokeStyle = late ? theme.warn : theme.soft;
      ctx.lineWidth = late ? 2 : 1.1;
      ctx.beginPath();
      for (let k = 0; k < n; k++) {
        if (ring[k] <= 0 || ring[k] < 0.25 !== (late === 1)) continue;
        ctx.moveTo(x[k], y[k] - r);
        ctx.arc(x[k], y[k], r, -TURN / 4, -TURN / 4 + TURN * ring[k]);
      }
      ctx.stroke();
    }
  }

  paintFollowed() {
    if (this.followed < 0) return;
    const { ctx, n, x, y, day, layout } = this;
    for (let k = 0; k < n; k++) {
      if (this.leg[k] < 0 || day.contact_key[day.leg_contact[this.leg[k]]] !== this.followed) continue;
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = 2.5;
      ctx.beginPath();
      ctx.arc(x[k], y[k], this.dot + 6, 0, TURN);
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x[k], y[k], this.dot + 11, 0, TURN);
      ctx.lineWidth = 1;
      ctx.stroke();
    }
    void layout;
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

  /** -1: away, otherwise the state of the span in which the agent is logged in. */
  presence(agent, t) {
    const { onStart, onSpans, on_from: from, on_to: to, onState } = this.day;
    for (let k = onStart[agent]; k < onStart[agent + 1]; k++) {
      const span = onSpans[k];
      if (from[span] <= t && t < to[span]) return onState[span];
    }
    return -1;
  }

  paintNumbers() {
    const { ctx, layout, waiting, oldest } = this;
    const { scale, x, rows } = layout;
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    rows.forEach((row, n) => {
      const size = Math.max(15, Math.min(34 * scale, row.h * 0.46));
      const middle = row.y + row.h / 2;
      ctx.fillStyle = waiting[n] ? theme.ink : theme.quiet;
      ctx.font = `600 ${size}px ${theme.font}`;
      const low = row.h > 40 ? middle + size * 0.62 : middle + size * 0.36;
      const at = row.h > 40 ? x.label : x.bot - (rows.length > 1 ? 34 : 40) * scale;
      ctx.fillText(String(waiting[n]), at, low);
      if (row.h > 40 && waiting[n]) {
        const digits = waiting[n] > 99 ? 3 : waiting[n] > 9 ? 2 : 1;
        ctx.font = `${12.5 * scale}px ${theme.font}`;
        ctx.fillStyle = theme.soft;
        ctx.fillText(wait(oldest[n] / 1000), x.label + size * 0.66 * digits + 6 * scale, low);
      }
      const room = row.perLine * row.lines;
      if (waiting[n] > room) {
        ctx.font = `600 ${12 * scale}px ${theme.font}`;
        ctx.fillStyle = theme.ink;
        ctx.fillText(`+${waiting[n] - room}`, x.queue, row.y + row.h - 4);
      }
    });
  }

  /** What does not change with t: lanes, names, the street. */
  paintBase() {
    const { layout, base, pixels, day } = this;
    const { width, height, x, rows, scale, foot } = layout;
    const ctx = base.getContext("2d");
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, width, height);
    ctx.textBaseline = "alphabetic";
    let band = 0;
    rows.forEach((row, n) => {
      if (row.first) band = n;
      const next = rows[n + 1];
      ctx.fillStyle = theme.band;
      ctx.fillRect(0, row.y + 1, x.queueEnd + 10 * scale, row.h - 2);
      ctx.fillStyle = channelColour(row.channel);
      if (!next || next.first) ctx.fillRect(0, rows[band].y + 1, 4, row.y + row.h - rows[band].y - 2);
      const size = Math.max(11, Math.min(14 * scale, row.h * 0.3));
      ctx.font = `${size}px ${theme.font}`;
      ctx.fillStyle = theme.soft;
      const middle = row.y + row.h / 2;
      ctx.textAlign = "left";
      const label = row.name.replaceAll("_", " ");
      const space = x.bot - x.label - (row.h > 40 ? 4 : 40 * scale);
      const named = row.name === row.channel ? label : row.first && row.h > 58 ? `${label} · ${row.channel}` : label;
      ctx.fillText(cut(ctx, named, space), x.label, row.h > 40 ? middle - size * 0.55 : middle + size * 0.36);
    });
    if (layout.hasBot) {
      ctx.strokeStyle = theme.bot;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 3]);
      ctx.beginPath();
      ctx.roundRect(x.bot + 2, layout.top + 2, x.queue - x.bot - 10, layout.bottom - layout.top - 4, 8);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.fillStyle = theme.paper;
      ctx.font = `600 ${12 * scale}px ${theme.font}`;
      ctx.textAlign = "center";
      ctx.fillStyle = theme.soft;
      ctx.fillText("bot", (x.bot + x.queue - 6) / 2, layout.top + 17 * scale);
    }
    ctx.textAlign = "left";
    for (const block of layout.blocks) {
      ctx.fillStyle = theme.soft;
      ctx.font = `${13 * scale}px ${theme.font}`;
      ctx.fillText(cut(ctx, block.name.replaceAll("_", " "), x.right - x.seats), x.seats, block.seatY - 6 * scale);
    }
    const street = height - foot;
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, street + 0.5);
    ctx.lineTo(x.queueEnd + 10 * scale, street + 0.5);
    ctx.stroke();
    ctx.fillStyle = theme.soft;
    ctx.font = `${12 * scale}px ${theme.font}`;
    ctx.fillText("◂ gave up", x.label, street + 17 * scale);
    ctx.textAlign = "right";
    ctx.fillText("helped ▸", width - 6, street + 17 * scale);
    ctx.textAlign = "left";
  }

  // ------------------------------------------------------------------------------------------- pointing

  /** The key of the contact at a point of the canvas (CSS pixels), -1 if there is none. */
  keyAt(px, py) {
    let best = 14 * 14;
    let hit = -1;
    for (let k = 0; k < this.n; k++) {
      if (this.leg[k] < 0) continue;
      const d = (this.x[k] - px) ** 2 + (this.y[k] - py) ** 2;
      if (d < best) {
        best = d;
        hit = this.day.contact_key[this.day.leg_contact[this.leg[k]]];
      }
    }
    return hit;
  }

  /** The key of who has waited longest of those in sight, -1 if nobody waits. */
  longestKey(t) {
    const { day } = this;
    let best = -1;
    for (let k = 0; k < this.n; k++) {
      const i = this.leg[k];
      if (i < 0 || t < day.leg_enqueued[i] || t >= day.waitEnd[i]) continue;
      if (best < 0 || day.leg_enqueued[i] < day.leg_enqueued[best]) best = i;
    }
    return best < 0 ? -1 : day.contact_key[day.leg_contact[best]];
  }
}

/** Text cut so that it fits. */
function cut(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let short = text;
  while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}

/** In words, what became of a contact and of those it led to. */
export function storyOf(day, key) {
  const first = day.contact_key.indexOf(key);
  if (first < 0) return "";
  const words = [];
  for (let k = 0; k < day.nContacts; k++) {
    if (day.contact_case[k] !== day.contact_case[first] || k < first) continue;
    const came = `came ${clock(day.contact_arrived[k])}`;
    const waited = wait(day.contact_waited[k] / 1000);
    if (day.contact_level[k] === LEFT) words.push(`${came}, gave up after ${waited}`);
    else if (day.contact_level[k] !== NOT_COUNTED) words.push(`${came}, answered after ${waited}`);
    else words.push(came);
  }
  return words.join("; ");
}

export { layoutOf };
