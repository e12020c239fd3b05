// What every page needs: notices that can be closed, the word that the machine is out of reach, the service worker.

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  if (close) close.closest(".notice").remove();
});

// A notice that is no error goes by itself, unless somebody is at it; what can be undone stays in the history.
const LASTS = 12_000;
const notices = document.getElementById("notices");
const leave = (notice) => (notice.matches(":hover, :focus-within") ? setTimeout(leave, LASTS, notice) : notice.remove());
const expire = (notice) => notice.matches(".notice:not(.error)") && setTimeout(leave, LASTS, notice);
for (const notice of notices.children) expire(notice);
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes) if (node instanceof Element) expire(node);
}).observe(notices, { childList: true });

const outOfReach = document.getElementById("out-of-reach");
const tell = (isOut) => { outOfReach.hidden = !isOut; };
document.body.addEventListener("htmx:sendError", () => tell(true));
document.body.addEventListener("htmx:afterOnLoad", () => tell(false));
window.addEventListener("offline", () => tell(true));
window.addEventListener("online", () => tell(false));

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
}

// Decisions that were on their way when the page was left are sent from whatever page comes next.
const unsent = Object.keys(localStorage).filter((name) => name.startsWith("enishi-choose-"));
if (unsent.length && !document.getElementById("deck")) {
  const { Outbox } = await import("./outbox.js").catch(() => ({})); // out of reach: from the next page, then
  const arrived = (item, answer) => answer.refused && say([item.name, answer.words, answer.hint].filter(Boolean).join(" · "));
  for (const name of Outbox ? unsent : []) new Outbox(name, { arrived, unreached: () => tell(true), changed: (count) => count || tell(false) });
}

function say(words) {
  const notice = document.createElement("div");
  notice.className = "notice error";
  const told = notice.appendChild(document.createElement("p"));
  told.textContent = words;
  notices.append(notice);
}
