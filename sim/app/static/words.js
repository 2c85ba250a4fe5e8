// How clocks, waits, shares and counts are written, everywhere on the page.

const two = (n) => String(n).padStart(2, "0");

/** "10:42" of milliseconds since midnight; past midnight it goes on as "00:10 +1". */
export function clock(ms, seconds = false) {
  const whole = Math.floor(ms / 1000);
  const day = Math.floor(whole / 86400);
  const rest = whole - day * 86400;
  const text = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}`;
  const mark = day === 0 ? "" : day > 0 ? ` +${day}` : ` −${-day}`;
  return (seconds ? `${text}:${two(rest % 60)}` : text) + mark;
}

/** Milliseconds since midnight of "10:42", "10:42:30" or a number of seconds; null if it is neither. */
export function instant(text) {
  if (typeof text === "number") return text * 1000;
  const hit = /^(-?)(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(String(text ?? "").trim());
  if (!hit) return null;
  return (hit[1] ? -1 : 1) * ((+hit[2] * 60 + +hit[3]) * 60 + +(hit[4] ?? 0)) * 1000;
}

/** A wait: "12 s", "4:35", "2 h 10". */
export function wait(seconds) {
  if (seconds == null || !isFinite(seconds)) return "–";
  const sign = seconds < 0 ? "−" : "";
  const s = Math.round(Math.abs(seconds));
  if (s < 60) return `${sign}${s} s`;
  if (s < 3600) return `${sign}${Math.floor(s / 60)}:${two(s % 60)}`;
  return `${sign}${Math.floor(s / 3600)} h ${two(Math.floor(s / 60) % 60)}`;
}

/** A count with thin spaces at the thousands. */
export function count(n) {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

/** "81 %", or "–" where there is nothing to share out. */
export function percent(share, digits = 0) {
  return share == null || !isFinite(share) ? "–" : `${(share * 100).toFixed(digits)}\u202f%`;
}

/** A number with its unit, with so many digits as its half-width allows. */
export function measure(value, unit, half = null) {
  if (value == null || !isFinite(value)) return "–";
  if (unit === "share") return percent(value, half != null && half < 0.005 ? 1 : 0);
  if (unit === "s") return Math.abs(value) < 10 ? `${value.toFixed(1)} s` : wait(value);
  const size = half != null && half > 0 ? half : Math.abs(value);
  const digits = size >= 10 ? 0 : size >= 1 ? 1 : 2;
  const text = digits ? value.toFixed(digits) : count(value);
  return unit && unit !== "count" && unit !== "1" ? `${text} ${unit}` : text;
}

/** A difference with its sign: "+3.1 points", "−12 s". */
export function difference(value, unit, half = null) {
  const sign = value > 0 ? "+" : value < 0 ? "−" : "±";
  if (unit === "share") {
    const digits = half != null && half >= 0.05 ? 0 : 1;
    return `${sign}${(Math.abs(value) * 100).toFixed(digits)} points`;
  }
  return sign + measure(Math.abs(value), unit, half);
}

/** A half-width, in the words of its difference. */
export function halfWidth(half, unit) {
  if (half == null || !isFinite(half)) return "";
  if (unit === "share") return `± ${(half * 100).toFixed(half >= 0.05 ? 0 : 1)}`;
  return `± ${measure(half, unit, half)}`;
}
