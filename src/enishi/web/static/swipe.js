// A card under the finger: right, left, and up from its picture. What scrolls or writes is no swipe.

const RESTS = "input, textarea, button, a, summary, label";
const BEGINS = 10;
const FAR = 110;
const FAST = 0.6; // pixels in a millisecond
const FAST_FROM = 50;

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// `decide(way)` is told "right", "left" or "up"; `words(way)` says what that means.
export function swipe(deck, { decide, words }) {
  let hold = null;

  deck.addEventListener("pointerdown", (event) => {
    const card = event.target.closest(".turn");
    if (hold || !event.isPrimary || event.pointerType === "mouse" || !card || event.target.closest(RESTS)) return;
    const face = card.querySelector(".face");
    hold = { card, id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, axis: "", onFace: face.contains(event.target) };
  });

  deck.addEventListener("pointermove", (event) => {
    if (event.pointerId !== hold?.id) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y];
    if (!hold.axis) {
      if (Math.hypot(dx, dy) < BEGINS) return;
      if (Math.abs(dx) > Math.abs(dy) * 1.2) hold.axis = "x";
      else if (dy < 0 && hold.onFace && Math.abs(dy) > Math.abs(dx) * 1.2) hold.axis = "y";
      else return void (hold = null); // it scrolls
      hold.card.setPointerCapture(hold.id);
      hold.card.classList.add("held");
    }
    follow(hold, dx, dy);
  });

  deck.addEventListener("pointerup", (event) => {
    if (event.pointerId !== hold?.id) return;
    const { axis, card, x, y, at } = hold;
    const way = axis && wayOf(axis, event.clientX - x, event.clientY - y, event.timeStamp - at);
    release(card);
    hold = null;
    if (way) decide(way);
  });

  deck.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== hold?.id) return;
    release(hold.card);
    hold = null;
  });

  function follow({ axis, card }, dx, dy) {
    const [x, y] = axis === "x" ? [dx, 0] : [0, Math.min(0, dy)];
    card.style.transform = isStill() || axis === "y" ? `translate(${x}px, ${y}px)` : `translateX(${x}px) rotate(${x / 40}deg)`;
    const verdict = card.querySelector(".verdict");
    const way = directionOf(axis, dx);
    verdict.hidden = Math.max(Math.abs(x), Math.abs(y)) < FAST_FROM;
    verdict.textContent = words(way);
    verdict.dataset.way = way;
  }
}

const directionOf = (axis, dx) => (axis === "y" ? "up" : dx > 0 ? "right" : "left");

function wayOf(axis, dx, dy, time) {
  const far = axis === "y" ? -dy : Math.abs(dx);
  const isMeant = far > FAR || (far > FAST_FROM && far / Math.max(time, 1) > FAST);
  return isMeant ? directionOf(axis, dx) : "";
}

function release(card) {
  card.classList.remove("held");
  card.style.transform = "";
  card.querySelector(".verdict").hidden = true;
}
