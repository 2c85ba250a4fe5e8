// The levers at the side, made from the scenario's keys.

import { element } from "./element.js";
import { count, percent } from "./words.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What a lever's value is called: "+2", "60 %", "×1.2". */
export function spoken(lever, value) {
  const option = (lever.options ?? []).find((one) => same(valueOf(one), value));
  if (option !== undefined) return String(option.label ?? option).replaceAll("_", " ");
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value !== "number") return value == null ? "–" : String(value).replaceAll("_", " ");
  if (lever.unit === "share" || lever.unit === "%") return percent(value);
  if (lever.unit === "factor" || lever.unit === "×") return `×${Number(value.toFixed(2))}`;
  const signed = lever.min < 0 && value > 0 ? `+${value}` : value < 0 ? `−${-value}` : String(Number(value.toFixed(3)));
  return lever.unit ? `${signed} ${lever.unit}` : Math.abs(value) >= 1000 ? count(value) : signed;
}

const valueOf = (option) => (option !== null && typeof option === "object" && "value" in option ? option.value : option);

/** The overrides after a lever was set; back at the scenario's own value its keys go. */
export function withLever(overrides, lever, value) {
  const next = { ...overrides };
  for (const key of [lever.key].flat()) {
    if (same(value, lever.value) || value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

export class Levers {
  /** `onChange(overrides)` is called at each movement; `onTool(name)` for copy, reset, swap. */
  constructor(root, { onChange, onTool }) {
    this.root = root;
    this.onChange = onChange;
    this.onTool = onTool;
    this.levers = [];
    this.overrides = {};
    this.parts = new Map();
  }

  show(levers) {
    this.levers = levers;
    this.parts.clear();
    const groups = [...new Set(levers.map((lever) => lever.group))];
    this.title = element("p", {});
    const tool = (name, label, hint) => element("button", { type: "button", title: hint, onclick: () => this.onTool(name) }, label);
    this.tools = element(
      "div",
      { class: "which" },
      this.title,
      tool("reset", "Reset", "Back to the plan as it is"),
      tool("copy", "B → A", "Floor A gets what floor B has"),
      tool("swap", "Swap", "Floor A becomes B, and B becomes A"),
    );
    this.root.replaceChildren(
      this.tools,
      ...groups.map((group) =>
        element(
          "fieldset",
          { class: "group" },
          element("legend", {}, group),
          ...levers.filter((lever) => lever.group === group).map((lever) => this.row(lever)),
        ),
      ),
    );
    this.set(this.overrides);
  }

  /** Show these overrides, of the floor that is called `floor`. */
  set(overrides, floor = this.floor ?? "B", twin = true) {
    this.overrides = overrides;
    this.floor = floor;
    if (!this.title) return;
    this.title.textContent = twin ? `These move floor ${floor}; floor A stays as it is.` : `These move floor ${floor}.`;
    for (const button of [...this.tools.querySelectorAll("button")].slice(1)) button.hidden = !twin;
    for (const lever of this.levers) this.parts.get(lever.name)?.(overrides);
  }

  row(lever) {
    const id = `lever-${lever.name}`;
    const output = element("output", { for: id });
    const head = element("div", { class: "head" }, element("label", { for: id }, lever.label), output);
    const make = { range: this.range, choice: this.choice, switch: this.toggle, action: this.action }[lever.kind] ?? this.range;
    const { node, put } = make.call(this, lever, id, output);
    const row = element("div", { class: "lever" }, head, node);
    this.parts.set(lever.name, (overrides) => {
      const key = [lever.key].flat()[0];
      const value = key in overrides ? overrides[key] : lever.value;
      row.classList.toggle("moved", !same(value, lever.value) && key in overrides);
      put(value);
    });
    return row;
  }

  move(lever, value) {
    this.overrides = withLever(this.overrides, lever, value);
    this.parts.get(lever.name)(this.overrides);
    this.onChange(this.overrides);
  }

  range(lever, id, output) {
    const input = element("input", { type: "range", id, min: lever.min, max: lever.max, step: lever.step ?? "any" });
    input.addEventListener("input", () => this.move(lever, Number(input.value)));
    const put = (value) => {
      if (value == null) value = lever.value ?? lever.min;
      if (Number(input.value) !== value) input.value = value;
      output.textContent = spoken(lever, value);
      input.setAttribute("aria-valuetext", output.textContent);
    };
    return { node: input, put };
  }

  choice(lever, id, output) {
    const options = lever.options ?? [];
    const input = element(
      "select",
      { id },
      ...options.map((option, n) => element("option", { value: n }, String(option?.label ?? option).replaceAll("_", " "))),
    );
    input.addEventListener("change", () => this.move(lever, valueOf(options[input.value])));
    const put = (value) => {
      input.value = options.findIndex((option) => same(valueOf(option), value));
      output.textContent = "";
    };
    return { node: input, put };
  }

  toggle(lever, id, output) {
    const input = element("input", { type: "checkbox", id, role: "switch" });
    const [off, on] = lever.options?.length === 2 ? lever.options.map(valueOf) : [false, true];
    input.addEventListener("change", () => this.move(lever, input.checked ? on : off));
    const put = (value) => {
      input.checked = same(value, on);
      output.textContent = input.checked ? "on" : "off";
    };
    return { node: element("div", { class: "switch" }, input), put };
  }

  /** An event of the day: pressed it happens, pressed again it does not. With options, which of them. */
  action(lever, id, output) {
    if (lever.options?.length > 1) return this.choice({ ...lever, options: [{ label: "no", value: lever.value ?? null }, ...lever.options.filter((o) => !same(valueOf(o), lever.value ?? null))] }, id, output);
    const happens = lever.options?.length ? valueOf(lever.options[0]) : lever.max ?? true;
    const button = element("button", { type: "button", id, class: "act", "aria-pressed": "false" }, "Do it");
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      this.move(lever, on ? lever.value ?? null : happens);
    });
    const put = (value) => {
      const on = !same(value, lever.value ?? null) && value !== undefined;
      button.setAttribute("aria-pressed", String(on));
      button.textContent = on ? "Take it back" : "Let it happen";
      output.textContent = on ? "happens" : "";
    };
    return { node: button, put };
  }
}
