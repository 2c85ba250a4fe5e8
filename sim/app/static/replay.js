// Who is where at t, and what has been counted until then: pure functions of a day as `day.js` indexes it.
// Instants are milliseconds from midnight.

export const NEVER = -2147483648;
export const LATER = 2147483647;

export const ARRIVING = 0;
export const BOT = 1;
export const QUEUE = 2;
export const SEAT = 3;
export const PAUSE = 4;
export const GONE = 5;

/** How a contact counts for the service level: `contact_level` of a frame. */
export const NOT_COUNTED = 0;
export const IN_TIME = 1;
export const LEFT = 3;

/** `contact_outcome` of who gave up. */
export const ABANDONED = 2;

/** `leg_reason` of a session with the bot. */
export const BOT_LEG = 5;

/** Milliseconds of a stretch of `bucketItems`. */
export const BUCKET = 60000;

/** How long at most after its end a contact may still be seen leaving. */
export const TAIL = 600000;

/** The instant at which the patience of a leg ends, as it stands at t: repeated contacts with the queue may move it. */
export function limitAt(day, i, t) {
  let limit = day.leg_limit[i];
  const rows = day.limit_leg?.length ? day.limitsOf.get(i) : undefined;
  if (rows) for (const row of rows) if (day.limit_at[row] <= t) limit = day.limit_until[row];
  return limit;
}

/** How many of a sorted array are not after t. */
export function upTo(sorted, t) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which stretch of `bucketItems` holds who may be seen at t: the number of its bucket. */
export function bucketAt(day, t) {
  return Math.min(day.nBuckets - 1, Math.max(0, Math.floor((t - day.from) / BUCKET)));
}

const between = (from, to, t) => upTo(from, t) - upTo(to, t);

export const waitingAt = (day, t) => between(day.queueFrom, day.queueTo, t);
export const talkingAt = (day, t) => between(day.talkFrom, day.talkTo, t);
export const busyAt = (day, t) => between(day.busyFrom, day.busyTo, t);
export const loggedInAt = (day, t) => between(day.onFrom, day.onTo, t);

/**
 * What has been counted from midnight up to t. Who is answered and gives up in a later queue counts as answered until
 * then. Service level: in time ÷ (answered + gave up before), as a wallboard has it.
 */
export function soFar(day, t) {
  const answered = upTo(day.answeredAt, t) - upTo(day.laterAt, t);
  const abandoned = upTo(day.abandonedAt, t);
  const inTime = upTo(day.inTimeAt, t);
  const rated = upTo(day.ratedAt, t);
  const ended = answered + abandoned;
  return {
    offered: upTo(day.offeredAt, t),
    answered,
    abandoned,
    inTime,
    byBot: upTo(day.byBotAt, t),
    level: rated ? inTime / rated : NaN,
    abandonment: ended ? abandoned / ended : NaN,
  };
}

/** Where the contact of a leg is at t. */
export function stationOf(day, i, t) {
  if (t >= day.gone[i] && t >= day.seatEnd[i]) return GONE;
  if (t < day.leg_enqueued[i]) return ARRIVING;
  if (day.leg_reason[i] === BOT_LEG && t < day.legEnd[i]) return BOT;
  if (t < day.waitEnd[i]) return QUEUE;
  if (day.leg_matched[i] !== NEVER && t < day.seatEnd[i]) return SEAT;
  return t >= day.gone[i] ? GONE : PAUSE;
}

/** A series every `step` milliseconds over the day: waiting, occupancy over the last quarter of an hour, counts so far. */
export function series(day, step = 60000) {
  const n = Math.floor((day.to - day.from) / step) + 1;
  const waiting = new Float32Array(n);
  const occupancy = new Float32Array(n);
  const shown = new Float32Array(n);
  const abandonment = new Float32Array(n);
  let busy = 0;
  let on = 0;
  const fade = Math.exp(-step / 900000);
  for (let k = 0; k < n; k++) {
    const t = day.from + k * step;
    waiting[k] = waitingAt(day, t);
    busy = busy * fade + Math.min(busyAt(day, t), loggedInAt(day, t)) * (1 - fade);
    on = on * fade + loggedInAt(day, t) * (1 - fade);
    occupancy[k] = on > 0.05 ? busy / on : NaN;
    const so = soFar(day, t);
    shown[k] = so.level;
    abandonment[k] = so.abandonment;
  }
  return { from: day.from, step, n, waiting, occupancy, shown, abandonment, ...byInterval(day) };
}

/** By interval of arrival, as it is in hindsight: share answered in time, share that gave up. */
export function byInterval(day) {
  const width = day.frame.interval_s * 1000;
  const n = Math.ceil(86400000 / width);
  const ended = new Int32Array(n);
  const good = new Int32Array(n);
  const lost = new Int32Array(n);
  for (let k = 0; k < day.nContacts; k++) {
    const level = day.contact_level[k];
    if (!day.contact_new[k] || level === NOT_COUNTED) continue;
    const interval = Math.floor(day.contact_arrived[k] / width);
    if (interval < 0 || interval >= n) continue;
    ended[interval]++;
    if (level === IN_TIME) good[interval]++;
    if (level === LEFT) lost[interval]++;
  }
  const share = (part) => Float32Array.from(part, (value, i) => (ended[i] ? value / ended[i] : NaN));
  return { width, level: share(good), gaveUp: share(lost) };
}

/** The wait so far of who has waited longest at t, in milliseconds, 0 if nobody waits; `live` of calls and chats alone. */
export function longestAt(day, t, live = false) {
  const bucket = bucketAt(day, t);
  for (let n = day.bucketStart[bucket]; n < day.bucketStart[bucket + 1]; n++) {
    const i = day.bucketItems[n];
    if (live && !day.live[day.leg_queue[i]]) continue;
    if (day.leg_enqueued[i] <= t && t < day.waitEnd[i]) return t - day.leg_enqueued[i];
  }
  return 0;
}
