// Photographing: pictures are kept, sent in the background, and what becomes of them is shown as it is told.

(() => {
  const queue = self.enishiQueue;
  const page = document.getElementById("capture");
  const outbox = document.getElementById("outbox");
  const cards = document.getElementById("cards");
  const words = page.dataset;
  const WAITS = [1000, 2000, 4000, 8000, 15000];
  const items = new Map(); // what is shown as on its way, in order
  const unkept = new Set(); // those that the browser would not keep
  let running = false;
  let wake = () => {};

  // -- Taking pictures ------------------------------------------------------------------------------------------

  let last = 0;
  const moment = () => { last = Math.max(Date.now(), last + 1); return last; };

  function number() { // crypto.randomUUID is for encrypted pages alone
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  async function take(files) {
    for (const file of files) {
      const item = { id: number(), event: Number(words.event), name: file.name || "picture", at: moment(), blob: file };
      if (file.size > Number(words.largest)) item.refusal = { message: words.tooLarge, hint: words.smaller };
      show(item);
      if (item.refusal) { unkept.add(item.id); continue; }
      try {
        await queue.put(item);
      } catch {
        unkept.add(item.id);
        document.getElementById("no-room").hidden = false;
      }
      run();
    }
    navigator.storage?.persist?.().catch(() => {});
    navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("uploads")).catch(() => {});
  }

  const inputs = ["camera", "files"].map((id) => document.getElementById(id));
  function takeChosen(input) {
    const files = Array.from(input.files);
    input.value = "";
    take(files);
  }
  for (const input of inputs) input.addEventListener("change", () => takeChosen(input));

  const holdsFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("dragged");
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dragged"); });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("dragged");
    take(Array.from(event.dataTransfer.files));
  });
  document.addEventListener("paste", (event) => {
    const files = Array.from(event.clipboardData?.files ?? []);
    if (files.length) take(files);
  });

  // -- Sending them -----------------------------------------------------------------------------------------------

  async function run() {
    if (running) return;
    running = true;
    try {
      await queue.alone(sendEach);
    } finally {
      running = false;
    }
  }

  async function sendEach() {
    let fails = 0;
    for (let item = next(); item; item = next()) {
      if (!unkept.has(item.id) && !(await queue.has(item.id).catch(() => true))) { drop(item); continue; } // another page sent it
      state(item, words.sends);
      const answer = await queue.send(item, (share) => progress(item, share));
      if (queue.isKept(answer)) {
        await forget(item);
        fails = 0;
      } else if (queue.isRefused(answer)) {
        await refuse(item, answer);
      } else {
        state(item, answer.status === 401 ? words.unpaired : answer.message || words.later);
        await pause(WAITS[Math.min(fails++, WAITS.length - 1)]);
      }
    }
  }

  const next = () => Array.from(items.values()).find((item) => !item.refusal);
  const pause = (time) => new Promise((resolve) => { const timer = setTimeout(resolve, time); wake = () => { clearTimeout(timer); resolve(); }; });

  async function forget(item) {
    if (!unkept.delete(item.id)) await queue.remove(item.id).catch(() => {});
    drop(item);
  }

  async function refuse(item, answer) {
    item.refusal = { message: answer.message || words.refused, hint: answer.hint };
    if (!unkept.has(item.id)) await queue.put(item).catch(() => {});
    show(item);
  }

  const goOn = () => { wake(); if (next()) run(); };
  window.addEventListener("online", goOn);
  window.addEventListener("focus", goOn);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) goOn(); });

  // -- Showing what is on its way ---------------------------------------------------------------------------------

  const row = (item) => document.getElementById(`sent-${item.id}`);

  function show(item) {
    items.set(item.id, item);
    let shown = row(item);
    if (!shown) {
      shown = document.getElementById("outgoing").content.firstElementChild.cloneNode(true);
      shown.id = `sent-${item.id}`;
      shown.querySelector("strong").textContent = item.name;
      shown.querySelector("progress").setAttribute("aria-label", item.name);
      shown.querySelector("[data-again]").addEventListener("click", () => again(item));
      shown.querySelector("[data-remove]").addEventListener("click", () => forget(item));
      outbox.append(shown);
    }
    const { refusal } = item;
    shown.classList.toggle("refused", Boolean(refusal));
    shown.querySelector("progress").hidden = Boolean(refusal);
    shown.querySelector(".actions").hidden = !refusal;
    const why = shown.querySelector(".why");
    why.hidden = !refusal;
    why.textContent = refusal ? `${refusal.message} ${refusal.hint}` : "";
    state(item, refusal ? "" : words.waits);
    count();
  }

  function again(item) {
    if (item.blob.size > Number(words.largest)) return;
    delete item.refusal;
    show(item);
    run();
  }

  const state = (item, said) => { const shown = row(item); if (shown) shown.querySelector(".what span").textContent = said; };
  const progress = (item, share) => { const shown = row(item); if (shown) shown.querySelector("progress").value = Math.round(share * 100); };

  function drop(item) {
    items.delete(item.id);
    row(item)?.remove();
    count();
  }

  function count() {
    const unsent = document.getElementById("unsent");
    outbox.hidden = !items.size;
    unsent.hidden = !items.size;
    unsent.textContent = (items.size === 1 ? words.one : words.many).replace("{n}", items.size);
  }

  // -- Showing what becomes of them -------------------------------------------------------------------------------

  const outOfReach = document.getElementById("out-of-reach");
  let source;

  function listen() {
    source?.close();
    source = new EventSource(`/events/${words.event}/live?after=${words.after}`);
    for (const region of ["counts", "reading", "failures", "next"]) {
      source.addEventListener(region, (event) => put(document.getElementById(region), event.data));
    }
    source.addEventListener("card", (event) => { words.after = event.lastEventId; lay(event.data); });
    source.addEventListener("gone", (event) => JSON.parse(event.data).forEach((id) => document.getElementById(`card-${id}`)?.remove()));
    source.addEventListener("open", () => { outOfReach.hidden = true; goOn(); });
    source.addEventListener("error", () => {
      outOfReach.hidden = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    });
  }

  function put(region, html) {
    if (region.contains(document.activeElement) && document.activeElement.matches("button")) document.getElementById("main").focus();
    region.innerHTML = html;
    self.htmx?.process(region);
  }

  function lay(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    const card = made.content.querySelector("li");
    document.getElementById(card.id)?.remove();
    card.classList.add("fresh");
    cards.prepend(card);
    while (cards.children.length > Number(words.shown)) cards.lastElementChild.remove();
  }

  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted) listen(); });

  queue.all().then((kept) => { kept.forEach(show); run(); }, () => { document.getElementById("no-room").hidden = false; });
  listen();
  inputs.filter((input) => input.files.length).forEach(takeChosen); // chosen before this script heard of it
})();
