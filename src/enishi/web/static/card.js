// A field that is being looked at shows the spot on the card that it was read from; a spot leads to its field.

const sides = document.querySelector(".sides");
const spots = new Map([...sides.querySelectorAll(".spot")].map((spot) => [spot.dataset.place, spot]));
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function show(entry) {
  for (const spot of spots.values()) spot.classList.remove("lit");
  const lit = (entry?.dataset.places ?? "").split(" ").map((place) => spots.get(place)).filter(Boolean);
  for (const spot of lit) spot.classList.add("lit");
  if (lit.length && sides.scrollWidth > sides.clientWidth) {
    const side = lit[0].ownerSVGElement;
    const left = sides.scrollLeft + side.getBoundingClientRect().left - sides.getBoundingClientRect().left;
    sides.scrollTo({ left: left - 16, behavior: calm ? "auto" : "smooth" });
  }
}

document.addEventListener("focusin", (event) => {
  const entry = event.target.closest(".entry");
  if (entry) show(entry);
});
document.addEventListener("click", (event) => {
  const entry = event.target.closest(".entry");
  if (entry) show(entry);
});
sides.addEventListener("click", (event) => {
  const place = event.target.closest(".spot")?.dataset.place;
  const entry = [...document.querySelectorAll(".entry")].find((each) => each.dataset.places.split(" ").includes(place));
  entry?.querySelector("input[name=value]").focus();
});

// Reading a card takes some seconds: the button says so, and is not pressed twice.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy) return event.preventDefault();
    form.ariaBusy = "true";
    event.submitter.textContent = form.dataset.busy;
  });
}
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
