// Four corners, pulled with a finger or mouse or moved with the arrow keys, until they lie on a card's.

const stage = document.querySelector(".stage");
const sheet = stage.querySelector(".sheet");
const loupe = stage.querySelector(".loupe");
const handles = [...stage.querySelectorAll(".handle")];
const stems = [...sheet.querySelectorAll(".stem")];
const form = document.querySelector("form.outline");
const where = document.getElementById("where");
const { width, height } = sheet.viewBox.baseVal;
const AWAY = 40; // pixels of the screen from a corner to the middle of its handle
const STEP = 0.0025; // share of the picture's longer side that an arrow key moves a corner
const SEEN = 52; // pixels of the screen that the loupe shows across

const corners = handles.map((_handle, n) => ({ x: Number(form.elements[`x${n}`].value), y: Number(form.elements[`y${n}`].value) }));
const within = (value) => Math.min(1, Math.max(0, value));

function draw() {
  const box = sheet.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  const scale = width / box.width;
  const points = corners.map(({ x, y }) => `${x * width},${y * height}`).join(" ");
  for (const quad of stage.querySelectorAll(".quad")) quad.setAttribute("points", points);
  const middle = { x: corners.reduce((sum, each) => sum + each.x, 0) / 4, y: corners.reduce((sum, each) => sum + each.y, 0) / 4 };
  corners.forEach((corner, n) => {
    const [dx, dy] = [(corner.x - middle.x) * box.width, (corner.y - middle.y) * box.height];
    const length = Math.hypot(dx, dy) || 1;
    const away = { x: (dx / length) * AWAY, y: (dy / length) * AWAY };
    handles[n].style.left = `${box.left - frame.left + corner.x * box.width + away.x}px`;
    handles[n].style.top = `${box.top - frame.top + corner.y * box.height + away.y}px`;
    handles[n].hidden = false;
    const ends = { x1: corner.x * width, y1: corner.y * height, x2: corner.x * width + away.x * scale, y2: corner.y * height + away.y * scale };
    for (const [name, value] of Object.entries(ends)) stems[n].setAttribute(name, value);
    form.elements[`x${n}`].value = corner.x.toFixed(5);
    form.elements[`y${n}`].value = corner.y.toFixed(5);
  });
}

function look(n) {
  const box = sheet.getBoundingClientRect();
  const seen = (SEEN * width) / box.width;
  const [x, y] = [corners[n].x * width, corners[n].y * height];
  loupe.setAttribute("viewBox", `${x - seen / 2} ${y - seen / 2} ${seen} ${seen}`);
  const arm = seen / 6;
  loupe.querySelector(".cross").setAttribute("d", `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`);
  loupe.classList.toggle("right", corners[n].x < 0.5 && corners[n].y < 0.6);
  loupe.removeAttribute("hidden");
}

const percent = (share) => `${Math.round(share * 100)} %`;

function tell(n) {
  const values = { corner: handles[n].dataset.name, x: percent(corners[n].x), y: percent(corners[n].y) };
  where.textContent = stage.dataset.across.replace(/\{(\w+)\}/g, (_whole, name) => values[name]);
}

handles.forEach((handle, n) => {
  let held = null;
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    held = { x: event.clientX, y: event.clientY, from: { ...corners[n] } };
    look(n);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!held) return;
    const box = sheet.getBoundingClientRect();
    corners[n].x = within(held.from.x + (event.clientX - held.x) / box.width);
    corners[n].y = within(held.from.y + (event.clientY - held.y) / box.height);
    draw();
    look(n);
  });
  const release = () => { held = null; loupe.setAttribute("hidden", ""); draw(); };
  handle.addEventListener("pointerup", () => { release(); tell(n); });
  handle.addEventListener("pointercancel", release);
  handle.addEventListener("blur", () => loupe.setAttribute("hidden", ""));
  handle.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const step = STEP * Math.max(width, height) * (event.shiftKey ? 10 : 1);
    corners[n].x = within(corners[n].x + (way[0] * step) / width);
    corners[n].y = within(corners[n].y + (way[1] * step) / height);
    draw();
    look(n);
    tell(n);
  });
});

// A tap puts the middle of the outline there, so that corners need not be pulled across the whole photo.
sheet.addEventListener("click", (event) => {
  const box = sheet.getBoundingClientRect();
  const [xs, ys] = [corners.map((each) => each.x), corners.map((each) => each.y)];
  const keep = (way, all) => Math.min(1 - Math.max(...all), Math.max(-Math.min(...all), way));
  const dx = keep((event.clientX - box.left) / box.width - xs.reduce((sum, x) => sum + x) / 4, xs);
  const dy = keep((event.clientY - box.top) / box.height - ys.reduce((sum, y) => sum + y) / 4, ys);
  for (const corner of corners) { corner.x += dx; corner.y += dy; }
  draw();
});

new ResizeObserver(draw).observe(stage);

// Reading takes some seconds: the button says so, and is not pressed twice.
form.addEventListener("submit", (event) => {
  if (form.ariaBusy) return event.preventDefault();
  form.ariaBusy = "true";
  event.submitter.textContent = form.dataset.busy;
});
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
