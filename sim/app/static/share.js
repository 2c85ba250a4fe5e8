// Sharing: the state as a link that can be read, and a picture of the screen.

import { theme } from "./theme.js";
import { clock, instant } from "./words.js";

const escape = (text) => text.replace(/[%&;#\s+]/g, (c) => encodeURIComponent(c));
const unescape = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** "key=value;key=value" of overrides. Text stays text, all else is JSON. */
export function overridesText(overrides) {
  return Object.entries(overrides)
    .map(([key, value]) => {
      const bare = typeof value === "string" && !looksLikeJson(value);
      return `${escape(key)}=${escape(bare ? value : JSON.stringify(value))}`;
    })
    .join(";");
}

function looksLikeJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function readOverrides(text) {
  const overrides = {};
  for (const part of (text ?? "").split(";")) {
    const cut = part.indexOf("=");
    if (cut < 1) continue;
    const raw = unescape(part.slice(cut + 1));
    overrides[unescape(part.slice(0, cut))] = looksLikeJson(raw) ? JSON.parse(raw) : raw;
  }
  return overrides;
}

/** The hash of a state: `#scenario=bank&a=…&b=agents.tellers.extra=-1&day=3&t=10:30`. */
export function hashOf(state) {
  const parts = [["scenario", escape(state.scenario)]];
  if (Object.keys(state.a).length) parts.push(["a", overridesText(state.a)]);
  if (Object.keys(state.b).length) parts.push(["b", overridesText(state.b)]);
  parts.push(["day", state.day], ["t", clockText(state.t)]);
  if (state.seed !== state.ownSeed) parts.push(["seed", state.seed]);
  if (state.replication) parts.push(["chance", state.replication]);
  if (state.speed !== 60) parts.push(["speed", state.speed]);
  if (!state.twin) parts.push(["floors", 1]);
  if (state.lesson) parts.push(["lesson", escape(state.lesson)]);
  return `#${parts.map(([key, value]) => `${key}=${value}`).join("&")}`;
}

function clockText(ms) {
  const s = Math.round(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const text = `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}`;
  return s % 60 ? `${text}:${two(s % 60)}` : text;
}

/** What a hash says; what it does not say is missing. */
export function readHash(hash) {
  const said = {};
  for (const part of hash.replace(/^#/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) said[part.slice(0, cut)] = part.slice(cut + 1);
  }
  const state = {};
  if (said.scenario) state.scenario = unescape(said.scenario);
  if ("scenario" in said || "a" in said || "b" in said) Object.assign(state, { a: readOverrides(said.a), b: readOverrides(said.b) });
  for (const [key, name] of [["day", "day"], ["seed", "seed"], ["chance", "replication"], ["speed", "speed"]]) {
    if (/^\d{1,15}$/.test(said[key] ?? "")) state[name] = Number(said[key]);
  }
  const t = instant(unescape(said.t ?? ""));
  if (t !== null) state.t = t;
  if (said.floors) state.twin = said.floors !== "1";
  if (said.lesson) state.lesson = unescape(said.lesson);
  return state;
}

/** The screen as a picture: heading, floors, charts and clock on one canvas. */
export function picture({ title, floors, chart, t }) {
  const unit = 2;
  const pad = 24 * unit;
  const head = 96 * unit;
  const tall = Math.max(...floors.map((one) => (one.canvas.height / one.canvas.width) * 1000));
  const width = 1280 * unit;
  const each = (width - pad * (floors.length + 1)) / floors.length;
  const height = (each / 1000) * tall;
  const charts = ((width - 2 * pad) * chart.height) / chart.width;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = head + height + 92 * unit + charts + pad;
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const text = (words, x, y, size, colour, weight = 400, align = "left") => {
    ctx.font = `${weight} ${size * unit}px ${theme.font}`;
    ctx.fillStyle = colour;
    ctx.textAlign = align;
    ctx.fillText(words, x, y);
  };
  text(clock(t), pad, 62 * unit, 52, theme.ink, 680);
  text(title, pad + 190 * unit, 58 * unit, 22, theme.soft);
  text("ccsim", width - pad, 58 * unit, 20, theme.soft, 600, "right");
  floors.forEach((one, n) => {
    const x = pad + n * (each + pad);
    ctx.fillStyle = one.colour;
    ctx.fillRect(x, head, each, 4 * unit);
    text(`${one.name} · ${one.plan}`, x, head + 30 * unit, 18, theme.ink, 600);
    text(one.says, x, head + 56 * unit, 18, theme.soft);
    ctx.drawImage(one.canvas, x, head + 72 * unit, each, height);
  });
  ctx.drawImage(chart, pad, head + height + 88 * unit, width - 2 * pad, charts);
  return canvas;
}

export function save(canvas, name) {
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}
