// What is asked of the server for the state of the page: the days of both floors, and where they lie among days.

const REPLICATIONS = 20;
const SPREAD_AFTER = 350;

export class Asking {
  /** `onDay` is called with floor, question, frame and when it was asked; `onWait` and `onSpread` as days are simulated. */
  constructor(wire, state, { onDay, onWait, onSpread }) {
    Object.assign(this, { wire, state, onDay, onWait, onSpread });
    this.spreadTimer = 0;
    this.anew();
  }

  /** Nothing is on its way: the connection is a new one. */
  anew() {
    this.asked = { a: null, b: null, spread: null };
    this.wanted = { a: false, b: false };
  }

  get busy() {
    return this.asked.a !== null || this.asked.b !== null;
  }

  /** One request a floor at a time: a lever that moves on meanwhile is asked for when the answer is there. */
  day(name) {
    const { asked, wanted, state } = this;
    if (name === "b" && !state.twin) return;
    if (asked[name]) {
      wanted[name] = true;
      return;
    }
    const { scenario, seed, replication, day } = state;
    const question = { floor: name.toUpperCase(), scenario, overrides: state[name], seed, replication, day };
    const began = performance.now();
    const after = () => {
      this.asked[name] = null;
      if (!this.wanted[name]) return;
      this.wanted[name] = false;
      this.day(name);
    };
    const answer = (frame) => {
      after();
      this.onDay(name, question, frame, began);
    };
    asked[name] = this.wire.ask("day", question, answer, after);
  }

  /** Where the days lie among days: asked for when nothing has moved for a moment. */
  spread() {
    clearTimeout(this.spreadTimer);
    this.spreadTimer = setTimeout(() => {
      const { scenario, a, b, seed, day, twin } = this.state;
      const question = { scenario, a, b: twin ? b : a, seed, replications: REPLICATIONS, day };
      this.onWait();
      this.wire.forget(this.asked.spread);
      this.asked.spread = this.wire.ask("spread", question, this.onSpread);
    }, SPREAD_AFTER);
  }
}
