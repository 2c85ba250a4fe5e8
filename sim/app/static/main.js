// The page: its state, its link, what comes from the server, and what each control does.

import { Asking } from "./asking.js";
import { Clock } from "./clock.js";
import { indexOf } from "./day.js";
import { Effect } from "./effect.js";
import { byId, element } from "./element.js";
import { paintKey } from "./guide.js";
import { listen, tabs } from "./keyboard.js";
import { Lessons, moments, proposed } from "./lesson.js";
import { Levers } from "./levers.js";
import { Presenter } from "./presenter.js";
import { Screen } from "./screen.js";
import { readHash } from "./share.js";
import { Sharing } from "./sharing.js";
import { Transport } from "./transport.js";
import { Wire } from "./wire.js";
import { instant } from "./words.js";

const time = new Clock();
const screen = new Screen(time);
const state = { scenario: "", a: {}, b: {}, day: null, replication: 0, seed: null, twin: true, lesson: null, ...readHash(location.hash) };
const bare = !location.hash.includes("scenario=");
let info = null;
let lesson = null;
let starts = false;
const measures = { a: null, b: null };
const timing = { lever: NaN };

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const dayName = (one) => `${one.weekday[0].toUpperCase()}${one.weekday.slice(1, 3)} ${one.date}`;
const target = () => (state.twin ? "b" : "a");

// --------------------------------------------------------------------------------------------- asking

const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
const wire = new Wire(address, {
  onOpen() {
    asking.anew();
    open(state.scenario);
  },
  onState: say,
});
const asking = new Asking(wire, state, {
  onDay(name, asked, frame, began) {
    if (asked.scenario !== info.scenario || asked.day !== state.day) return;
    take(name, indexOf(frame, info.types), frame);
    timing.lever = performance.now() - began;
    if (byId("state").className === "error" || byId("state").textContent.endsWith("…")) say("open", "");
  },
  onWait: () => effect.wait(true),
  onSpread: (message) => effect.show(message),
});

function say(kind, text) {
  const line = byId("state");
  line.className = kind;
  line.textContent = text;
}

function open(scenario) {
  wire.ask("open", { scenario }, opened, () => {
    if (info || !state.scenario) return;
    Object.assign(state, { scenario: "", a: {}, b: {}, day: null });
    open("");
  });
}

function opened(message) {
  const anew = !info || info.scenario !== message.scenario;
  info = message;
  effect.currency = message.currency;
  state.scenario = message.scenario;
  state.ownSeed = message.seed;
  state.seed ??= message.seed;
  if (!message.days.some((one) => one.day === state.day)) state.day = message.default_day;
  byId("scenario").replaceChildren(...message.scenarios.map((one) => element("option", { value: one.name }, one.title)));
  byId("day").replaceChildren(...message.days.map((one) => element("option", { value: one.day }, dayName(one))));
  byId("scenario").value = message.scenario;
  if (anew) {
    levers.show(message.levers);
    say("open", "The day is being simulated …");
  }
  lessons.list(message.lessons);
  paintKey(byId("key"), message.channels);
  if (state.lesson && !lesson) openLesson(state.lesson, bare);
  else refresh();
}

/** Ask for what is shown anew: the days of both floors, and where they lie among days. */
function refresh(floors = ["a", "b"]) {
  if (info) floors.forEach((name) => asking.day(name));
  byId("day").value = state.day;
  byId("chance").textContent = state.replication + 1;
  levers.set(state[target()], target().toUpperCase(), state.twin);
  document.body.classList.toggle("single", !state.twin);
  byId("twin").setAttribute("aria-pressed", String(state.twin));
  screen.twin = state.twin;
  asking.spread();
  sharing.link();
}

function take(name, day, frame) {
  measures[name] = frame.measures;
  transport.span(day.from, day.to);
  if (state.t != null) {
    time.seek(state.t);
    delete state.t;
    time.playing ||= starts;
    starts = false;
  }
  screen.plan(name, frame.changes?.length ? frame.changes.join(" · ") : "as planned");
  screen.show(name, day, info, [state.scenario, state.day, state.seed, state.replication].join());
  effect.mark(measures.a, measures.b, state.twin && !same(state.a, state.b));
}

// --------------------------------------------------------------------------------------------- panels

const levers = new Levers(byId("levers"), {
  onChange(overrides) {
    state[target()] = overrides;
    refresh([target()]);
  },
  onTool(name) {
    if (name === "reset") state[target()] = lesson ? proposed(lesson, 0)[target()] : {};
    else if (name === "copy") state.a = { ...state.b };
    else [state.a, state.b] = [state.b, state.a];
    refresh();
  },
});
const effect = new Effect(byId("effect"));
const lessons = new Lessons(byId("lessons"), {
  onOpen: (name) => openLesson(name, true),
  onLeave() {
    lesson = state.lesson = null;
    lessons.show(null);
    presenter.take(null);
    screen.resize();
    sharing.link();
  },
  onTry(n) {
    const one = [lesson.try].flat()[n];
    const floor = String(one.floor ?? "b").toLowerCase();
    state[floor] = { ...state[floor], ...one.overrides };
    if (floor === "b") state.twin = true;
    refresh();
  },
  onSeek: (t) => transport.seek(t),
});
const presenter = new Presenter(byId("stage"), {
  onTries(n) {
    Object.assign(state, proposed(lesson, n));
    refresh();
  },
  onLesson: (step) => nextLesson(step),
  onResize: () => screen.resize(),
});
const transport = new Transport(time, screen, { onMove: () => sharing.link(), ownsPages: () => !presenter.on });
const sharing = new Sharing(screen, {
  say,
  state: () => info && { ...state, t: state.t ?? time.t, speed: time.speed },
  title() {
    const one = info.days.find((each) => each.day === state.day);
    return `${lesson ? `${lesson.title} · ` : ""}${info.title}, ${dayName(one)}`;
  },
});
const showTab = tabs(["levers", "effect", "lessons"]);

function openLesson(name, fromStart) {
  const found = (message) => {
    lesson = message.lesson;
    state.lesson = name;
    lessons.show(lesson);
    presenter.take(lesson);
    showTab("lessons", false);
    if (fromStart) begin();
    else refresh();
  };
  wire.ask("lesson", { name }, found, () => {
    state.lesson = null;
    refresh();
  });
}

/** Put a lesson on the floors: its scenario, day, plans, clock and speed. */
function begin() {
  Object.assign(state, proposed(lesson, 0), { twin: true, replication: lesson.replication ?? 0 });
  if (lesson.day != null) state.day = lesson.day;
  if (lesson.seed != null) state.seed = lesson.seed;
  if (lesson.speed) time.speed = lesson.speed;
  state.t = instant(lesson.from) ?? moments(lesson)[0] ?? time.t;
  time.playing = false;
  starts = true;
  transport.paint();
  if (lesson.scenario && lesson.scenario !== state.scenario) open(lesson.scenario);
  else refresh();
}

function nextLesson(step) {
  const name = lessons.beside(step);
  if (name !== null) openLesson(name, true);
}

// -------------------------------------------------------------------------------------------- controls

function toggleTwin() {
  state.twin = !state.twin;
  refresh();
  screen.resize();
}

function chance(by) {
  state.replication = Math.max(0, state.replication + by);
  refresh();
}

function followLongest() {
  const floor = screen.shown[0];
  const key = floor.view.followed >= 0 ? -1 : floor.view.longestKey(time.t);
  say("open", screen.follow(key));
}

byId("twin").addEventListener("click", toggleTwin);
byId("present").addEventListener("click", () => presenter.toggle());
byId("help").addEventListener("click", () => byId("guide").showModal());
byId("chance-back").addEventListener("click", () => chance(-1));
byId("chance-next").addEventListener("click", () => chance(1));
byId("day").addEventListener("change", (event) => {
  state.day = Number(event.target.value);
  refresh();
});
byId("scenario").addEventListener("change", (event) => {
  Object.assign(state, { a: {}, b: {}, day: null, lesson: null, replication: 0, seed: null });
  lesson = null;
  lessons.show(null);
  presenter.take(null);
  open(event.target.value);
});
for (const { view } of screen.floors) {
  view.canvas.addEventListener("click", (event) => say("open", screen.follow(view.keyAt(event.offsetX, event.offsetY))));
}
addEventListener("hashchange", () => {
  Object.assign(state, { a: {}, b: {}, lesson: null }, readHash(location.hash));
  if (state.speed) time.speed = state.speed;
  open(state.scenario);
});

listen({
  play: () => transport.play(),
  faster: (steps) => transport.faster(steps),
  follow: followLongest,
  twin: toggleTwin,
  picture: () => sharing.picture(),
  move: (by) => transport.seek(time.t + by),
  seekStart: () => transport.seek(time.from),
  seekEnd: () => transport.seek(time.to),
  worst: () => transport.worst(),
  tab: (name) => !presenter.on && showTab(name),
  lesson: nextLesson,
  page: (by) => presenter.on && presenter.step(by),
  present: () => presenter.toggle(),
  guide: () => byId("guide").showModal(),
  leave() {
    if (sharing.leave()) return;
    if (presenter.on) presenter.toggle(false);
    else screen.follow(-1);
  },
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && presenter.on && presenter.full) presenter.toggle(false);
  presenter.full = Boolean(document.fullscreenElement);
});

if (state.speed) time.speed = state.speed;
transport.paint();
const loop = (now) => {
  requestAnimationFrame(loop);
  screen.frame(now);
};
requestAnimationFrame(loop);

/** For tests and for the curious: the page from inside. */
window.floor = { state, time, screen, timing, seek: (t) => transport.seek(t), asking: () => asking.busy };
