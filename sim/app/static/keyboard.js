// Keys for everything; none of them takes what a field or a slider needs for itself.

import { byId } from "./element.js";

const MINUTE = 60000;

export function listen(act) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("guide").open) return;
    const inField = event.target.closest?.("select, input:not([type=range])");
    const onSlider = event.target.matches?.("input[type=range], [role=tab]");
    const onButton = event.target.closest?.("button, summary, a");
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const step = (event.shiftKey ? 15 : 1) * MINUTE;
    const commands = {
      ArrowLeft: () => !onSlider && act.move(-step),
      ArrowRight: () => !onSlider && act.move(step),
      Home: () => !onSlider && act.seekStart(),
      End: () => !onSlider && act.seekEnd(),
      PageDown: () => act.page(1),
      PageUp: () => act.page(-1),
      Escape: () => act.leave(),
      " ": () => !onButton && act.play(),
      "[": () => act.faster(-1),
      "]": () => act.faster(1),
      w: act.worst,
      c: act.follow,
      b: act.twin,
      l: () => act.tab("levers"),
      e: () => act.tab("effect"),
      t: () => act.tab("lessons"),
      n: () => act.lesson(1),
      p: () => act.lesson(-1),
      f: act.present,
      s: act.picture,
      "?": act.guide,
    };
    const command = inField && key !== "Escape" ? null : commands[key];
    if (command && command() !== false) event.preventDefault();
  });
}

/** Tabs: arrows go from one to the next. */
export function tabs(names, onShow) {
  const show = (name, focus = true) => {
    for (const other of names) {
      const tab = byId(`tab-${other}`);
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      byId(other).hidden = other !== name;
    }
    if (focus) byId(`tab-${name}`).focus();
    onShow?.(name);
  };
  names.forEach((name, n) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => show(name));
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      show(names[(n + by + names.length) % names.length]);
    });
  });
  return show;
}
