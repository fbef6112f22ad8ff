// The two panes of text: CodeMirror where it was built, else a text area with a layer of marks behind it. Both do the same.
"use strict";
// The one change that makes a text of another one, never between the halves of a sign.
window.argmapDifference = (before, after) => {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  const cut = (at, words) => /[\udc00-\udfff]/.test(words[at] || "") && at > 0;
  if (cut(start, before) || cut(start, after)) start -= 1;
  let first = before.length - same, last = after.length - same;
  if (cut(first, before) || cut(last, after)) {
    first += 1;
    last += 1;
  }
  // Of several ways to say the same the one that begins with a line, as a comparison of lines would say it.
  const put = after.slice(start, last);
  let words = put || before.slice(start, first), at = start;
  if ((!put || first === start) && !/[\ud800-\udfff]/.test(words)) {
    for (let left = 2000; left && at > 0 && before[at - 1] !== "\n" && before[at - 1] === words[words.length - 1]; left -= 1) {
      words = before[at - 1] + words.slice(0, -1);
      at -= 1;
    }
    if (at === 0 || before[at - 1] === "\n") return put ? [at, at, words] : [at, first - (start - at), ""];
  }
  return [start, first, put];
};
window.argmapArea = (area, { read = false } = {}) => {
  const heard = {};
  const tell = (name, event) => (heard[name] || []).forEach((run) => run(event));
  const on = (name, run) => { heard[name] = [...(heard[name] || []), run]; };
  // An edit that is made for somebody else moves the caret along.
  const along = (at, [from, to, put]) => (to <= at ? at + put.length - (to - from) : Math.min(at, from));
  const rank = { error: 3, bad: 3, here: 4, warning: 2, other: 2, hint: 1, good: 1 };

  // ---- a text area ----
  const plain = () => {
    const sheet = area.closest(".sheet"), paper = sheet.querySelector(".paper");
    area.addEventListener("scroll", () => { paper.scrollTop = area.scrollTop; });
    for (const name of ["keydown", "blur", "click", "input"]) area.addEventListener(name, (event) => tell(name, event));
    // It is read, not written; but a text area that says so to the browser has no caret for the keys.
    if (read) area.addEventListener("beforeinput", (event) => event.preventDefault());
    document.addEventListener("selectionchange", () => { if (document.activeElement === area) tell("caret"); });
    const mark = (marks) => {
      const words = area.value, pieces = [], cuts = new Set([0, words.length]);
      for (const each of marks) {
        cuts.add(each.start);
        cuts.add(each.end);
      }
      const places = [...cuts].filter((at) => at >= 0 && at <= words.length).sort((one, other) => one - other);
      const sorted = [...marks].sort((one, other) => one.start - other.start);
      let open = [], next = 0;
      for (let number = 0; number + 1 < places.length; number += 1) {
        const [start, end] = [places[number], places[number + 1]];
        open = open.filter((each) => each.end > start);
        while (next < sorted.length && sorted[next].start <= start) {
          if (sorted[next].end > start) open.push(sorted[next]);
          next += 1;
        }
        const [best] = [...open].sort((one, other) => rank[other.look] - rank[one.look]);
        if (!best) {
          pieces.push(words.slice(start, end));
          continue;
        }
        const made = document.createElement("mark");
        made.className = best.look;
        made.textContent = words.slice(start, end);
        pieces.push(made);
      }
      paper.replaceChildren(...pieces, "\n");  // so that the last line has its height
      paper.scrollTop = area.scrollTop;
    };
    const reveal = (start) => {  // a text area scrolls to where it is written into: measure the words above
      const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT), range = document.createRange();
      let left = start;
      while (walker.nextNode()) {
        if (left <= walker.currentNode.data.length) {
          range.setStart(walker.currentNode, left);
          range.collapse(true);
          const at = range.getBoundingClientRect();
          if (at.height || at.top) area.scrollTop += at.top - paper.getBoundingClientRect().top - area.clientHeight / 3;
          return;
        }
        left -= walker.currentNode.data.length;
      }
    };
    return {
      on, mark,
      get value() { return area.value; },
      get start() { return area.selectionStart; },
      get end() { return area.selectionEnd; },
      get height() { return area.clientHeight; },
      focus: () => area.focus(),
      caret: (at) => area.setSelectionRange(at, at),
      select: (start, end) => {
        area.focus();
        area.setSelectionRange(start, end);
        reveal(start);
      },
      reset: (words) => { area.value = words; },
      take: (words) => {
        const change = window.argmapDifference(area.value, words);
        const [start, end, top] = [area.selectionStart, area.selectionEnd, area.scrollTop];
        area.value = words;
        area.setSelectionRange(along(start, change), along(end, change));
        area.scrollTop = top;
      },
      write: (changes) => {  // by the browser's own command, so that it can be undone
        area.focus();
        for (const [start, end, words] of [...changes].sort((one, other) => other[0] - one[0])) {
          area.setSelectionRange(start, end);
          if (!document.execCommand("insertText", false, words)) area.setRangeText(words, start, end, "end");
        }
        tell("input");
      },
    };
  };

  // ---- CodeMirror ----
  const rich = (cm) => {
    let wanted = null;
    const sheet = area.closest(".sheet"), others = cm.Annotation.define(), marked = cm.StateEffect.define();
    const marks = cm.StateField.define({
      create: () => cm.Decoration.none,
      update: (held, transaction) => transaction.effects.reduce((found, effect) => (effect.is(marked) ? effect.value : found), held.map(transaction.changes)),
      provide: (field) => cm.EditorView.decorations.from(field),
    });
    const tag = cm.tags;
    const looks = cm.HighlightStyle.define([
      { tag: tag.comment, class: "tok-comment" },
      { tag: [tag.keyword, tag.operatorKeyword], class: "tok-keyword" },
      { tag: tag.definition(tag.name), class: "tok-declaration" },
      { tag: [tag.variableName, tag.name], class: "tok-name" },
      { tag: tag.propertyName, class: "tok-property" },
      { tag: tag.heading, class: "tok-heading" },
      { tag: tag.quote, class: "tok-quotation" },
      { tag: tag.atom, class: "tok-constant" },
    ]);
    const table = { definition: tag.definition(tag.name) };
    const language = cm.StreamLanguage.define({ ...cm.argmap, tokenTable: table });
    const fresh = (doc) => cm.EditorState.create({
        doc,
        extensions: [
          cm.EditorView.cspNonce.of(document.querySelector("meta[name=nonce]").content),
          cm.Prec.highest(cm.EditorView.domEventHandlers({
            keydown: (event) => {
              tell("keydown", event);
              return event.defaultPrevented;
            },
            blur: (event) => tell("blur", event),
            click: (event) => tell("click", event),
          })),
          cm.history(),
          cm.search({ top: true }),
          cm.keymap.of([...cm.searchKeymap, ...cm.historyKeymap, ...cm.defaultKeymap]),
          cm.EditorView.lineWrapping,
          cm.EditorView.contentAttributes.of({
            "aria-label": area.getAttribute("aria-label"), spellcheck: "false", tabindex: "0", ...(read ? { "aria-readonly": "true" } : { "aria-describedby": "said" }),
          }),
          marks,
          ...(read ? [cm.EditorState.readOnly.of(true)] : [language, cm.syntaxHighlighting(looks)]),
          cm.EditorView.updateListener.of((update) => {
            const own = update.transactions.some((each) => each.docChanged && !each.annotation(others));
            if (own) {
              wanted = null;
              tell("input");
            }
            if (update.selectionSet && update.view.hasFocus) tell("caret");
          }),
        ],
      });
    const view = new cm.EditorView({ parent: sheet, state: fresh(area.value) });
    area.hidden = true;
    sheet.querySelector(".paper").hidden = true;
    let held = { doc: null, words: "" };
    const words = () => {
      if (held.doc !== view.state.doc) held = { doc: view.state.doc, words: view.state.doc.toString() };
      return held.words;
    };
    // With the selection that it had: the browser puts the caret of what gets the focus at its start, a moment later.

    const focus = () => {
      if (!view.hasFocus) {
        wanted = view.state.selection;
        requestAnimationFrame(() => requestAnimationFrame(() => {
          if (wanted && view.hasFocus && !view.state.selection.eq(wanted)) view.dispatch({ selection: wanted });
          wanted = null;
        }));
      }
      view.focus();
    };
    return {
      on,
      get value() { return words(); },
      get start() { return view.state.selection.main.from; },
      get end() { return view.state.selection.main.to; },
      get height() { return view.dom.clientHeight; },
      focus,
      caret: (at) => {
        view.dispatch({ selection: { anchor: at } });
        if (wanted) wanted = view.state.selection;
      },
      select: (start, end) => {
        focus();
        const effects = cm.EditorView.scrollIntoView(start, { y: "center" });
        view.dispatch({ selection: { anchor: start, head: end }, effects });
        wanted = view.state.selection;
      },
      reset: (next) => view.setState(fresh(next)),  // with a history of its own
      take: (next) => {
        const [from, to, insert] = window.argmapDifference(words(), next);
        const unkept = cm.Transaction.addToHistory.of(false);
        view.dispatch({ changes: { from, to, insert }, annotations: [others.of(true), unkept] });
      },
      write: (changes) => {
        const made = [...changes].sort((one, other) => one[0] - other[0]).map(([from, to, insert]) => ({ from, to, insert }));
        const last = made[made.length - 1], all = view.state.changes(made);
        view.dispatch({ changes: all, selection: { anchor: all.mapPos(last.to, 1) }, scrollIntoView: true, userEvent: "input" });
      },
      mark: (found) => {
        const size = view.state.doc.length;
        const made = found.filter((each) => each.start < each.end && each.end <= size)
          .map((each) => cm.Decoration.mark({ tagName: "mark", class: each.look }).range(each.start, each.end));
        view.dispatch({ effects: marked.of(cm.Decoration.set(made, true)) });
      },
    };
  };

  return window.argmapEditor ? rich(window.argmapEditor) : plain();
};
