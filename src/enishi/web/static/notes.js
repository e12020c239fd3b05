// Notes that save themselves: kept on this device with every letter, sent after a pause, or with the decision.

const PAUSE = 1500;
const LEFT = 400; // after leaving the field, for a decision may follow, which takes the note along
const DRAFTED = ["note", "give", "why"];

export class Notes {
  #event; #send; #timers = new Map();

  constructor(event, send) {
    this.#event = event;
    this.#send = send;
    document.addEventListener("input", (event) => this.#later(event.target, PAUSE));
    document.addEventListener("change", (event) => this.#later(event.target, LEFT));
    addEventListener("pagehide", () => this.#all());
    document.addEventListener("visibilitychange", () => document.hidden && this.#all());
  }

  // What was typed and has not been saved lies in the card again.
  restore(card) {
    const drafted = JSON.parse(sessionStorage.getItem(this.#name(card.dataset.met)) ?? "{}");
    for (const [name, text] of Object.entries(drafted)) if (card.elements[name]) card.elements[name].value = text;
  }

  save(card) {
    this.#clear(card);
    const { note } = card.elements;
    if (note.value.trim() === note.defaultValue.trim()) return;
    note.defaultValue = note.value;
    this.#send(card, { note: note.value });
  }

  // A decision, or stars, take the note along.
  settle(card) { this.#clear(card); }

  fields(card) {
    const { note } = card.elements;
    if (note.value.trim() === note.defaultValue.trim()) return {};
    note.defaultValue = note.value;
    return { note: note.value };
  }

  saved(met, note, words) {
    this.forgetNote(met, note);
    const said = document.querySelector(`#turn-${met} .saved`);
    if (!said) return;
    said.textContent = words;
    said.hidden = false;
  }

  forget(met) { sessionStorage.removeItem(this.#name(met)); }

  // What is kept by now is no draft any more.
  forgetNote(met, note) {
    const drafted = JSON.parse(sessionStorage.getItem(this.#name(met)) ?? "{}");
    if (note !== undefined && drafted.note !== note) return;
    delete drafted.note;
    sessionStorage.setItem(this.#name(met), JSON.stringify(drafted));
  }

  #later(field, pause) {
    const card = field.closest?.(".turn");
    if (!card || !DRAFTED.includes(field.name)) return;
    const drafted = Object.fromEntries(DRAFTED.map((name) => [name, card.elements[name]?.value ?? ""]));
    sessionStorage.setItem(this.#name(card.dataset.met), JSON.stringify(drafted));
    if (field.name !== "note") return;
    card.querySelector(".saved").hidden = true;
    this.#clear(card);
    this.#timers.set(card, setTimeout(() => this.save(card), pause));
  }

  #clear(card) {
    clearTimeout(this.#timers.get(card));
    this.#timers.delete(card);
  }

  #all() {
    for (const card of [...this.#timers.keys()]) this.save(card);
  }

  #name(met) { return `enishi-draft-${this.#event}-${met}`; }
}
