// Copies the text of a field: `<button data-copy="ID" data-done="Copied">`. Where the browser does not let a page write
// to the clipboard (no secure context), what is to be copied is selected, and the old command tried.

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.querySelector("span");
  const usual = words.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copied(document.getElementById(button.dataset.copy)))) return;
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = usual; }, 3000);
  });
  words.setAttribute("aria-live", "polite");
}

async function copied(field) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch { /* not allowed: select it */ }
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}
