// Colours of the page's style, as the canvases need them; read again when light turns to dark.

const NAMES = [
  "paper", "panel", "ink", "soft", "quiet", "line", "voice", "chat", "messenger", "email", "social", "bot", "warn",
  "floor-a", "floor-b", "seat", "band", "dull",
];

export const theme = {};

export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of NAMES) theme[name] = style.getPropertyValue(`--${name}`).trim();
  theme.font = style.getPropertyValue("--font").trim();
  return theme;
}

/** Colour of a channel. */
export const channelColour = (name) => theme[name] ?? theme.bot;
