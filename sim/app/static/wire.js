// The socket: requests with their answers, days as binary frames, and coming back after the server has gone.

const KINDS = { i32: Int32Array, u8: Uint8Array, i16: Int16Array, f32: Float32Array };
const PATIENCE = [300, 600, 1200, 2500];

/** A frame from its bytes: the header's fields, and `columns` as typed arrays. */
export function decode(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const base = 4 + length;
  const columns = {};
  for (const [name, { type, at, n }] of Object.entries(header.columns)) {
    columns[name] = new KINDS[type](buffer, base + at, n);
  }
  return { ...header, columns };
}

export class Wire {
  /** `onOpen` is called whenever there is a connection anew, `onState` with "open", "lost" or "error" and a sentence. */
  constructor(address, { onOpen, onState }) {
    this.address = address;
    this.onOpen = onOpen;
    this.onState = onState;
    this.id = 0;
    this.pending = new Map();
    this.tries = 0;
    this.connect();
  }

  connect() {
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.onState("open", "");
      this.onOpen();
    };
    socket.onmessage = ({ data }) => this.take(typeof data === "string" ? JSON.parse(data) : decode(data));
    socket.onclose = () => {
      this.pending.clear();
      this.onState("lost", "The server is away; the page goes on as soon as it is back.");
      setTimeout(() => this.connect(), PATIENCE[Math.min(this.tries++, PATIENCE.length - 1)]);
    };
  }

  take(message) {
    const asked = this.pending.get(message.id);
    if (!asked) {
      if (message.what === "error") this.onState("error", message.text);
      return;
    }
    if (message.what !== "spread" || message.done >= message.goal) this.pending.delete(message.id);
    if (message.what !== "error") asked.answer(message, performance.now() - asked.at);
    else {
      this.onState("error", message.text);
      asked.refused?.(message.text);
    }
  }

  /** Ask; `answer` gets each message that comes, `refused` the sentence of an error. False if nobody is there. */
  ask(what, fields, answer, refused = null) {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    const id = ++this.id;
    this.pending.set(id, { answer, refused, at: performance.now() });
    this.socket.send(JSON.stringify({ id, do: what, ...fields }));
    return id;
  }

  /** Take no more answers to a request. */
  forget(id) {
    this.pending.delete(id);
  }
}
