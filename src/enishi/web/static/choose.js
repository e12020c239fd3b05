// Triage without waiting: the next cards lie ready, decisions are sent behind the scenes, and whatever was refused
// comes back with its reason. Without this script the page is plain forms.

import { listen } from "./keys.js";
import { Notes } from "./notes.js";
import { NAMED, Outbox, post } from "./outbox.js";
import { swipe } from "./swipe.js";

const AHEAD = 3;
const byId = (id) => document.getElementById(id);
const [deck, dock, end, word, dialog] = ["deck", "dock", "end", "word", "dialog"].map(byId);
const words = deck.dataset;
const base = `/events/${words.event}/choose`;
const numbers = (text) => text.split(",").filter(Boolean).map(Number);

let order = numbers(words.order);
let seen = numbers(words.seen);
let kept = { taken: Number(words.taken), cap: Number(words.cap) };
const never = new Set(numbers(words.open).filter((met) => !order.includes(met) && !seen.includes(met)));
// Takers, and who is not to be contacted: open, but not to be shown.
let shown = null; // the encounter that is seen; null at the end
const cards = new Map(); // encounter -> a promise of its card; null for who is not to be shown any more

document.documentElement.classList.add("scripted");
for (const card of deck.querySelectorAll(".turn")) cards.set(Number(card.dataset.met), Promise.resolve(card));

const outbox = new Outbox(NAMED + words.event, { arrived, unreached, changed: (count) => { words.unsent = count; } });
const notes = new Notes(words.event, (card, fields) => outbox.put({ path: card.action, met: metOf(card), body: fields }));

// What the screen says

const say = (text, isError = false) => {
  word.textContent = text;
  word.classList.toggle("error", isError);
};
const filled = (text, values) => text.replace(/{(\w+)}/g, (_all, name) => values[name]);
const counted = (one, many, n) => filled(n === 1 ? one : many, { n });

function taken() {
  return kept.taken + outbox.items.filter((each) => isSeat(each.body.decision) && !each.body.out).length;
}
const isSeat = (decision) => decision === "contact" || decision === "must";

function showStanding() {
  const [count, most] = [taken(), Math.max(kept.cap, taken())];
  const seats = byId("seats");
  const circles = seats.querySelector("svg");
  circles.setAttribute("viewBox", `0 0 ${Math.max(most, 1) * 20} 20`);
  circles.replaceChildren(...Array.from({ length: most }, (_none, number) => {
    const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    for (const [name, value] of Object.entries({ cx: number * 20 + 10, cy: 10, r: 7 })) circle.setAttribute(name, value);
    if (number < count) circle.classList.add("taken");
    return circle;
  }));
  seats.querySelector("span").textContent = filled(words.wordsSeats, { taken: count, cap: kept.cap });
  byId("left").textContent = counted(words.wordsOne, words.wordsMany, order.length);
  byId("left").hidden = byId("rest").hidden = !order.length;
  for (const button of dock.querySelectorAll("[name=decision]")) button.hidden = !order.length;
  const address = seen.length ? `?seen=${seen}` : "";
  if (location.search !== address) history.replaceState(null, "", base + address);
  byId("rest").href = `${base}/rest${address}`;
}

// Cards

const metOf = (card) => Number(card.dataset.met);
const current = () => deck.querySelector(".turn:not([hidden])");

function made(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.querySelector(".turn");
}

function load(met) {
  if (!cards.has(met)) {
    const loading = fetch(`${base}/${met}`, { headers: { "HX-Request": "true" } }).then(async (response) => {
      if (response.status === 204 || response.status === 404) return null;
      if (!response.ok) throw new Error(response.statusText);
      return take(met, made(await response.text()));
    });
    loading.catch(() => cards.delete(met)); // tried again when it is wanted
    cards.set(met, loading);
  }
  return cards.get(met);
}

function take(met, card) {
  card.hidden = true;
  deck.append(card); // where its picture is fetched
  notes.restore(card);
  return card;
}

async function showNext({ focus = true } = {}) {
  const met = order[0] ?? null;
  showStanding();
  if (met === null) return showEnd(focus);
  let card;
  try {
    card = await load(met);
  } catch {
    say(words.wordsUnreached, true);
    addEventListener("online", () => showNext(), { once: true });
    setTimeout(() => order[0] === met && shown !== met && showNext({ focus }), 3000);
    return;
  }
  if (order[0] !== met) return; // somebody was faster
  if (card === null) {
    never.add(order.shift());
    return showNext({ focus });
  }
  for (const each of deck.querySelectorAll(".turn")) each.hidden = each !== card;
  end.replaceChildren();
  shown = met;
  if (focus) {
    scrollTo(0, 0);
    card.querySelector("h2").focus({ preventScroll: true });
  }
  for (const each of order.slice(1, 1 + AHEAD)) load(each).catch(() => {});
}

async function showEnd(focus) {
  shown = null;
  for (const each of deck.querySelectorAll(".turn")) each.hidden = true;
  if (end.childElementCount) return;
  try {
    const isKept = await outbox.idle();
    if (!isKept) throw new Error();
    const asked = seen.length ? `?seen=${seen}` : "";
    const response = await fetch(`${base}/end${asked}`, { headers: { "HX-Request": "true" } });
    if (!response.ok) throw new Error();
    const html = await response.text();
    if (order.length) return; // something came back meanwhile
    end.innerHTML = html;
    if (focus) end.querySelector("h2").focus();
  } catch {
    if (!outbox.items.length) say(words.wordsUnreached, true);
    setTimeout(() => !order.length && showEnd(focus), 1500);
  }
}

// Out of turn: what was refused, or taken back.
function bring(met, html) {
  order = [met, ...order.filter((each) => each !== met)];
  seen = seen.filter((each) => each !== met);
  if (html) {
    forget(met);
    cards.set(met, Promise.resolve(take(met, made(html))));
  }
}

// Decisions

const fieldsOf = (card) => Object.fromEntries([...new FormData(card)].filter(([name]) => name !== "seen"));

// A decision waits for a step back that was asked for before: else that would take the decision back.
function decide(decision, more) {
  undoing = undoing.then(() => decideNow(decision, more));
}

function decideNow(decision, more = {}) {
  const card = current();
  if (!card) return;
  if (isSeat(decision) && !more.out && !more.lift && taken() >= kept.cap) return askForRoom(card, decision);
  const met = metOf(card);
  notes.settle(card);
  order = order.filter((each) => each !== met);
  if (decision === "later") seen.push(met);
  outbox.put({ path: card.action, met, name: card.dataset.name, body: { ...fieldsOf(card), decision, ...more } });
  say("");
  showNext();
}

function star(card, stars) {
  notes.settle(card);
  for (const button of card.querySelectorAll("[data-stars]")) {
    const number = Number(button.dataset.stars);
    button.classList.toggle("set", number <= stars);
    button.setAttribute("aria-pressed", String(number === stars));
    button.value = number === stars ? 0 : number;
  }
  outbox.put({ path: card.action, met: metOf(card), body: { ...notes.fields(card), stars } });
}

function arrived(item, answer, isAllBack) {
  if (answer.taken !== undefined) kept = { taken: answer.taken, cap: answer.cap };
  if (answer.refused) refuse(item, answer);
  else if (isAllBack) say(words.wordsSent);
  else if (item.body.note !== undefined && !item.body.decision) notes.saved(item.met, item.body.note, words.wordsSaved);
  if (!answer.refused && item.body.decision) notes.forget(item.met);
  if (answer.open) {
    skip(new Set(answer.open), item);
    add(answer.open);
  }
  showStanding();
}

async function refuse(item, answer) {
  say([answer.words || words.wordsRefused, answer.hint].filter(Boolean).join(" "), true);
  if (!item.body.decision || !(answer.card || answer.status)) return;
  const isWriting = document.activeElement?.matches("textarea, input") && current()?.contains(document.activeElement);
  const before = order[0];
  bring(item.met, answer.card);
  if (isWriting && before) order = [before, item.met, ...order.slice(2)];
  await showNext({ focus: !isWriting });
  if (answer.refused === "shortlist-full" && shown === item.met) askForRoom(current(), item.body.decision);
}

// Whoever was decided on by another device is passed over with a word.
async function skip(open, item) {
  const gone = order.filter((met) => !open.has(met) && met !== item.met);
  if (!gone.length) return;
  order = order.filter((met) => !gone.includes(met));
  const name = (await cards.get(gone[0])?.catch(() => null))?.dataset.name;
  if (name) say(filled(words.wordsElsewhere, { name }));
  if (gone.includes(shown)) showNext();
  else showStanding();
}

// Whoever came in meanwhile, gave up a seat, or was taken back elsewhere is asked for at the end.
function add(open) {
  const unsent = outbox.items.map((each) => each.met);
  const late = open.filter((met) => ![...order, ...seen, ...unsent, ...never].includes(met));
  for (const met of late) forget(met);
  order.push(...late);
  if (late.length && shown === null) showNext();
}

function forget(met) {
  cards.get(met)?.then((old) => old?.remove()).catch(() => {});
  cards.delete(met);
}

function unreached(count, reason) {
  say(reason || counted(words.wordsKeptOne, words.wordsKeptMany, count), true);
  showStanding();
}

let undoing = Promise.resolve(); // one step after the other, however fast the key is

async function undo() {
  const mine = outbox.takeBack();
  if (mine) return back(mine);
  const flying = outbox.items[0];
  if (!(await outbox.idle())) {
    const unsent = outbox.takeBack();
    return unsent ? back(unsent) : undefined;
  }
  if (flying?.body.decision && order.includes(flying.met)) return; // it was refused, and is back already
  let answer;
  try {
    answer = await post(`${base}/undo`, { seen: seen.join() });
  } catch {
    return say(words.wordsUnreached, true);
  }
  if (answer.location) return location.assign(answer.location);
  say([answer.words || words.wordsRefused, answer.hint].filter(Boolean).join(" "), Boolean(answer.refused));
  if (answer.order) {
    kept = { taken: answer.taken, cap: answer.cap };
    seen = seen.filter((met) => !answer.undone.includes(met));
    order = answer.order;
    if (answer.turn) notes.forgetNote(answer.turn);
    if (answer.card) bring(answer.turn, answer.card);
    for (const met of answer.undone) if (met !== answer.turn) forget(met);
    await showNext();
  }
}

// Said, but not yet sent: back as it was.
async function back(item) {
  if (item.body.decision) bring(item.met);
  say(filled(words.wordsBack, { name: item.name ?? current()?.dataset.name ?? "" }));
  await showNext();
}

// Dialogs: whose seat, and all the rest

async function ask(path) {
  say("");
  try {
    if (!(await outbox.idle())) return null;
    const response = await fetch(path, { headers: { "HX-Request": "true" } });
    if (!response.ok) throw new Error();
    dialog.innerHTML = await response.text();
  } catch {
    say(words.wordsUnreached, true);
    return null;
  }
  dialog.showModal();
  return dialog.firstElementChild;
}

async function askForRoom(card, decision) {
  const asked = await ask(`${base}/${metOf(card)}/room`);
  asked?.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(event.target, event.submitter));
    dialog.close();
    decide(decision, said.out ? { out: said.out } : { lift: said.lift });
  });
}

async function askForRest() {
  const form = await ask(byId("rest").getAttribute("href"));
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    dialog.close();
    let answer;
    try {
      answer = await post(form.action, Object.fromEntries(new FormData(form)));
    } catch {
      return say(words.wordsUnreached, true);
    }
    if (answer.refused) return say(answer.words || words.wordsRefused, true);
    kept = { taken: answer.taken, cap: answer.cap };
    order = [];
    cards.clear();
    deck.replaceChildren();
    showNext();
  });
}

dialog.addEventListener("click", (event) => {
  if (event.target !== dialog && !event.target.closest("[data-close-dialog]")) return;
  event.preventDefault();
  dialog.close();
});
dialog.addEventListener("close", () => {
  dialog.replaceChildren();
  current()?.querySelector("h2").focus({ preventScroll: true });
});

// What is pressed

dock.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  event.preventDefault();
  if (button.name === "decision") decide(button.value);
  else undoing = undoing.then(undo);
});
byId("rest").addEventListener("click", (event) => {
  event.preventDefault();
  askForRest();
});
deck.addEventListener("submit", (event) => {
  event.preventDefault();
  const card = event.target;
  if (event.submitter?.name === "stars") star(card, Number(event.submitter.value));
  else notes.save(card);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !dialog.open) current()?.querySelector("h2").focus();
});

listen((key) => {
  const card = current();
  if (!card) return false;
  if (key === "n") card.elements.note.focus();
  else if (/^[0-3]$/.test(key)) star(card, Number(key));
  else return false;
  return true;
});

const WAYS = { right: "contact", left: "pass", up: "later" };
swipe(deck, {
  decide: (way) => decide(WAYS[way]),
  words: (way) => dock.querySelector(`[value=${WAYS[way]}] span`).textContent,
});

words.unsent = outbox.items.length;
// Answers that a reload found still on their way are not asked for again.
for (const { met, body } of outbox.items) if (body.decision) order = order.filter((each) => each !== met);
for (const card of deck.querySelectorAll(".turn")) notes.restore(card);
showNext({ focus: false });
