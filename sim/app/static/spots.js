// Where on a floor a contact has its place: at the door, in a queue, with the bot, at a seat, outside.

import { seatPlaces } from "./layout.js";
import { BOT_LEG } from "./replay.js";

/** Each method puts a place into `spot`. */
export class Spots {
  constructor() {
    this.day = null;
    this.spot = { x: 0, y: 0 };
  }

  /** Places of a day in a layout. */
  take(day, layout) {
    this.day = day;
    this.layout = layout;
    const { xs, ys } = seatPlaces(day, layout);
    this.seatX = xs;
    this.seatY = ys;
    this.perSeat = day.most.map((most) => (most > 4 ? 3 : most > 1 ? 2 : 1));
  }

  door(row) {
    this.spot.x = this.layout.x.bot - 12 * this.layout.scale;
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
    const { x } = this.layout;
    const { pitch } = row;
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
    const { x, scale } = this.layout;
    const pitch = 12 * scale;
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
      else if (day.leg_reason[past] === BOT_LEG) this.botSpot(this.layout.rows[this.layout.rowOf[day.leg_queue[past]]], past);
      else this.door(row);
      return;
    }
    const parent = day.contact_parent[day.leg_contact[i]];
    if (parent >= 0 && day.returning.back[parent] >= 0) this.outsideSpot(day.returning.back[parent]);
    else this.door(row);
  }
}
