// Where every dot of a floor is at t: a pure function of the day, the instant, and how long a dot is on its way.

import { ARRIVING, BOT, BOT_LEG, GONE, LEFT, NEVER, PAUSE, QUEUE, SEAT, bucketAt, limitAt, stationOf } from "./replay.js";
import { Spots } from "./spots.js";

const MOST = 6000;

/** Styles of dots are numbers of channels, or this one. */
export const GREY = 5;
export const CHANNELS = ["voice", "chat", "messenger", "email", "social"];

/** Flags of dots: comes again; is outside; stands in a queue. */
export const BACK = 2;
export const FAINT = 4;
export const WAITS = 8;

const ease = (u) => (u <= 0 ? 0 : u >= 1 ? 1 : u * u * (3 - 2 * u));

export class Motion extends Spots {
  constructor() {
    super();
    this.x = new Float32Array(MOST);
    this.y = new Float32Array(MOST);
    this.style = new Uint8Array(MOST);
    this.flags = new Uint8Array(MOST);
    this.alpha = new Float32Array(MOST);
    this.ring = new Float32Array(MOST);
    this.leg = new Int32Array(MOST);
    this.n = 0;
    this.told = { waiting: 0, live: 0, idle: 0, on: 0, finishing: 0, bot: 0, outside: 0 };
  }

  /** Move on a day in a layout. */
  take(day, layout) {
    super.take(day, layout);
    this.held = new Uint8Array(day.agents);
    this.writing = new Uint8Array(day.agents);
    this.rank = new Float32Array(layout.rows.length);
    this.waiting = new Int32Array(layout.rows.length);
    this.oldest = new Int32Array(layout.rows.length);
    this.shape = Uint8Array.from(day.types, (type) => Math.max(0, CHANNELS.indexOf(type.channel)));
  }

  /** Put everybody where they are at t; `stride` and `farewell` are the milliseconds for which a dot moves, and leaves. */
  move(t, stride, farewell) {
    const { day, told } = this;
    this.n = 0;
    this.held.fill(0);
    this.writing.fill(0);
    this.rank.fill(0);
    this.waiting.fill(0);
    this.oldest.fill(0);
    told.waiting = told.live = told.bot = told.outside = 0;
    const bucket = bucketAt(day, t);
    for (let k = day.bucketStart[bucket], end = day.bucketStart[bucket + 1]; k < end; k++) {
      this.follow(day.bucketItems[k], t, stride, farewell);
    }
    this.outside(t);
  }

  /** Put the contact of a leg where it is: from where it came, over queue or bot, to the seat, and away. */
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
    const station = stationOf(day, i, t);
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
      if (day.leg_reason[i] === BOT_LEG) this.botSpot(row, i);
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
    const sinceDoor = day.before[i] < 0 ? (t - began) / (stride * 0.6) : 1;
    let alpha = sinceDoor < 1 ? 0.15 + 0.85 * sinceDoor : 1;
    let flags = day.contact_cause[contact] === 1 || day.contact_cause[contact] === 2 ? BACK : 0;
    const lost = day.contact_level[contact] === LEFT || (station === GONE && agent < 0 && day.leg_reason[i] !== BOT_LEG);
    if (station === PAUSE) {
      const from = day.leg_reason[i] === BOT_LEG ? day.legEnd[i] : Math.max(day.seatEnd[i], waitEnd);
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
      } else if (day.leg_reason[i] === BOT_LEG) {
        py -= 26 * layout.scale * ease(u * 1.6);
        alpha = 1 - ease(u * 1.6);
        if (alpha <= 0) return;
      } else {
        px += (layout.exits.done.x - px) * ease(u);
        alpha = 1 - 0.35 * u;
      }
    }
    if (station === BOT) this.told.bot++;
    const sour = day.contact_displeased[contact] === 1 && (station === SEAT || station === GONE);
    const grey = (station === GONE && lost) || sour;
    let ring = 0;
    if (station === QUEUE) flags |= WAITS;
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

  /** -1: away, otherwise the state of the span in which the agent is logged in. */
  presence(agent, t) {
    const { onStart, onSpans, on_from: from, on_to: to, onState } = this.day;
    for (let k = onStart[agent]; k < onStart[agent + 1]; k++) {
      const span = onSpans[k];
      if (from[span] <= t && t < to[span]) return onState[span];
    }
    return -1;
  }

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
