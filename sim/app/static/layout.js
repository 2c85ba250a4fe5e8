// Where things stand on a floor of a given size: lanes, queues, bot, seats, exits. Both floors share one layout.

const PITCHES = [22, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3];
const SHARES = [0.27, 0.32, 0.37];
const GOOD_SEAT = 26;
const SEATS = [40, 36, 32, 28, 25, 22, 19, 17, 15, 13, 11, 9, 8, 7, 6, 5];

/** How many places of `size` with a gap fit into `length`. */
const fit = (length, size) => Math.max(1, Math.floor(length / size));

/**
 * The layout of a floor.
 *
 * `days` are the indexed days that are shown side by side, so that a queue has the same place on both.
 */
export function layoutOf(width, height, days, types, groups, scale = 1) {
  const pad = 10 * scale;
  const foot = 34 * scale;
  const used = types.map((_, q) => days.some((day) => day.usedQueues[q]));
  const rows = rowsOf(types, used, days);
  const hasBot = days.some((day) => day.hasBot);
  const x = { left: 4, label: pad + 6 };
  const longest = Math.max(0, ...rows.map((row) => row.name.length));
  x.bot = x.label + Math.min(Math.max((longest * 6.8 + 10) * scale, 84 * scale), Math.max(width * 0.22, 84 * scale));
  x.queue = x.bot + (hasBot ? Math.min(width * 0.11, 96 * scale) : 6);
  x.right = width - 22 * scale;
  const top = 6;
  const bottom = height - foot;
  let seats;
  for (const share of SHARES) {
    x.seats = width - Math.max(width * share, 120 * scale);
    seats = seatsOf(days, groups, x.right - x.seats, bottom - top, scale);
    if (seats.seat >= GOOD_SEAT * scale) break;
  }
  x.queueEnd = x.seats - 26 * scale;
  const heights = shares(rows, bottom - top);
  let y = top;
  rows.forEach((row, n) => {
    row.y = y;
    row.h = heights[n];
    y += heights[n];
  });
  for (const row of rows) {
    row.pitch = pitchOf(row, x.queueEnd - x.queue, scale);
    row.perLine = fit(x.queueEnd - x.queue, row.pitch);
    row.lines = fit(row.h - 8, row.pitch);
  }
  const exits = { lost: { x: -12, y: height - foot * 0.45 }, done: { x: width + 12 } };
  return { width, height, scale, x, top, bottom, foot, rows, hasBot, ...seats, exits, rowOf: rowIndex(types, rows) };
}

function rowsOf(types, used, days) {
  const channels = [...new Set(types.map((type) => type.channel))];
  const rows = [];
  for (const channel of channels) {
    types.forEach((type, q) => {
      if (type.channel !== channel || !used[q]) return;
      const most = Math.max(0, ...days.map((day) => day.worst.byQueue[q]));
      rows.push({ queue: q, name: type.name, channel, most, first: !rows.some((row) => row.channel === channel) });
    });
  }
  return rows;
}

function rowIndex(types, rows) {
  const index = new Int16Array(Math.max(1, types.length)).fill(-1);
  rows.forEach((row, n) => (index[row.queue] = n));
  return index;
}

/** Heights of the rows: more for a queue that grows longer, a readable least for each. */
function shares(rows, height) {
  const weight = rows.map((row) => 1.6 + Math.sqrt(row.most) * 0.3);
  const total = weight.reduce((a, b) => a + b, 0) || 1;
  return weight.map((one) => (height * one) / total);
}

/** The widest pitch at which the longest queue of the day finds room in its row. */
function pitchOf(row, width, scale) {
  const found = PITCHES.find((pitch) => fit(width, pitch * scale) * fit(row.h - 8, pitch * scale) >= row.most);
  return (found ?? PITCHES[PITCHES.length - 1]) * scale;
}

/** Seats of all groups: as large as fits. Only who comes on this day has one. */
function seatsOf(days, groups, width, height, scale) {
  const number = groups.map((_, g) => Math.max(0, ...days.map((day) => day.crew[g]?.length ?? 0)));
  const label = 19 * scale;
  const tall = (size) =>
    number.reduce((sum, n) => sum + (n ? label + Math.ceil(n / fit(width, size + 4)) * (size + 4) + 5 * scale : 0), 0);
  const size = SEATS.map((s) => s * scale).find((s) => tall(s) <= height) ?? SEATS[SEATS.length - 1];
  const step = size + 4;
  const perLine = fit(width, step);
  const blocks = [];
  const used = tall(size);
  let y = 6 + Math.max(0, Math.min((height - used) * 0.35, 40));
  groups.forEach((group, g) => {
    if (!number[g]) return;
    blocks.push({ group: g, name: group.name, x: 0, y, n: number[g] });
    blocks[blocks.length - 1].seatY = y + label;
    y += label + Math.ceil(number[g] / perLine) * step + 5 * scale;
  });
  return { blocks, seat: size, seatStep: step, perSeatLine: perLine };
}

/** Positions of a day's agents in the layout: x and y by agent, NaN for who never comes. */
export function seatPlaces(day, layout) {
  const xs = new Float32Array(day.agents).fill(NaN);
  const ys = new Float32Array(day.agents).fill(NaN);
  for (const block of layout.blocks) {
    (day.crew[block.group] ?? []).forEach((agent, n) => {
      xs[agent] = layout.x.seats + (n % layout.perSeatLine) * layout.seatStep + layout.seat / 2;
      ys[agent] = block.seatY + Math.floor(n / layout.perSeatLine) * layout.seatStep + layout.seat / 2;
    });
  }
  return { xs, ys };
}
