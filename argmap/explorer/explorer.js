
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  // What is empty is left out of the data.
  const blank = (each, none) => Object.assign(each, { ...none, ...each });
  for (const claim of Object.values(data.claims)) {
    blank(claim, { element: "", because: "", section: "", note: "", about: [], quotations: [] });
    claim.quotations.forEach((each) => blank(each, { speaker: "", citing: [], locator: "", place: "", before: "", after: "", dies: [] }));
  }
  data.steps.forEach((step, at) => {
    blank(step, { target: "", of: [], on: -1 });
    if (data.rules && at < data.rules.steps.length) step.rule = at;
    const verb = step.premises.length > 1 ? step.kind.replace(/s$/, "") : step.kind;
    if (!step.said) step.said = `${step.premises.map((each) => `\`${each}\``).join(" and ")} ${verb} \`${step.target}\``;
  });
  const by = (id) => document.getElementById(id);
  const map = by("map"), svg = map.querySelector("svg"), panel = by("panel"), find = by("find"), found = by("found");
  const names = Object.keys(data.claims);
  const node = (claim) => data.claims[claim].element && by(data.claims[claim].element);
  const claimOf = new Map(names.filter((each) => node(each)).map((each) => [node(each), each]));
  const titled = (element, claim) => {
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = `${claim}: ${data.claims[claim].text}`;
    element.prepend(title);
  };
  for (const [element, claim] of claimOf) {
    titled(element, claim);
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "0");
  }
  // Slips stand for claims that are in full elsewhere.
  const shownAs = [...claimOf, ...[...svg.querySelectorAll("g[data-claim]")].map((each) => [each, each.dataset.claim])];
  const claimAt = new Map(shownAs);
  for (const [element, claim] of shownAs) if (!claimOf.has(element)) titled(element, claim);
  const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
  const STANCES = {
    denial: "denied: ",
    suspicion: "suspected: ",
    hope: "hoped for or feared: ",
    mention: "mentioned: ",
  };
  // `#bare` leaves out all but the map, for frames of other pages.
  const inside = Boolean(map.closest("figure"));  // a part of a report, which has to scroll
  const bare = !inside && location.hash.slice(1).split("&").includes("bare");
  document.documentElement.classList.toggle("bare", bare);
  let started = false, chosen = null, scale = 1, x = 0, y = 0, verdicts = null, after = null;
  const gone = new Set();

  // ---- pan and zoom ----
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const followers = [];
  let fitted = false;
  const place = () => {
    svg.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    fitted = false;
    followers.forEach((follow) => follow());
  };
  const fit = () => {
    scale = Math.min(2, map.clientWidth / width, map.clientHeight / height) || 1;
    x = Math.max(0, (map.clientWidth - width * scale) / 2);
    y = Math.max(0, (map.clientHeight - height * scale) / 2);
    place();
    fitted = true;
  };
  // At first the whole map, where it can be read; else the first top claim, at the size of the text around it.
  const open = () => {
    fit();
    const first = data.tops.map(node).find(Boolean);
    if (scale >= .6 || !first) return;
    scale = 1;
    x = y = 0;
    place();
    const at = first.getBoundingClientRect(), box = map.getBoundingClientRect();
    x = Math.min(0, 24 - (at.left - box.left));
    y = Math.min(0, box.height / 2 - (at.top + at.height / 2 - box.top));
    place();
  };
  const zoom = (factor, atX = map.clientWidth / 2, atY = map.clientHeight / 2) => {
    const next = Math.min(8, Math.max(.05, scale * factor));
    x = atX - (atX - x) * next / scale;
    y = atY - (atY - y) * next / scale;
    scale = next;
    place();
  };
  const show = (claim) => {
    if (scale < .55) {  // nobody could read it
      const small = node(claim).getBoundingClientRect(), box = map.getBoundingClientRect();
      zoom(.9 / scale, small.left + small.width / 2 - box.left, small.top + small.height / 2 - box.top);
    }
    const at = node(claim).getBoundingClientRect(), box = map.getBoundingClientRect();
    if (at.left < box.left || at.right > box.right || at.top < box.top || at.bottom > box.bottom) {
      x += box.left + box.width / 2 - (at.left + at.width / 2);
      y += box.top + box.height / 2 - (at.top + at.height / 2);
      place();
    }
  };
  map.addEventListener("wheel", (event) => {
    if (inside && !event.ctrlKey && !map.contains(document.activeElement)) return;
    event.preventDefault();
    const box = map.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 500), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  let from = null, moved = false;
  const fingers = new Map();
  const spread = () => {
    const [one, other] = [...fingers.values()], box = map.getBoundingClientRect();
    return [Math.hypot(one[0] - other[0], one[1] - other[1]), (one[0] + other[0]) / 2 - box.left, (one[1] + other[1]) / 2 - box.top];
  };
  const lifted = (event) => {
    fingers.delete(event.pointerId);
    from = null;
    map.classList.remove("drag");
  };
  map.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    from = [event.clientX - x, event.clientY - y];
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (fingers.size === 2 && fingers.has(event.pointerId)) {
      const [was, wasX, wasY] = spread();
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      const [now, atX, atY] = spread();
      x += atX - wasX;
      y += atY - wasY;
      zoom(now / (was || 1), atX, atY);
      moved = true;
      from = null;
    }
    if (!from || fingers.size > 1) return;
    if (!moved && Math.hypot(event.clientX - x - from[0], event.clientY - y - from[1]) < 4) return;
    moved = true;
    map.classList.add("drag");
    x = event.clientX - from[0];
    y = event.clientY - from[1];
    place();
  });
  window.addEventListener("pointerup", lifted);
  window.addEventListener("pointercancel", lifted);
  by("larger").addEventListener("click", () => zoom(1.3));
  by("smaller").addEventListener("click", () => zoom(1 / 1.3));
  by("fit").addEventListener("click", fit);

  // ---- words: text goes in as text ----
  const make = (tag, text = "", name = "") => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  const told = (sentence) => {
    const made = make("span");
    sentence.split("`").forEach((piece, at) => {
      if (at % 2 && data.claims[piece]) made.append(link(piece));
      else if (piece) made.append(at % 2 ? make("code", piece) : piece);
    });
    return made;
  };
  const link = (claim, text = claim) => {
    const made = make("button", text, "go");
    made.title = text === claim ? data.claims[claim].text : claim;
    made.addEventListener("click", () => choose(claim, true));
    return made;
  };
  // Of a position only the labels are known, not what stands behind them.
  const verdictOf = (claim) => {
    if (after) return after.words.get(claim);
    return verdicts ? verdicts[claim] || data.claims[claim].label : data.claims[claim].verdict;
  };

  // ---- lines and the steps that they stand for: that of a stack stands for a step of each of its rows ----
  const stacks = [...svg.querySelectorAll("g.stack")].map((stack) => [...stack.querySelectorAll("g.row")].map((row) => claimAt.get(row)));
  const stepsOf = (number) => {
    const own = data.steps.filter((step) => step.number === number), [first] = own;
    if (!first || first.premises.length !== 1) return own;
    const alike = data.steps.filter((step) => step.kind === first.kind && step.target === first.target && step.premises.length === 1);
    const rows = stacks.find((claims) => claims.includes(first.premises[0])
      && claims.every((claim) => alike.some((step) => step.premises[0] === claim)));
    return rows ? alike.filter((step) => rows.includes(step.premises[0])) : own;
  };
  const lines = [...svg.querySelectorAll("g.edge, g.joint")]
    .map((edge) => [edge, stepsOf(Number.parseInt(edge.id.replace(/^\D+/, ""), 10))]);

  // ---- a claim and what it has to do with others ----
  const touches = (step, claim) => step.premises.includes(claim) || step.target === claim || step.of.includes(claim);
  const mark = () => {
    const near = new Set(), steps = new Set();
    if (chosen) {
      near.add(chosen);
      for (const step of data.steps.filter((each) => touches(each, chosen))) {
        [...step.premises, step.target, ...step.of].forEach((each) => each && near.add(each));
        steps.add(step.number);
      }
    }
    const source = by("source").value, speaker = by("speaker").value;
    const kept = (claim) => data.claims[claim].quotations.some((each) =>
      (!source || each.source === source) && (!speaker || each.speaker === speaker));
    for (const [element, claim] of shownAs) {
      const dim = (chosen && !near.has(claim)) || ((source || speaker) && !kept(claim));
      element.classList.toggle("dim", Boolean(dim));
      if (!claimOf.has(element)) continue;
      element.classList.toggle("chosen", claim === chosen);
      const text = `${claim}: ${data.claims[claim].text} ${verdictOf(claim)}`;
      element.setAttribute("aria-label", text);
      element.setAttribute("aria-pressed", String(claim === chosen));
    }
    for (const stack of svg.querySelectorAll("g.stack")) {
      stack.classList.toggle("dim", [...stack.querySelectorAll("g.row")].every((row) => row.classList.contains("dim")));
    }
    for (const [edge, drawn] of lines) {
      edge.classList.toggle("dim", Boolean(chosen) && !drawn.some((step) => steps.has(step.number)));
    }
  };
  // A reason in its own words, with the verdicts on its premises, and under it what undercuts the step.
  const reason = (step, claim, shown) => {
    const item = make("li");
    shown.add(step);
    const others = step.kind === "contradicts" ? [...step.premises, step.target].filter((one) => one !== claim) : step.premises;
    const how = { contradicts: "excludes it: ", undercuts: step.on < 0 ? "doubts its words: " : "undercuts this step: " };
    if (how[step.kind]) item.append(make("span", how[step.kind], "how"));
    others.forEach((one, at) => {
      if (at) item.append(" and ");
      item.append(link(one, data.claims[one].text), " ", make("span", verdictOf(one), `chip ${verdictOf(one)}`));
    });
    const under = data.steps.filter((each) => each.on >= 0 && data.steps[each.on] === step && !shown.has(each));
    if (under.length) {
      const list = make("ul");
      under.forEach((each) => list.append(reason(each, claim, shown)));
      item.append(list);
    }
    return item;
  };
  const describe = (claim) => {
    const each = data.claims[claim], made = [];
    const close = make("button", "×", "close");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => choose(null));
    const title = make("h2", each.text);
    const head = make("p");
    head.append(make("code", claim), " is ", make("span", verdictOf(claim), `chip ${verdictOf(claim)}`));
    if (after && verdictOf(claim) !== each.verdict) head.append(` (with nothing withdrawn: ${each.verdict})`);
    made.push(close, title, head);
    const why = make("p");
    const whose = after ? "With nothing withdrawn: " : by("position").value ? "By what every reading agrees on: " : "";
    why.append(whose, told(each.because), ".");
    made.push(why);
    if (data.rules) made.push(box(claim, "Withdraw this claim"));
    if (each.section || each.about.length) made.push(make("p", [each.section, ...each.about].filter(Boolean).join(" · ")));
    const shown = new Set(), sides = [];
    for (const [name, kinds] of [["For", ["supports", "implies"]], ["Against", ["rebuts", "contradicts", "undercuts"]]]) {
      const steps = data.steps.filter((step) => kinds.includes(step.kind) && (step.target === claim
        || (step.kind === "contradicts" && step.premises[0] === claim)));
      if (steps.length) sides.push([name, steps]);
    }
    if (sides.length) {
      const both = make("div", "", "sides");
      for (const [name, steps] of sides) {
        const side = make("section", "", name.toLowerCase()), reasons = make("ul");
        steps.forEach((step) => reasons.append(reason(step, claim, shown)));
        side.append(make("h3", name), reasons);
        both.append(side);
      }
      made.push(both);
    }
    if (each.quotations.length) made.push(make("h3", "Quotations"));
    for (const quotation of each.quotations) {
      const quote = make("blockquote");
      const words = make("p");
      if (STANCES[quotation.kind]) words.append(make("strong", STANCES[quotation.kind]));
      if (quotation.before) words.append(make("span", `…${quotation.before} `, "around"));
      words.append(make("strong", `“${quotation.words}”`));
      if (quotation.after) words.append(make("span", ` ${quotation.after}…`, "around"));
      const voices = [quotation.speaker, ...quotation.citing].filter(Boolean);
      const speaker = voices.map((voice) => data.speakers[voice] || data.sources[voice]).join(", citing ");
      const parts = [speaker, data.sources[quotation.source], quotation.locator, quotation.place].filter(Boolean);
      const foot = make("footer", parts.join(", "));
      foot.append(" – ", make("span", quotation.status, quotation.good ? "" : "bad"));
      if (lost(quotation)) {
        quote.classList.add("gone");
        foot.append(" – withdrawn");
      }
      quote.append(words, foot);
      made.push(quote);
    }
    const bears = data.steps.filter((step) => touches(step, claim) && !shown.has(step));
    if (bears.length) made.push(make("h3", "Bears on"));
    const list = make("ul");
    for (const step of bears) {
      const item = make("li");
      item.append(told(step.said));
      list.append(item);
    }
    made.push(list);
    if (each.note) made.push(make("h3", "Note"), make("p", each.note));
    return made;
  };
  const listed = (claims) => {
    const list = make("ul");
    for (const claim of claims) {
      const item = make("li");
      item.append(link(claim, data.claims[claim].text), " ", make("span", verdictOf(claim), `chip ${verdictOf(claim)}`));
      list.append(item);
    }
    return list;
  };
  const start = () => {
    const head = make("h2", "Top claims"), list = listed(data.tops);
    const hint = make("p", "Select a claim to see its quotations, why it stands or falls, and what bears on it. "
      + "Tab goes from claim to claim, the arrows along the relations, Enter selects, F6 goes into this panel and back, Escape closes; + − 0 zoom, / searches.", "hint");
    const made = data.tops.length ? [head, list, hint] : [hint];
    if (data.rules) return [...made, ...voices()];
    return [...made, make("p", "The statements of this map are weighed: what a withdrawal changes is told by argmap whatif.", "hint")];
  };
  const tell = () => {
    panel.replaceChildren(...whatIf(), ...(chosen ? describe(chosen) : start()));
    mark();
  };
  const choose = (claim, focus = false) => {
    chosen = claim;
    panel.hidden = bare && !claim;
    if (!inside && started) {
      const without = gone.size ? `without=${[...gone].map(encodeURIComponent).join(",")}` : "";
      const hash = [bare ? "bare" : "", claim && node(claim) ? node(claim).id : "", without].filter(Boolean).join("&");
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    }
    tell();
    panel.scrollTop = 0;
    if (claim && node(claim)) {
      show(claim);
      if (focus) node(claim).focus({ preventScroll: true });
    }
  };
  map.addEventListener("click", (event) => {
    if (moved) return;
    const element = event.target.closest("g.node");
    choose((element && claimAt.get(element)) || null);
  });

  // ---- search ----
  let hits = [], at = -1;
  const search = () => {
    const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    // What a claim says comes before its name, and this before what is quoted for it.
    const rank = (claim) => {
      const each = data.claims[claim];
      const said = each.quotations.map((one) => `${one.words} ${data.sources[one.source]} ${one.source} ${data.speakers[one.speaker] || ""}`);
      const fields = [each.text, claim, `${each.section} ${said.join(" ")}`].map((field) => field.toLowerCase());
      const places = words.map((word) => fields.findIndex((field) => field.includes(word)));
      return places.includes(-1) ? -1 : Math.max(...places);
    };
    const ranked = words.length ? names.map((claim) => [rank(claim), claim]).filter(([place]) => place >= 0) : [];
    hits = ranked.sort((one, other) => one[0] - other[0]).map(([, claim]) => claim);
    at = -1;
    for (const [element, claim] of shownAs) element.classList.toggle("hit", hits.includes(claim));
    found.textContent = words.length ? `${hits.length} found` : "";
    if (words.length) {
      chosen = null;
      mark();
      const list = listed(hits.slice(0, 50));
      panel.replaceChildren(...whatIf(), make("h2", `${hits.length} found`), list);
      if (hits.length > 50) panel.append(make("p", `The first 50 of ${hits.length}.`));
    } else if (!chosen) choose(null);
  };
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits.length) {
      at = (at + 1) % hits.length;
      choose(hits[at]);
      found.textContent = `${at + 1} of ${hits.length}`;
    } else if (event.key === "Escape") {
      find.value = "";
      search();
      event.stopPropagation();
    }
  });

  // ---- positions and filters ----
  const options = (select, entries) => entries.forEach(([value, name]) => select.add(new Option(name, value)));
  options(by("position"), data.positions.map((each, number) => [String(number + 1), each.name]));
  by("position").parentElement.hidden = !data.positions.length;
  const used = (key) => [...new Set(names.flatMap((claim) => data.claims[claim].quotations.map((each) => each[key])))].filter(Boolean);
  for (const [id, table] of [["source", data.sources], ["speaker", data.speakers]]) {
    const found = used(id);
    options(by(id), found.map((each) => [each, table[each]]));
    by(id).parentElement.hidden = !found.length;
    by(id).addEventListener("change", mark);
  }
  const SIGNS = data.signs;
  // The verdict stands in a text of its own: small and bold, or behind a sign; other wordings are neither.
  const looks = (text) => getComputedStyle(text), size = (text) => Number.parseFloat(looks(text).fontSize);
  const written = new Map(shownAs.flatMap(([element, claim]) => {
    const texts = [...element.querySelectorAll("text")], large = Math.max(...texts.map(size));
    const form = new RegExp(`^([\\s·]*)([■◘▪□○×]?)(\\s*)(${data.claims[claim].verdict})(?= ·|$)`, "i");
    for (const text of texts) {
      const parts = form.exec(text.textContent);
      const signed = parts && (parts[1].includes("·") || parts[2]);
      if (signed || (parts && size(text) < large && looks(text).fontWeight >= 600)) {
        const at = (each) => Number(each.getAttribute("x"));
        const beside = texts.filter((each) => each.getAttribute("y") === text.getAttribute("y") && at(each) > at(text))
          .map((each) => ({ text: each, x: at(each), width: Number(each.getAttribute("textLength")) }));
        return [[element, { text, was: text.textContent, parts, beside }]];
      }
    }
    return [];
  }));
  // The picture is drawn for the map as it is: what differs is written over it, and what no longer fits beside is left out.
  const LIKE = { unchallenged: "accepted", answered: "accepted", assumed: "accepted", disputed: "undecided", countered: "rejected" };
  const paint = () => {
    for (const [element, claim] of shownAs) {
      const verdict = verdictOf(claim), other = verdicts !== null || verdict !== data.claims[claim].verdict;
      if (other) element.dataset.verdict = LIKE[verdict] || verdict; else delete element.dataset.verdict;
      element.classList.toggle("changed", Boolean(after) && other);
      element.classList.toggle("gone", gone.has(claim));
      if (!written.has(element)) continue;
      const { text, was, parts, beside } = written.get(element), [all, lead, sign, gap, word] = parts;
      const told = word === word.toUpperCase() ? verdict.toUpperCase() : verdict;
      text.textContent = other ? `${lead}${sign && SIGNS[verdict]}${gap}${told}${was.slice(all.length)}` : was;
      if (other) text.removeAttribute("textLength");
      const wider = other && beside.length ? Number(text.getAttribute("x")) + text.getComputedTextLength() - beside[0].x : 0;
      const edge = element.firstElementChild.nextElementSibling.getBBox();
      for (const each of beside) {
        each.text.setAttribute("x", each.x + Math.max(0, wider));
        each.text.classList.toggle("over", wider > 0 && each.x + wider + each.width > edge.x + edge.width);
      }
    }
    for (const [claim, cell] of cells) cell.textContent = verdictOf(claim);
    whyHead.textContent = after ? "why, with nothing withdrawn" : "why";
    for (const [edge, drawn] of lines) {
      const known = drawn.filter((step) => step.rule !== undefined);
      const out = after && known.length ? known.every((step) => after.steps[step.rule] < 0) : null;
      const before = edge.classList.contains("aside");
      edge.classList.toggle("now-out", out === true && !before);
      edge.classList.toggle("now-in", out === false && before);
    }
  };
  by("position").addEventListener("change", () => {
    const number = Number(by("position").value);
    verdicts = number ? Object.fromEntries(Object.entries(data.positions[number - 1].verdicts).flatMap(([label, claims]) => claims.map((each) => [each, label]))) : null;
    paint();
    choose(chosen);
  });

  // ---- what if: sources, speakers and claims that are withdrawn ----
  const lost = (quotation) => gone.size > 0
    && (quotation.dies.length ? quotation.dies : [quotation.source, quotation.speaker]).some((each) => gone.has(each));
  const reckon = () => {
    after = null;
    if (gone.size) {
      const places = new Set(names.flatMap((claim, at) => (gone.has(claim) ? [at] : [])));
      const found = withdrawn(data.rules, places, (claim, place) => lost(data.claims[names[claim]].quotations[place]));
      after = { words: new Map(names.map((claim, at) => [claim, found.words[at]])), steps: found.steps };
      by("position").value = "";
      verdicts = null;
    }
    by("position").disabled = Boolean(after);
    by("position").title = after ? "Positions are those of the whole map" : "";
    paint();
  };
  const called = (name) => [data.sources[name], data.speakers[name]].filter(Boolean).join(" / ") || data.claims[name].text;
  const box = (name, words = called(name)) => {
    const label = make("label", "", "withdraw"), input = make("input");
    input.type = "checkbox";
    input.checked = gone.has(name);
    input.value = name;
    input.addEventListener("change", () => {
      const where = input.getBoundingClientRect().top;
      if (input.checked) gone.add(name); else gone.delete(name);
      reckon();
      choose(chosen);
      const again = [...panel.querySelectorAll("input[type=checkbox]")].find((each) => each.value === name);
      if (again) again.focus({ preventScroll: true });
      if (again) panel.scrollTop += again.getBoundingClientRect().top - where;
    });
    label.append(input, " ", words);
    return label;
  };
  let unfolded = false;
  const voices = () => {
    const made = make("details");
    made.open = unfolded;
    made.addEventListener("toggle", () => { unfolded = made.open; });
    made.append(make("summary", "What if a source or a speaker were withdrawn?"));
    for (const [title, table] of [["Sources", data.sources], ["Speakers", data.speakers]]) {
      const list = make("ul");
      for (const name of Object.keys(table)) {
        const item = make("li");
        item.append(box(name));
        list.append(item);
      }
      if (list.children.length) made.append(make("h3", title), list);
    }
    made.append(make("p", "Their words are withdrawn with them, and those of whoever speaks for them or repeats them. A claim "
      + "is withdrawn where it is selected."));
    return [made];
  };
  const whatIf = () => {
    if (!after) return [];
    const bar = make("div", "", "whatif"), back = make("button", "Put back");
    const changes = names.filter((claim) => after.words.get(claim) !== data.claims[claim].verdict);
    const count = { 0: "no verdict changes", 1: "1 verdict changes" }[changes.length] || `${changes.length} verdicts change`;
    back.addEventListener("click", () => {
      gone.clear();
      reckon();
      choose(chosen);
      panel.querySelector("button, input, summary").focus();
    });
    bar.append(make("strong", count), back);
    const made = make("section", "", "whatif"), list = make("ul");
    made.append(make("p", `Without ${[...gone].map((name) => `“${called(name)}”`).join(", ")}${changes.length ? ":" : "."}`), list);
    for (const claim of changes) {
      const item = make("li");
      item.append(link(claim, data.claims[claim].text), ` ${data.claims[claim].verdict} → `, make("span", verdictOf(claim), `chip ${verdictOf(claim)}`));
      list.append(item);
    }
    if (!changes.length) list.remove();
    return [bar, made];
  };

  // ---- keys ----
  const once = (claims) => [...new Set(claims)].filter((claim) => claim && node(claim));
  const aim = (step, over = 20) => step.target || (step.on >= 0 && over ? aim(data.steps[step.on], over - 1) : "");
  const under = (claim) => once(data.steps.filter((step) => aim(step) === claim).flatMap((step) => step.premises));
  // Right to what bears on a claim, left to what it bears on, up and down among what bears on the same.
  const beside = (claim, key) => {
    const [above] = once(data.steps.filter((step) => step.premises.includes(claim)).map((step) => aim(step)));
    if (key === "ArrowRight") return under(claim)[0];
    if (key === "ArrowLeft") return above;
    const all = above ? under(above) : once(data.tops);
    return all[all.indexOf(claim) + (key === "ArrowDown" ? 1 : -1)];
  };
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    const element = event.target.closest && event.target.closest("g.node");
    if (element && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(claimOf.get(element) === chosen ? null : claimOf.get(element));
    } else if (event.key === "F6" && (panel.contains(event.target) || (element && claimOf.has(element)))) {
      event.preventDefault();
      if (!panel.contains(event.target)) panel.querySelector("button, input, summary").focus();
      else if (chosen && node(chosen)) node(chosen).focus({ preventScroll: true });
      else map.focus();
    } else if (event.key === "Escape") {
      const back = panel.contains(event.target) && chosen && node(chosen);
      choose(null);
      if (back) back.focus({ preventScroll: true });
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (event.key === "+" || event.key === "=") {
      zoom(1.3);
    } else if (event.key === "-") {
      zoom(1 / 1.3);
    } else if (event.key === "0") {
      fit();
    } else if (event.key === "/") {
      event.preventDefault();
      find.focus();
    } else if (element && claimOf.has(element) && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = beside(claimOf.get(element), event.key);
      if (!next) return;
      if (chosen) choose(next, true); else node(next).focus({ preventScroll: true });
    } else if (event.target === map || (!inside && event.target === document.body)) {
      const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      if (step) {
        event.preventDefault();
        x += step[0];
        y += step[1];
        place();
      }
    }
  });
  svg.addEventListener("focusin", (event) => {
    const element = event.target.closest("g.node");
    if (element && claimOf.has(element)) show(claimOf.get(element));
  });

  // ---- dark and light ----
  const dark = (on) => {
    document.documentElement.classList.toggle("dark", on);
    by("dark").textContent = on ? "Light" : "Dark";
    by("dark").setAttribute("aria-pressed", String(on));
  };
  if (by("dark")) {
    by("dark").addEventListener("click", () => dark(!document.documentElement.classList.contains("dark")));
    dark(window.matchMedia("(prefers-color-scheme: dark)").matches);
  }

  // ---- everything as a table: for those who cannot see the picture ----
  const cells = new Map(), whyHead = make("th", "why");
  if (by("table")) {
    const table = make("table"), head = make("tr"), rows = make("tbody"), heads = make("thead");
    for (const name of ["claim", "text", "verdict", "why", "bears on"]) {
      const cell = name === "why" ? whyHead : make("th", name);
      cell.scope = "col";
      head.append(cell);
    }
    for (const claim of names) {
      const each = data.claims[claim], row = make("tr"), first = make("th"), verdict = make("td", each.verdict);
      first.scope = "row";
      first.append(make("code", claim));
      cells.set(claim, verdict);
      const why = make("td"), bears = make("td");
      why.append(told(each.because));
      data.steps.filter((step) => step.premises.includes(claim)).forEach((step, number) => bears.append(number ? "; " : "", told(step.said)));
      row.append(first, make("td", each.text), verdict, why, bears);
      rows.append(row);
    }
    heads.append(head);
    table.append(heads, rows);
    by("table").querySelector("div").append(table);
  }

  svg.removeAttribute("role");
  // An address with the id of a claim leads to it.
  const addressed = () => {
    let hash = location.hash.slice(1);
    try { hash = decodeURIComponent(hash); } catch { /* as it stands */ }
    const parts = hash.split("&"), without = parts.find((each) => each.startsWith("without="));
    if (data.rules && !inside) {
      const asked = without ? without.slice("without=".length).split(",") : [];
      gone.clear();
      asked.filter((name) => data.claims[name] || data.sources[name] || data.speakers[name]).forEach((name) => gone.add(name));
      reckon();
    }
    return claimAt.get(parts.map((id) => document.getElementById(id)).find((each) => claimAt.has(each)));
  };
  open();
  choose((!inside && addressed()) || null);
  started = true;
  window.addEventListener("hashchange", () => {
    const claim = addressed();
    if (claim) choose(claim, !inside); else tell();
  });
  new ResizeObserver(() => { if (fitted) fit(); else place(); }).observe(map);
  const restore = (was) => {
    ({ scale, x, y } = was);
    place();
    if (was.chosen && data.claims[was.chosen]) choose(was.chosen);
  };
  window.argmap = { map, svg, choose, restore, state: () => ({ chosen, scale, x, y }), placed: (follow) => followers.push(follow) };
})();
