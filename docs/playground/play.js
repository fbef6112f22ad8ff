"use strict";
// What the page of the desk asks of a server elsewhere, a worker answers here.
(() => {
  const by = (id) => document.getElementById(id);
  const worker = new Worker("worker.js", { type: "module" });
  const waiting = new Map();
  let last = 0;
  const call = (name, ...values) => new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    worker.postMessage({ id: last, call: name, values });
  });
  worker.onmessage = ({ data }) => {
    if (data.progress) by("loading").textContent = data.progress;
    else if (data.progress === "" && !unread) by("loading").textContent = "";
    if (data.broken) by("loading").textContent = `argmap broke: ${data.broken.split("\n").at(-2) || data.broken}`;
    const one = waiting.get(data.id);
    if (!one) return;
    waiting.delete(data.id);
    if (data.error === undefined) one.done(data.value);
    else one.failed(new Error(data.error));
  };

  // ---- what is kept: in this browser, or in the address ----
  const base = () => new Promise((done, failed) => {
    const asked = indexedDB.open("argmap", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("desks");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const kept = async (mode, act) => {
    try {
      const store = (await base()).transaction("desks", mode).objectStore("desks");
      return await new Promise((done, failed) => {
        const asked = act(store);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    } catch {
      return undefined; // a browser that keeps nothing, such as a private window
    }
  };
  const packed = async (text) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let signs = "";
    for (const byte of bytes) signs += String.fromCharCode(byte);
    return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  const unpacked = async (word) => {
    const signs = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  };
  // Each example keeps what was made of it; what came in an address is a desk of its own.
  let desk = "mill-street";
  let unread = "";
  const beginning = async (examples) => {
    if (location.hash.startsWith("#map=")) {
      try {
        const shared = JSON.parse(await unpacked(location.hash.slice(5)));
        if (!shared.files || shared.files[shared.open] === undefined) throw new Error("no map");
        desk = `shared ${location.hash.slice(5, 69)}`;
        return (await kept("readonly", (store) => store.get(desk))) || shared;
      } catch {
        unread = "the map in the address cannot be read: this is another one";
      }
    }
    const named = new URLSearchParams(location.search).get("example");
    const last = await kept("readonly", (store) => store.get("last desk"));
    if (named && examples[named]) desk = named;
    else if (last) desk = last;
    const held = await kept("readonly", (store) => store.get(desk));
    return held || examples[desk] || examples["mill-street"];
  };
  const ready = (async () => {
    const examples = await (await fetch("examples.json")).json();
    const choice = by("example");
    for (const [name, { title }] of Object.entries(examples)) choice.add(new Option(title, name));
    choice.addEventListener("change", () => { location.href = `?example=${encodeURIComponent(choice.value)}`; });
    const files = await beginning(examples);
    if (examples[desk]) choice.value = desk;
    await call("begin", JSON.stringify(files));
    await kept("readwrite", (store) => store.put(desk, "last desk"));
    by("again").hidden = !examples[desk];
    by("again").addEventListener("click", async () => {
      if (!confirm("Begin this example again? What you made of it is dropped.")) return;
      await kept("readwrite", (store) => store.delete(desk));
      location.href = `?example=${encodeURIComponent(desk)}`;
    });
    const task = examples[desk] && examples[desk].lesson;
    by("lesson").hidden = !task;
    if (task) by("lesson").href = `../tour/${task}/lesson.html`;
    if (unread) by("loading").textContent = unread;
    document.documentElement.dataset.ready = "yes";
  })();
  ready.catch((error) => { by("loading").textContent = `argmap could not be loaded: ${error.message}`; });

  const saved = async () => {
    const files = await call("files");
    await kept("readwrite", (store) => store.put(JSON.parse(files), desk));
    return files;
  };
  by("share").addEventListener("click", async () => {
    const word = await packed(await saved());
    history.replaceState(null, "", `${location.pathname}#map=${word}`);
    desk = `shared ${word.slice(0, 64)}`;
    await saved();
    try {
      await navigator.clipboard.writeText(location.href);
      by("loading").textContent = "the address was copied: it holds the map and its texts";
    } catch {
      by("loading").textContent = "the address of this page now holds the map and its texts: copy it";
    }
  });
  by("add").addEventListener("click", () => by("file-of-text").click());
  by("file-of-text").addEventListener("change", async ({ target }) => {
    for (const file of target.files) {
      const source = await call("add", file.name.replaceAll(/[^\w.-]+/g, "_"), file.name, await file.text());
      by("loading").textContent = `added as the source ${source}: choose it in “Text”`;
    }
    target.value = "";
    await saved();
  });
  by("download").addEventListener("click", async () => {
    const { open, files } = JSON.parse(await saved());
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([files[open]], { type: "text/plain" }));
    link.download = open;
    link.click();
    URL.revokeObjectURL(link.href);
  });

  // ---- what the page of the desk does ----
  const far = window.fetch.bind(window);
  let changed = 0;
  window.fetch = async (address, options) => {
    if (address !== "/rpc") return far(address, options);
    await ready;
    const answer = await call("ask", options.body);
    if (JSON.parse(options.body).method !== "poll") {
      clearTimeout(changed);
      changed = setTimeout(saved, 1000);
    }
    return new Response(answer, { headers: { "Content-Type": "application/json" } });
  };
  let shown = "";
  window.argmapFrame = async (address) => {
    await ready;
    const html = await call("page", address);
    if (shown) URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    by("frame").contentWindow.location.replace(shown + (address.includes("#") ? address.slice(address.indexOf("#")) : ""));
  };
  window.argmapPlay = { call, ready };
  if ("serviceWorker" in navigator && location.protocol !== "file:") navigator.serviceWorker.register("sw.js");
})();
