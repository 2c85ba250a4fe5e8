// The controls of sharing: the link in the address bar, its copy, the picture.

import { byId } from "./element.js";
import { hashOf, picture, save } from "./share.js";
import { theme } from "./theme.js";
import { clock } from "./words.js";

const LINK_AFTER = 250;

export class Sharing {
  /** `state()` is what the link says (null while there is none), `title()` the heading of a picture. */
  constructor(screen, { say, state, title }) {
    Object.assign(this, { screen, say, state, title, timer: 0 });
    byId("share").addEventListener("click", () => this.menu(byId("share-menu").hidden));
    byId("copy").addEventListener("click", () => this.copy());
    byId("png").addEventListener("click", () => {
      this.menu(false);
      this.picture();
    });
    addEventListener("click", (event) => {
      if (!event.target.closest(".tools")) this.menu(false);
    });
  }

  menu(on) {
    byId("share-menu").hidden = !on;
    byId("share").setAttribute("aria-expanded", String(on));
    if (on) byId("copy").focus();
  }

  /** Close the menu; whether it was open. */
  leave() {
    if (byId("share-menu").hidden) return false;
    this.menu(false);
    byId("share").focus();
    return true;
  }

  /** Write the state into the address bar, soon. */
  link(after = LINK_AFTER) {
    clearTimeout(this.timer);
    const write = () => {
      const state = this.state();
      if (state) history.replaceState(null, "", hashOf(state));
    };
    if (after) this.timer = setTimeout(write, after);
    else write();
  }

  async copy() {
    this.link(0);
    this.leave();
    try {
      await navigator.clipboard.writeText(location.href);
      this.say("open", "The link is copied.");
    } catch {
      this.say("open", "The link stands in the address bar.");
    }
  }

  picture() {
    const floors = this.screen.shown.map(({ view, name, plan, cells }) => ({
      canvas: view.canvas,
      name: name.toUpperCase(),
      plan: plan.textContent,
      colour: theme[`floor-${name}`],
      says: cells.map(({ value, label }) => `${value.textContent} ${label.textContent}`).join("   "),
    }));
    const { scenario, t } = this.state();
    const file = `ccsim-${scenario}-${clock(t).slice(0, 5).replace(":", "")}.png`;
    save(picture({ title: this.title(), floors, chart: byId("chart"), t }), file);
  }
}
