// What every page needs: notices that can be closed, the word that the machine is out of reach, the service worker.

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  if (close) close.closest(".notice").remove();
});

const outOfReach = document.getElementById("out-of-reach");
const tell = (isOut) => { outOfReach.hidden = !isOut; };
document.body.addEventListener("htmx:sendError", () => tell(true));
document.body.addEventListener("htmx:afterOnLoad", () => tell(false));
window.addEventListener("offline", () => tell(true));
window.addEventListener("online", () => tell(false));

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js", { scope: "/" });
}
