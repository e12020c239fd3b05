// What was said and is on its way: sent one after the other, kept on this device until it has arrived, whatever is closed.

const PAUSES = [500, 1000, 2000, 4000, 8000];
const PATIENCE = 30_000;

export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    body: new URLSearchParams(body),
    headers: { Accept: "application/json" },
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.redirected || !response.headers.get("content-type")?.includes("json")) {
    return { refused: "status", words: "", status: response.status };
  }
  return response.json();
}

export const NAMED = "enishi-choose-";

export class Outbox {
  #name; #hooks; #items; #isFlying = false; #isRunning = false; #waiters = []; #wake = null; #failures = 0; #wasOut = false;

  // hooks: arrived(item, answer, whether all is back that was out of reach), unreached(count, reason), changed(count)
  constructor(name, hooks) {
    this.#name = name;
    this.#hooks = hooks;
    this.#items = JSON.parse(localStorage.getItem(name) ?? "[]");
    addEventListener("online", () => this.#wake?.());
    if (this.#items.length) queueMicrotask(() => this.#run());
  }

  get items() { return this.#items; }

  put(item) {
    this.#items.push(item);
    this.#keep();
    this.#run();
  }

  // The newest, if it is a decision and not on its way just now; then it is as if it had never been said.
  takeBack() {
    if (!this.#items.at(-1)?.body.decision || (this.#isFlying && this.#items.length === 1)) return null;
    const item = this.#items.pop();
    this.#keep();
    return item;
  }

  // Resolves when all has arrived: true; or as soon as the machine turns out to be out of reach: false.
  idle() {
    if (!this.#items.length) return Promise.resolve(true);
    if (this.#failures) { this.#wake?.(); }
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  async #run() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#items.length) await this.#send(this.#items[0]);
    this.#isRunning = false;
    this.#settle(true);
  }

  async #send(item) {
    this.#isFlying = true;
    let answer = null;
    try {
      answer = await post(item.path, item.body);
    } catch { /* out of reach: it stays */ }
    this.#isFlying = false;
    if (!answer || answer.busy) {
      this.#wasOut = true;
      this.#hooks.unreached(this.#items.length, answer?.words);
      this.#settle(false);
      const pause = PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
      await new Promise((resolve) => { this.#wake = resolve; setTimeout(resolve, pause); });
      this.#wake = null;
      return;
    }
    this.#failures = 0;
    this.#items.shift();
    this.#keep();
    const isAllBack = this.#wasOut && !this.#items.length;
    if (isAllBack) this.#wasOut = false;
    this.#hooks.arrived(item, answer, isAllBack);
  }

  #settle(hasArrived) {
    for (const resolve of this.#waiters.splice(0)) resolve(hasArrived);
  }

  #keep() {
    this.#hooks.changed(this.#items.length);
    if (this.#items.length) localStorage.setItem(this.#name, JSON.stringify(this.#items));
    else localStorage.removeItem(this.#name);
  }
}
