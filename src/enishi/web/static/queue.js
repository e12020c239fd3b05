// Pictures that are on their way: kept in IndexedDB until the server has them. Shared by the page and the service
// worker, so it is a classic script. One is sent after the other, in the order in which they were taken: front and back
// of a card are known by it.

self.enishiQueue = (() => {
  const DATABASE = "enishi-uploads";
  const STORE = "pictures";
  const STALLED = 60_000;

  function opened() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  async function within(mode, work) {
    const database = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode, { durability: "strict" });
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  const put = (item) => within("readwrite", (store) => store.put(item));
  const remove = (id) => within("readwrite", (store) => store.delete(id));
  const has = async (id) => Boolean(await within("readonly", (store) => store.count(id)));
  const all = async () => (await within("readonly", (store) => store.getAll())).sort((one, other) => one.at - other.at);

  const request = (item) => ({
    address: `/uploads/${item.id}`,
    headers: { "X-Event": String(item.event), "X-Name": encodeURIComponent(item.name), "Content-Type": "application/octet-stream" },
  });

  // What the server said: its status (0 where it did not answer), and its words where it refused.
  async function send(item, tell) {
    const { status, text } = await (self.XMLHttpRequest ? asked(item, tell) : fetched(item));
    let words = {};
    try { words = JSON.parse(text); } catch { /* a page, for people */ }
    return { status, message: words.message || "", hint: words.hint || "" };
  }

  async function fetched(item) {
    const { address, headers } = request(item);
    try {
      const response = await fetch(address, { method: "PUT", headers, body: item.blob });
      return { status: response.status, text: await response.text() };
    } catch {
      return { status: 0, text: "" };
    }
  }

  function asked(item, tell) {
    const { address, headers } = request(item);
    return new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      let watch;
      const alive = () => { clearTimeout(watch); watch = setTimeout(() => xhr.abort(), STALLED); };
      const ended = () => { clearTimeout(watch); resolve({ status: xhr.status, text: xhr.status ? xhr.responseText : "" }); };
      xhr.open("PUT", address);
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
      xhr.upload.onprogress = (event) => { alive(); if (event.lengthComputable) tell(event.loaded / event.total); };
      xhr.onloadend = ended;
      alive();
      xhr.send(item.blob);
    });
  }

  const isKept = ({ status }) => status >= 200 && status < 300;
  const isRefused = ({ status }) => status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);

  // Only one of all pages and the service worker sends at a time, where the browser can see to that.
  const alone = (work) => (self.navigator.locks ? navigator.locks.request("enishi-uploads", work) : work());

  // For the service worker, when no page is open: rejects while something is left, so that the browser tries again.
  async function sendAll() {
    for (const item of await all()) {
      if (item.refusal || !(await has(item.id))) continue;
      const answer = await send(item, () => {});
      if (isKept(answer)) await remove(item.id);
      else if (isRefused(answer)) await put({ ...item, refusal: answer });
      else throw new Error("not sent yet");
    }
  }

  return { put, remove, has, all, send, isKept, isRefused, alone, sendAll };
})();
