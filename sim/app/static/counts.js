// What is counted on a day: when contacts came, were answered or gave up, and when most were waiting.

import { ABANDONED, IN_TIME, LEFT, NEVER, NOT_COUNTED } from "./replay.js";

const BY_BOT = new Set([12, 13]);

export const sorted = (list) => Int32Array.from(list).sort();

/** When contacts came, were answered, gave up (of these, after an answer), or counted: sorted, of those who arrived on the day. */
export function answers(day) {
  const of = { offered: [], answered: [], abandoned: [], later: [], inTime: [], rated: [], byBot: [] };
  for (let k = 0; k < day.nContacts; k++) {
    if (!day.contact_new[k]) continue;
    of.offered.push(day.contact_arrived[k]);
    const level = day.contact_level[k];
    const answered = day.contact_answered[k];
    const ended = day.contact_ended[k];
    if (answered !== NEVER) of.answered.push(answered);
    if (day.contact_outcome[k] === ABANDONED) {
      of.abandoned.push(ended);
      if (answered !== NEVER) of.later.push(ended);
    }
    if (level === IN_TIME) of.inTime.push(answered);
    if (level !== NOT_COUNTED) of.rated.push(level === LEFT ? ended : answered);
    else if (BY_BOT.has(day.contact_outcome[k])) of.byBot.push(ended);
  }
  const at = Object.fromEntries(Object.entries(of).map(([name, list]) => [`${name}At`, sorted(list)]));
  const enqueued = [];
  const left = [];
  const talkFrom = [];
  const talkTo = [];
  for (let i = 0; i < day.nLegs; i++) {
    if (day.waitEnd[i] > day.leg_enqueued[i]) {
      enqueued.push(day.leg_enqueued[i]);
      left.push(day.waitEnd[i]);
    }
    if (day.leg_agent[i] >= 0 && day.leg_talk[i] !== NEVER && day.seatEnd[i] > day.leg_talk[i]) {
      talkFrom.push(day.leg_talk[i]);
      talkTo.push(day.seatEnd[i]);
    }
  }
  return { ...at, queueFrom: sorted(enqueued), queueTo: sorted(left), talkFrom: sorted(talkFrom), talkTo: sorted(talkTo) };
}

/**
 * The instant at which most are waiting who hold the line or sit before a chat (all, where nobody does), and how many;
 * by queue the most at any instant.
 */
export function worst(day) {
  const byQueue = new Int32Array(Math.max(1, day.types.length));
  const counts = day.live.includes(1) ? day.live : day.live.map(() => 1);
  const now = new Int32Array(byQueue.length);
  const legs = day.order.filter((i) => day.waitEnd[i] > day.leg_enqueued[i] && day.waitEnd[i] >= day.from);
  const leaving = legs.slice().sort((a, b) => day.waitEnd[a] - day.waitEnd[b]);
  let t = day.from;
  let most = 0;
  let waiting = 0;
  let out = 0;
  for (const i of legs) {
    const at = day.leg_enqueued[i];
    if (at > day.to) break;
    while (out < leaving.length && day.waitEnd[leaving[out]] <= at) {
      const queue = day.leg_queue[leaving[out++]];
      now[queue]--;
      waiting -= counts[queue];
    }
    const queue = day.leg_queue[i];
    if (++now[queue] > byQueue[queue]) byQueue[queue] = now[queue];
    waiting += counts[queue];
    if (waiting > most) {
      most = waiting;
      t = Math.max(at, day.from);
    }
  }
  return { t, most, byQueue };
}
