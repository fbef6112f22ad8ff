"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const role = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const said = by("said"), offers = by("offers"), frame = by("frame");
  const map = window.argmapArea(by("map")), text = window.argmapArea(by("text"), { read: true });
  const ask = async (method, params = {}) => {
    const answer = await fetch("/rpc", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ method, params }),
    });
    if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
    return answer.json();
  };
  const tell = (words) => { said.textContent = words; };
  const make = (tag, words = "", name = "") => {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    if (name) made.className = name;
    return made;
  };

  // ---- offsets: the server counts code points, a text area the units of UTF-16 ----
  const plain = (words) => !/[\ud800-\udfff]/.test(words);
  const points = (words, units) => (plain(words) ? units : [...words.slice(0, units)].length);
  const units = (words, count) => {
    if (plain(words)) return count;
    let at = 0;
    for (let left = count; left > 0 && at < words.length; left -= 1) at += words.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
  const inUnits = (words, changes) => changes.map(([start, end, put]) => [units(words, start), units(words, end), put]);

  // ---- the file: what the server has, what was sent, and what is written here ----
  let session = "", file = 0, version = 0, checked = -1, known = "", sending = null, timer = 0, problems = [], source = "", passages = null, claim = "", shown = "map";
  const difference = window.argmapDifference;
  // Where something written here comes to stand when others wrote too: what they put in stays.
  const moved = ([start, end, put], [from, to, other]) => {
    const by_ = other.length - (to - from);
    if (to <= start && !(from === to && to === start && start < end)) return [start + by_, end + by_, put];
    if (from >= end) return [start, end, put];
    return [from + other.length, from + other.length, put];
  };
  const put = (words) => {  // takes over a text, the caret moves along
    if (words === map.value) return;
    map.take(words);
    paint();
  };
  const ended = (error) => {
    const told = { 403: "another desk was started: open its address", 413: "that is too large: it is not saved" }[error.status];
    by("saved").textContent = told || "the desk has ended: what you write now is not saved, and is kept here until it is back";
  };
  const send = async () => {
    if (sending || map.value === known) return;
    let failed = false;
    const before = known, now = map.value, [start, end, words] = difference(before, now);
    sending = ask("edit", { session, file, version, changes: [[points(before, start), points(before, end), words]] });
    try {
      const answer = await sending;
      const typed = map.value;
      if (answer.refused) throw new Error(answer.refused);
      if (answer.stale) {  // another desk, or too long ago: what is written here is made again on its text
        const [from, to, mine] = moved(difference(before, typed), difference(before, answer.text));
        session = answer.session || session;
        version = answer.version;
        checked = -1;
        known = answer.text;
        put(known.slice(0, from) + mine + known.slice(to));
        return;
      }
      version = answer.version;
      known = answer.text === undefined ? now : answer.text;
      if (answer.text !== undefined) {  // others wrote as well, and more may have been typed here meanwhile
        const [from, to, more] = moved(difference(now, typed), difference(now, known));
        put(typed === now ? known : known.slice(0, from) + more + known.slice(to));
      }
      if (answer.diagnostics && known === map.value) show(answer.diagnostics);
      by("saved").textContent = "saving";
    } catch (error) {
      failed = true;
      ended(error);
    } finally {
      sending = null;
      if (map.value !== known) setTimeout(send, failed ? 1000 : 0);
    }
  };
  const synced = async () => {
    while (sending || map.value !== known) {
      if (sending) await sending.catch(() => 0); else await send();
    }
  };
  const poll = async () => {
    try {
      if (!sending && map.value === known) {
        const asked = version, answer = await ask("poll", { file, version, checked });
        if (!sending && map.value === known && asked === version) {
          if (answer.text !== undefined) {
            known = answer.text;
            put(known);
          }
          const fresh = answer.checked !== checked;
          version = answer.version;
          checked = answer.checked;
          if (answer.diagnostics) show(answer.diagnostics);
          by("saved").textContent = answer.saved ? "saved" : "saving";
          by("notice").hidden = !answer.notice;
          by("notice").textContent = answer.notice;
          if (fresh) await settled();
        }
      }
      setTimeout(poll, document.hidden ? 2000 : 500);
    } catch (error) {
      ended(error);
      setTimeout(poll, 2000);
    }
  };

  // ---- what is written over ----
  const paint = () => map.mark(problems);
  const show = (found) => {
    problems = found.map((each) => {
      const start = units(known, each.start), end = units(known, each.end);
      return { ...each, start, end: Math.max(end, Math.min(start + 1, known.length)), look: each.severity };
    });
    paint();
    by("problems").replaceChildren(...problems.map((each) => {
      const item = make("li"), go = make("button", `line ${each.line}`);
      go.type = "button";
      go.addEventListener("click", () => map.select(each.start, each.end));
      item.append(make("span", `${each.severity} ${each.code} `, each.severity), go, `: ${each.message}${each.help ? ` – ${each.help}` : ""}`);
      return item;
    }));
  };

  // ---- writing, so that it can be undone ----
  const write = (changes) => map.write(changes);
  map.on("input", () => {
    problems = [];
    clearTimeout(timer);
    timer = setTimeout(send, 5);
    if (!offers.hidden) complete(); else paint();
  });
  const refused = (answer) => {
    if (answer.refused) tell(answer.refused);
    return Boolean(answer.refused);
  };
  const doing = async (method, params) => {
    await synced();
    const answer = await ask(method, { file, ...params });
    if (!refused(answer)) {
      write(inUnits(known, answer.changes));
      const others = answer.others || [];
      tell(others.length ? `changed in ${others.join(", ")} too: undo does not reach there` : "");
    }
    return answer;
  };

  // ---- texts ----
  let digests = {};
  const list = async () => {
    const found = await ask("texts", { file });
    if (refused(found)) return;
    const chosen = by("source");
    const made = found.texts.map((each) => new Option(`${each.title} (${Math.round(each.quoted * 100)} % quoted)`, each.source));
    if (made.map((each) => each.value + each.text).join("\n") !== [...chosen.options].map((each) => each.value + each.text).join("\n")) {
      chosen.replaceChildren(...made);
      chosen.value = found.texts.some((each) => each.source === source) ? source : (found.texts[0] || {}).source || "";
    }
    const now = Object.fromEntries(found.texts.map((each) => [each.source, each.sha256]));
    if (digests[source] !== undefined && digests[source] !== now[source]) passages = null;  // it was saved anew
    digests = now;
    by("quoted").textContent = found.without.length ? `without a text: ${found.without.map((each) => each.title).join(", ")}` : "";
    await read(chosen.value);
  };
  const read = async (name) => {
    if (!name) return;
    const fresh = name !== source || !passages, found = await ask("text", { file, source: name, words: fresh });
    if (refused(found)) return;
    if (fresh) text.take(found.text);
    source = name;
    const at = (place) => units(text.value, place);
    passages = {
      marks: found.marks.map((each) => ({ ...each, start: at(each.start), end: at(each.end) })),
      gaps: found.gaps.map(([start, end]) => [at(start), at(end)]),
    };
    colour();
  };
  const colour = () => {
    const look = (each) => (!each.good ? "bad" : each.kind === "quote" ? "good" : "other");
    const here = passages.marks.filter((each) => claim && each.claim === claim).map((each) => ({ ...each, look: "here" }));
    text.mark([...passages.marks.map((each) => ({ ...each, look: look(each) })), ...here]);
    const strip = by("strip"), height = text.height || 600, pen = strip.getContext("2d");
    strip.height = height;
    strip.style.height = `${height}px`;
    pen.clearRect(0, 0, 12, height);
    const place = (at) => at / Math.max(1, text.value.length) * height;
    pen.fillStyle = role("edge");
    for (const [start, end] of passages.gaps) pen.fillRect(8, place(start), 4, Math.max(1, place(end) - place(start)));
    for (const each of passages.marks) {
      pen.fillStyle = each.good ? role("yes") : role("error");
      pen.fillRect(0, place(each.start), 8, Math.max(2, place(each.end) - place(each.start)));
    }
  };
  const gap = () => {
    if (!passages) return;
    const next = passages.gaps.find(([start]) => start > text.start) || passages.gaps[0];
    if (!next) {
      tell("words of every sentence are quoted");
      return;
    }
    text.select(next[0], next[1]);
    tell("nothing is quoted from this sentence");
  };
  const take = async (into, kind) => {
    if (text.start === text.end) {
      tell("select words in the text first");
      return;
    }
    await synced();
    const start = points(text.value, text.start), end = points(text.value, text.end);
    const caret = points(known, map.start);
    const answer = await ask("quote", { file, source, start, end, kind, into, caret });
    if (refused(answer)) return;
    const changes = inUnits(known, answer.changes);
    write(changes);
    const [at, , words] = changes[0], line = words.indexOf(answer.line);
    map.caret(at + Math.max(0, line));
    tell(`written: ${answer.line}`);
    text.focus();
    await send();
  };
  for (const button of by("taking").querySelectorAll("[data-take]")) {
    button.addEventListener("click", () => take(button.dataset.take, button.dataset.kind));
  }
  by("gap").addEventListener("click", gap);
  const KEYS = { q: ["quotation", "quote"], d: ["quotation", "denial"], w: ["quotation", "suspicion"], c: ["claim", "quote"], s: ["because", "quote"], a: ["but", "quote"] };
  text.on("keydown", (event) => {
    if (!by("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]) {
      event.preventDefault();
      take(...KEYS[event.key]);
    } else if (event.key === "g") {
      event.preventDefault();
      gap();
    }
  });
  text.on("click", () => {
    const at = text.start, found = passages && passages.marks.filter((each) => each.start <= at && at <= each.end);
    if (found && found.length) tell(found.map((each) => `${each.kind} for ${each.claim}: ${each.status}`).join(" · "));
  });
  by("source").addEventListener("change", () => { passages = null; read(by("source").value); });

  // ---- completing ----
  let chosen = 0, items = [];
  const complete = async () => {
    await synced();
    const found = await ask("complete", { file, offset: points(known, map.start) });
    const typed = /[^\s,+()]*$/.exec(known.slice(0, map.start))[0].toLowerCase();
    items = (found.items || []).filter((each) => each.kind === "passage" || each.label.toLowerCase().includes(typed) || each.detail.toLowerCase().includes(typed));
    items = [...items.filter((each) => each.label.toLowerCase().startsWith(typed)), ...items.filter((each) => !each.label.toLowerCase().startsWith(typed))].slice(0, 12);
    chosen = 0;
    list_();
  };
  const list_ = () => {
    offers.hidden = !items.length;
    offers.replaceChildren(...items.map((each, at) => {
      const item = make("li");
      item.id = `offer-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(at === chosen));
      item.append(make("span", each.label.slice(0, 90)), make("small", each.detail));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); accept(at); });
      return item;
    }));
    if (items.length) tell(`${items[chosen].label} – ${chosen + 1} of ${items.length}`);
  };
  const accept = (at) => {
    const each = items[at];
    items = [];
    offers.hidden = true;
    if (each.action) write(each.action);
    else write([[units(known, each.start), units(known, each.end), each.new]]);
  };
  const repairs = async () => {
    await synced();
    const found = await ask("actions", { file, start: points(known, map.start), end: points(known, map.end) });
    if (refused(found)) return;
    items = found.actions.map((each) => ({ label: each.title, detail: "", action: inUnits(known, each.changes) }));
    chosen = 0;
    if (!items.length) tell("nothing is offered here");
    list_();
  };
  map.on("keydown", (event) => {
    const stop = () => { event.preventDefault(); event.stopPropagation(); };
    if (!offers.hidden && items.length) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        stop();
        chosen = (chosen + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
        list_();
        return;
      }
      if (event.key === "Enter" || event.key === "Tab") { stop(); accept(chosen); return; }
      if (event.key === "Escape") { stop(); items = []; offers.hidden = true; return; }
    }
    if (event.key === " " && event.ctrlKey) { stop(); complete(); }
    else if (event.key === "Enter" && event.altKey) { stop(); repairs(); }
    else if (event.key === "F12") { stop(); define(); }
    else if (event.key === "F2") {
      stop();
      synced().then(() => {
        const offset = points(known, map.start), wanted = window.prompt("Another name:");
        if (wanted) doing("rename", { offset, new: wanted });
      });
    } else if (event.key.toLowerCase() === "f" && event.ctrlKey && event.shiftKey) { stop(); doing("layout", {}); }
  });
  map.on("blur", () => { offers.hidden = true; });
  const define = async () => {
    await synced();
    const place = await ask("define", { file, offset: points(known, map.start) });
    if (place.source) {
      if (place.source !== source) {
        by("source").value = place.source;
        passages = null;
        await read(place.source);
      }
      pane("reading");
      text.select(units(text.value, place.start), units(text.value, place.end));
    } else if (place.start !== undefined && place.file === file) map.select(units(known, place.start), units(known, place.end));
    else tell("nothing to go to");
  };

  // ---- the claim at the caret, and the map ----
  let following = 0;
  const follow = async () => {
    if (sending || map.value !== known) return;
    const found = await ask("claim", { file, offset: points(known, map.start) });
    if (found.claim === undefined || found.claim === claim) return;
    claim = found.claim;
    if (passages) colour();
    await explain();
    if (by("around").checked) draw();
  };
  map.on("caret", () => {
    clearTimeout(following);
    following = setTimeout(follow, 250);
  });
  const explain = async () => {
    const why = by("why");
    if (!claim) {
      why.textContent = "Put the caret into a claim to see why it stands or falls.";
      return;
    }
    const found = await ask("why", { file, claim });
    if (found.refused) return;
    why.replaceChildren(make("strong", found.text), ` ${found.word}: ${found.sentence}`);
    by("verdict").textContent = `${claim} is ${found.word}`;
  };
  const settled = async () => {
    await list();
    await explain();
    const found = await ask("outline", { file });
    const names = (found.symbols || []).filter((each) => each.verdict);
    by("target").replaceChildren(...names.map((each) => new Option(`${each.name}: ${each.text}`.slice(0, 80), each.name)));
    draw();
  };
  let last = "";
  const draw = () => {
    const around = shown === "map" && by("around").checked && claim ? `&claim=${encodeURIComponent(claim)}` : "";
    const address = `/${shown}?file=${file}${around}&version=${checked}${shown === "map" ? "#bare" : ""}`;
    if (address === last) return;
    last = address;
    const state = frame.contentWindow && frame.contentWindow.argmap ? frame.contentWindow.argmap.state() : null;
    const same = frame.dataset.shown === shown + around;
    frame.dataset.shown = shown + around;
    frame.title = { map: "The map", report: "The report", review: "What a second reader looks at" }[shown];
    frame.addEventListener("load", () => {
      const inner = frame.contentWindow && frame.contentWindow.argmap;
      if (!inner) return;
      if (state && same) inner.restore(state);
      frame.contentDocument.addEventListener("click", () => {
        const picked = inner.state().chosen;
        if (picked) jump(picked);
      });
    }, { once: true });
    (window.argmapFrame || ((to) => frame.contentWindow.location.replace(to)))(address);
  };
  const jump = async (name) => {
    const found = await ask("why", { file, claim: name });
    if (found.refused || found.start < 0) return;
    const at = units(known, found.start);
    map.select(at, at + name.split(".").pop().length);
    claim = "";
    follow();
  };
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => {
      shown = button.dataset.show;
      for (const each of document.querySelectorAll("[data-show]")) each.setAttribute("aria-pressed", String(each === button));
      draw();
    });
  }
  by("around").addEventListener("change", draw);
  by("relate").addEventListener("click", () => {
    if (!claim) tell("put the caret into a claim first");
    else doing("relate", { premise: claim, verb: by("verb").value, target: by("target").value });
  });
  by("reword").addEventListener("click", async () => {
    if (!claim) {
      tell("put the caret into a claim first");
      return;
    }
    const { text: before } = await ask("why", { file, claim }), words = window.prompt("The claim says:", before || "");
    if (words) doing("say", { claim, text: words });
  });
  by("remove").addEventListener("click", () => { if (claim) doing("delete", { claim }); });

  // ---- panes ----
  const panes = ["reading", "writing", "seeing"];
  const pane = (name) => {
    document.body.dataset.pane = name;
    for (const each of by("tabs").children) each.setAttribute("aria-pressed", String(each.dataset.pane === name));
  };
  for (const each of by("tabs").children) each.addEventListener("click", () => pane(each.dataset.pane));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F6") return;
    event.preventDefault();
    const at = panes.findIndex((each) => by(each).contains(document.activeElement));
    const next = panes[(at + (event.shiftKey ? panes.length - 1 : 1)) % panes.length];
    pane(next);
    ({ reading: text, writing: map }[next] || by(next)).focus();
  });
  by("made").hidden = !window.argmapEditor;
  by("help").addEventListener("click", () => {
    by("helped").hidden = !by("helped").hidden;
    by("help").setAttribute("aria-expanded", String(!by("helped").hidden));
  });
  try { by("keys").checked = localStorage.getItem("argmap-keys") !== "off"; } catch { /* as it stands */ }
  by("keys").addEventListener("change", () => {
    try { localStorage.setItem("argmap-keys", by("keys").checked ? "on" : "off"); } catch { /* it holds for now */ }
  });
  window.addEventListener("resize", () => { if (passages) colour(); });
  window.addEventListener("beforeunload", (event) => { if (map.value !== known) event.preventDefault(); });

  const open = async (number) => {
    file = number;
    const found = await ask("poll", { file, version: -1, checked: -1 });
    version = found.version;
    checked = -1;
    known = found.text;
    source = "";
    passages = null;
    map.reset(known);
    show(found.diagnostics || []);
  };
  by("file").addEventListener("change", async () => {
    await synced();
    await open(Number(by("file").value));
  });
  (async () => {
    pane("writing");
    const begun = await ask("files"), { files } = begun;
    session = begun.session;
    by("file").replaceChildren(...files.map((name, number) => new Option(name, String(number))));
    document.title = `${files[0]} – argmap desk`;
    await open(0);
    explain();
    window.desk = { map, text, synced, state: () => ({ version, checked, known, claim, source, text: map.value }), take };
    poll();
  })();
})();
