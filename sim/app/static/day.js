// A frame, indexed: what `replay.js` needs in order to say at once who is where at t.

import { answers, sorted, worst } from "./counts.js";
import { BOT_LEG, BUCKET, LATER, NEVER, TAIL } from "./replay.js";

const LIVE = new Set(["voice", "chat"]);

const known = (instant) => (instant === NEVER ? LATER : instant);

/**
 * The index of a frame.
 *
 * `types` is that of the message "opened": name and channel of each contact type.
 */
export function indexOf(frame, types) {
  const c = frame.columns;
  const nContacts = c.contact_arrived.length;
  const nLegs = withContactsWithoutLegs(c, nContacts);
  const place = new Map();
  c.contact_id.forEach((row, k) => place.set(row, k));
  const parent = Int32Array.from(c.contact_parent, (row) => place.get(row) ?? -1);
  const day = { frame, types, from: frame.from_s * 1000, to: frame.to_s * 1000, nLegs, nContacts };
  Object.assign(day, c, { contact_parent: parent });
  Object.assign(day, links(day));
  day.agents = c.seat_group.length;
  day.live = Uint8Array.from(types, (type) => (LIVE.has(type.channel) ? 1 : 0));
  Object.assign(day, presence(day));
  Object.assign(day, busySpans(day));
  Object.assign(day, slots(day));
  Object.assign(day, buckets(day));
  Object.assign(day, answers(day));
  day.limitsOf = limitsOf(day);
  day.worst = worst(day);
  day.crew = crew(day);
  day.usedQueues = types.map(() => false);
  for (const queue of day.leg_queue) day.usedQueues[queue] = true;
  day.returning = returning(day);
  return day;
}

/** Who was turned away has no leg: it gets an empty one, so that it is seen to come and go. */
function withContactsWithoutLegs(c, nContacts) {
  const has = new Uint8Array(nContacts);
  for (const contact of c.leg_contact) has[contact] = 1;
  const bare = [];
  for (let i = 0; i < nContacts; i++) if (!has[i]) bare.push(i);
  if (bare.length) {
    const none = (value) => bare.map(() => value);
    const more = {
      leg_contact: bare,
      leg_queue: bare.map((i) => c.contact_type[i]),
      leg_group: none(-1),
      leg_agent: none(-1),
      leg_enqueued: bare.map((i) => known(c.contact_ended[i])),
      leg_ended: bare.map((i) => c.contact_ended[i]),
      leg_reason: none(0),
      leg_outcome: none(0),
    };
    for (const name of Object.keys(c)) {
      if (!name.startsWith("leg_")) continue;
      const old = c[name];
      const grown = new old.constructor(old.length + bare.length);
      grown.set(old);
      grown.set(more[name] ?? none(NEVER), old.length);
      c[name] = grown;
    }
  }
  return c.leg_contact.length;
}

/** Of each leg: the one before and after it, when the wait, the talk and the work end, and how long it is seen. */
function links(day) {
  const { nLegs, nContacts } = day;
  const before = new Int32Array(nLegs).fill(-1);
  const after = new Int32Array(nLegs).fill(-1);
  const last = new Int32Array(nContacts).fill(-1);
  const seenFrom = new Int32Array(nLegs);
  const waitEnd = new Int32Array(nLegs);
  const seatEnd = new Int32Array(nLegs);
  const legEnd = new Int32Array(nLegs);
  const gone = new Int32Array(nLegs);
  const hide = new Int32Array(nLegs);
  for (let i = 0; i < nLegs; i++) {
    const contact = day.leg_contact[i];
    before[i] = last[contact];
    if (last[contact] >= 0) after[last[contact]] = i;
    last[contact] = i;
  }
  for (let i = 0; i < nLegs; i++) {
    const contact = day.leg_contact[i];
    seenFrom[i] = before[i] >= 0 ? day.leg_enqueued[i] : Math.min(day.contact_arrived[contact], day.leg_enqueued[i]);
    legEnd[i] = known(day.leg_ended[i]);
    const inBot = day.leg_reason[i] === BOT_LEG;
    const matched = day.leg_matched[i];
    waitEnd[i] = inBot ? day.leg_enqueued[i] : matched === NEVER ? legEnd[i] : matched;
    seatEnd[i] = matched === NEVER ? waitEnd[i] : day.leg_wrap_up[i] === NEVER ? legEnd[i] : day.leg_wrap_up[i];
    gone[i] = after[i] >= 0 ? LATER : known(day.contact_ended[contact]);
    const end = Math.max(gone[i], legEnd[i]);
    hide[i] = after[i] >= 0 ? Math.max(day.leg_enqueued[after[i]], legEnd[i]) : end > LATER - TAIL ? LATER : end + TAIL;
  }
  const order = Int32Array.from({ length: nLegs }, (_, i) => i);
  order.sort((a, b) => day.leg_enqueued[a] - day.leg_enqueued[b] || a - b);
  return { before, after, last, seenFrom, waitEnd, seatEnd, legEnd, gone, hide, order };
}

/** Spans in which agents are logged in, by agent. */
function presence(day) {
  const { on_agent: agent, on_from: from, on_to: to, on_state: state, agents } = day;
  const start = new Int32Array(agents + 1);
  for (const a of agent) start[a + 1]++;
  for (let a = 0; a < agents; a++) start[a + 1] += start[a];
  const at = start.slice();
  const spans = new Int32Array(agent.length);
  for (let i = 0; i < agent.length; i++) spans[at[agent[i]]++] = i;
  return { onStart: start, onSpans: spans, onFrom: sorted(from), onTo: sorted(to), onState: state };
}

/** Agents of each group who are there at some instant of the day. */
function crew(day) {
  const groups = [];
  for (let agent = 0; agent < day.agents; agent++) {
    const group = day.seat_group[agent];
    while (groups.length <= group) groups.push([]);
    let there = day.onStart[agent + 1] > day.onStart[agent];
    if (!there) there = day.worked[agent] === 1;
    if (there) groups[group].push(agent);
  }
  return groups;
}

/** Beginnings and ends of the spans in which an agent has at least one contact in hand. */
function busySpans(day) {
  const until = new Int32Array(day.agents).fill(NEVER);
  const starts = [];
  const ends = [];
  const byMatch = [];
  for (let i = 0; i < day.nLegs; i++) if (day.leg_agent[i] >= 0 && day.leg_matched[i] !== NEVER) byMatch.push(i);
  byMatch.sort((a, b) => day.leg_matched[a] - day.leg_matched[b] || a - b);
  for (const i of byMatch) {
    const agent = day.leg_agent[i];
    const from = day.leg_matched[i];
    const to = day.legEnd[i];
    if (until[agent] === NEVER || from > until[agent]) {
      if (until[agent] !== NEVER) ends.push(until[agent]);
      starts.push(from);
      until[agent] = to;
    } else if (to > until[agent]) until[agent] = to;
  }
  for (const end of until) if (end !== NEVER) ends.push(end);
  const worked = Uint8Array.from(until, (end) => (end !== NEVER && end >= day.from ? 1 : 0));
  return { worked, byMatch, busyFrom: sorted(starts), busyTo: sorted(ends) };
}

/** A place that each leg keeps: with its agent, with the bot, or away; the lowest that was free. */
function slots(day) {
  const slot = new Uint16Array(day.nLegs);
  const give = (legs, lane, from, to) => {
    const taken = new Map();
    for (const i of legs) {
      const key = lane(i);
      let held = taken.get(key);
      if (!held) taken.set(key, (held = []));
      let place = 0;
      while (place < held.length && held[place] > from(i)) place++;
      held[place] = to(i);
      slot[i] = place;
    }
  };
  const seated = day.byMatch.filter((i) => day.seatEnd[i] > day.leg_matched[i]);
  give(seated, (i) => day.leg_agent[i], (i) => day.leg_matched[i], (i) => day.seatEnd[i]);
  const sessions = day.order.filter((i) => day.leg_reason[i] === BOT_LEG);
  give(sessions, (i) => day.leg_queue[i], (i) => day.leg_enqueued[i], (i) => day.legEnd[i]);
  const most = [];
  for (const i of day.byMatch) {
    const group = day.leg_group[i];
    while (most.length <= group) most.push(1);
    most[group] = Math.max(most[group], slot[i] + 1);
  }
  return { slot, most, hasBot: sessions.length > 0 };
}

/** The legs that may be seen in each minute, in the order in which they were enqueued. */
function buckets(day) {
  const n = Math.max(1, Math.ceil((day.to - day.from) / BUCKET) + 1);
  const clip = (t) => Math.min(n - 1, Math.max(0, Math.floor((t - day.from) / BUCKET)));
  const start = new Int32Array(n + 1);
  const outside = (i) => day.hide[i] < day.from || day.seenFrom[i] > day.to;
  for (const i of day.order) {
    if (outside(i)) continue;
    for (let b = clip(day.seenFrom[i]), e = clip(day.hide[i]); b <= e; b++) start[b + 1]++;
  }
  for (let b = 0; b < n; b++) start[b + 1] += start[b];
  const at = start.slice();
  const items = new Int32Array(start[n]);
  for (const i of day.order) {
    if (outside(i)) continue;
    for (let b = clip(day.seenFrom[i]), e = clip(day.hide[i]); b <= e; b++) items[at[b]++] = i;
  }
  return { bucketStart: start, bucketItems: items, nBuckets: n };
}

/** Who has gone and will come again: child contact, from when to when he is away, and the place he keeps meanwhile. */
function returning(day) {
  const rows = [];
  for (let k = 0; k < day.nContacts; k++) {
    const parent = day.contact_parent[k];
    if (parent < 0 || day.contact_ended[parent] === NEVER) continue;
    if (day.contact_arrived[k] > day.contact_ended[parent]) rows.push(k);
  }
  const gone = (k) => day.contact_ended[day.contact_parent[k]];
  rows.sort((a, b) => gone(a) - gone(b) || a - b);
  const held = [];
  const back = new Int32Array(day.nContacts).fill(-1);
  const from = new Int32Array(rows.length);
  const to = new Int32Array(rows.length);
  const place = new Int32Array(rows.length);
  rows.forEach((k, n) => {
    let free = 0;
    while (free < held.length && held[free] > gone(k)) free++;
    held[free] = day.contact_arrived[k];
    back[day.contact_parent[k]] = n;
    from[n] = gone(k);
    to[n] = day.contact_arrived[k];
    place[n] = free;
  });
  return { child: Int32Array.from(rows), from, to, place, back, most: held.length };
}

function limitsOf(day) {
  const rows = new Map();
  day.limit_leg?.forEach((leg, row) => rows.set(leg, [...(rows.get(leg) ?? []), row]));
  return rows;
}
