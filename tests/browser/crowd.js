// Two floors with 200 agents and some 300 who wait, all busy: what a frame costs the page.
async () => {
  const { indexOf } = await import("/day.js");
  const HOUR = 3600000;
  const AGENTS = 200;
  const gap = (5 * 60000) / AGENTS;
  const narrow = { queue: Int16Array, group: Int16Array, reason: Uint8Array, outcome: Uint8Array };
  const legNames = "contact queue group agent enqueued matched talk wrap_up ended reason outcome limit".split(" ");

  function frame(shift) {
    const legs = [];
    for (let k = 0, t = 8.5 * HOUR; t < 13 * HOUR; t += gap, k++) {
      const from = Math.round(t + 300 * gap + shift);
      const to = from + 290000 + (k % 10) * 1000;
      const patience = Math.round(t + 500000 + ((k * 7919) % 400000));
      legs.push([k, k % 5, k % 4, k % AGENTS, Math.round(t), from, from, to, to + 9000, 0, 3, patience]);
    }
    const columns = {};
    legNames.forEach((name, j) => (columns[`leg_${name}`] = (narrow[name] ?? Int32Array).from(legs.map((leg) => leg[j]))));
    const number = Int32Array.from(legs.keys());
    const all = (value) => new Uint8Array(legs.length).fill(value);
    Object.assign(columns, {
      contact_id: number, contact_key: number, contact_case: number,
      contact_arrived: columns.leg_enqueued, contact_answered: columns.leg_talk, contact_ended: columns.leg_wrap_up,
      contact_waited: columns.leg_talk.map((t, k) => t - columns.leg_enqueued[k]),
      contact_type: columns.leg_queue, contact_parent: new Int32Array(legs.length).fill(-1),
      contact_cause: Uint8Array.from(number, (k) => (k % 7 ? 0 : 1)), contact_outcome: all(1),
      contact_level: all(2), contact_new: all(1), contact_displeased: Uint8Array.from(number, (k) => (k % 5 ? 0 : 1)),
      limit_leg: new Int32Array(0), limit_at: new Int32Array(0), limit_until: new Int32Array(0),
      seat_group: Int16Array.from({ length: AGENTS }, (_, a) => a % 4), on_agent: Int32Array.from({ length: AGENTS }, (_, a) => a),
      on_from: new Int32Array(AGENTS).fill(8 * HOUR), on_to: new Int32Array(AGENTS).fill(14 * HOUR), on_state: new Uint8Array(AGENTS),
    });
    return { from_s: 8 * 3600, to_s: 14 * 3600, interval_s: 1800, measures: {}, columns };
  }

  const types = ["voice", "chat", "messenger", "email", "social"].map((name) => ({ name, channel: name }));
  const groups = ["orders", "payments", "chat", "writers"].map((name) => ({ name }));
  const { screen, time } = floor;
  const days = [frame(0), frame(20000)].map((one) => indexOf(one, types));
  ["a", "b"].forEach((name, n) => screen.show(name, days[n], { types, groups }, "crowd"));
  time.span(days[0].from, days[0].to);
  time.seek(10.5 * HOUR);
  time.speed = 60;
  time.playing = true;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  await wait(500);
  screen.frames = 0;
  await wait(2000);
  time.playing = false;
  return { ...screen.cost(), told: screen.floors.map(({ view }) => ({ ...view.told })) };
}
