// Keys as on the terminal: one letter presses what carries it as data-key. They can be switched off (WCAG 2.1.4), and
// rest where one writes.

const OFF = "enishi-keys-off";
const WRITES = "input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select, [contenteditable]";

export const plain = (event) => {
  const key = event.isComposing || event.key === "Process" ? event.code.replace(/^(Key|Digit)/, "") : event.key;
  return key.normalize("NFKC").toLowerCase();
};

export const areOn = () => localStorage.getItem(OFF) === null;

const isForTyping = (event) => event.target instanceof Element && event.target.closest(WRITES);

// `press(key)` is tried first and says whether it knew the key.
export function listen(press = () => false) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isForTyping(event) || !areOn()) return;
    const key = plain(event);
    if (document.querySelector("dialog[open]")) return;
    if (press(key)) return event.preventDefault();
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found || found.closest("[hidden]")) return;
    event.preventDefault();
    found.click();
  });
  const show = () => document.documentElement.classList.toggle("keys-off", !areOn());
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys]")) return;
    event.target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1");
    show();
  });
  show();
  for (const box of document.querySelectorAll("[data-keys]")) box.checked = areOn();
}
