// The key: what each mark on the floor stands for.

import { element } from "./element.js";

const dot = (shape, colour) => {
  const fill = `var(--${colour})`;
  return {
    voice: () => element("circle", { cx: 13, cy: 13, r: 7, fill }),
    chat: () => element("rect", { x: 6.5, y: 6.5, width: 13, height: 13, rx: 4, fill }),
    messenger: () => element("path", { d: "M13 4.5 21.5 13 13 21.5 4.5 13z", fill }),
    email: () => element("rect", { x: 5, y: 7.5, width: 16, height: 11, fill }),
    social: () => element("path", { d: "M13 5 21 19H5z", fill }),
  }[shape]();
};
const box = (extra = {}) => element("rect", { x: 4, y: 4, width: 18, height: 18, rx: 4, fill: "none", stroke: "var(--soft)", "stroke-width": 1.6, ...extra });
const filled = { fill: "var(--seat)" };

/** Fill the list with the marks of these channels. */
export function paintKey(list, channels) {
  const row = (text, ...marks) => element("li", {}, element("svg", { viewBox: "0 0 26 26", "aria-hidden": "true" }, ...marks), text);
  const first = channels[0] ?? "voice";
  list.replaceChildren(
    ...channels.map((name) => row(`${name} contact`, dot(name, name))),
    row("its patience that is left", dot(first, first), element("path", { d: "M13 2.5A10.5 10.5 0 0 1 23.5 13", fill: "none", stroke: "var(--soft)", "stroke-width": 1.6 })),
    row("about to give up", dot(first, first), element("path", { d: "M13 2.5A10.5 10.5 0 0 1 20 5.2", fill: "none", stroke: "var(--warn)", "stroke-width": 3 })),
    row("comes again", dot(first, first), element("circle", { cx: 13, cy: 13, r: 3.2, fill: "var(--paper)" })),
    row("has left, will come again", element("circle", { cx: 13, cy: 13, r: 6, fill: "none", stroke: "var(--dull)", "stroke-width": 1.8 })),
    row("displeased, or gave up", dot(first, "dull")),
    row("agent, idle", box()),
    row("agent with a contact", box(filled), element("circle", { cx: 13, cy: 13, r: 5, fill: `var(--${first})` })),
    row("writing up", box(filled), element("rect", { x: 8, y: 17, width: 10, height: 2.6, fill: "var(--ink)" })),
    row("finishing after the shift", element("path", { d: "M4 4h12l6 6v12H4z", fill: "var(--seat)", stroke: "var(--soft)", "stroke-width": 1.6 })),
    row("away", element("path", { d: "M8 13h10", stroke: "var(--quiet)", "stroke-width": 2.4 })),
  );
}
