// An element of the page from its name, attributes and children.

export function element(name, attributes = {}, ...children) {
  const made = name === "svg" || SVG.has(name) ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

const SVG = new Set(["circle", "line", "path", "rect", "text", "g"]);

export const byId = (id) => document.getElementById(id);
