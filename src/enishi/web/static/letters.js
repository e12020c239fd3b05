// A draft in the hand: what is edited goes into the links, and stays on this device until it was sent.

const KEPT = "enishi-draft-";

const letter = document.getElementById("draft");
if (letter) write(letter);
for (const sent of document.querySelectorAll("[data-forget]")) forget(sent.dataset.forget);

function write(form) {
  const { contact, kind, language, address, tries } = form.dataset;
  const subject = form.elements.subject;
  const body = form.elements.body;
  const drafted = { subject: subject.value, body: body.value };
  const note = form.querySelector("[data-restored]");

  for (const choice of document.querySelectorAll("[data-at-once]")) {
    choice.addEventListener("change", () => choice.form.requestSubmit());
  }
  const kept = recall(contact, tries);
  if (kept && !location.search && (kept.kind !== kind || kept.language !== language)) {
    location.replace(`${location.pathname}?${new URLSearchParams({ kind: kept.kind, language: kept.language })}`);
    return;
  }
  if (kept && kept.kind === kind && kept.language === language) {
    subject.value = kept.subject;
    body.value = kept.body;
    note.hidden = false;
  }
  note.querySelector("[data-anew]").addEventListener("click", () => {
    forget(contact);
    subject.value = drafted.subject;
    body.value = drafted.body;
    note.hidden = true;
    refresh();
    body.focus();
  });
  form.addEventListener("input", () => {
    keep(contact, { tries, kind, language, subject: subject.value, body: body.value });
    refresh();
  });
  offerSharing(form, subject, body);
  refresh();

  function refresh() {
    const link = form.querySelector("[data-mailto]");
    if (link) link.href = mailto(address, subject.value, body.value);
    grow(body);
  }
}

// RFC 6068: UTF-8, percent-encoded, lines ended by CRLF.
function mailto(address, subject, body) {
  const at = address.lastIndexOf("@");
  const to = `${percent(address.slice(0, at))}@${percent(address.slice(at + 1))}`;
  return `mailto:${to}?subject=${percent(subject)}&body=${percent(body.replace(/\r?\n/g, "\r\n"))}`;
}

function percent(text) {
  return encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function offerSharing(form, subject, body) {
  const button = form.querySelector("[data-share]");
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: subject.value, text: body.value }).catch(() => {}); // who changes his mind has done no wrong
  });
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

// What a browser keeps may be switched off or full; then a draft is simply not kept.
function recall(contact, tries) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT + contact));
    return kept && kept.tries === tries ? kept : null; // of an earlier try it was sent, whoever told so where
  } catch {
    return null;
  }
}

function keep(contact, draft) {
  try {
    localStorage.setItem(KEPT + contact, JSON.stringify(draft));
  } catch { /* as above */ }
}

function forget(contact) {
  try {
    localStorage.removeItem(KEPT + contact);
  } catch { /* as above */ }
}
