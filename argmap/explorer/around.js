// Around the map: a small one beside a large one, saving what is in view, the full screen, and print.
(() => {
  const { map, svg, state, restore, placed } = window.argmap;
  const by = (id) => document.getElementById(id);
  const trees = [...svg.querySelectorAll(":scope > g")].filter((each) => each.querySelector("g.node"));
  // Where a part of the picture lies, in its own measures.
  const place = (element) => {
    const outer = svg.getScreenCTM().inverse(), box = element.getBoundingClientRect();
    return { x: box.left * outer.a + outer.e, y: box.top * outer.d + outer.f, width: box.width * outer.a, height: box.height * outer.d };
  };

  // ---- the small map ----
  const MANY = 40, WIDE = 190, HIGH = 130;
  const boxes = [...svg.querySelectorAll("g.node:not(.joint):not(.row):not(.question), g.stack")];
  const { width, height } = svg.viewBox.baseVal, small = Math.min(WIDE / width, HIGH / height);
  if (svg.querySelectorAll("g.claim").length > MANY) {
    const canvas = document.createElement("canvas"), frame = document.createElement("div"), holder = document.createElement("div");
    holder.id = "minimap";
    holder.setAttribute("aria-hidden", "true");  // the arrow keys and the list of claims do what it does
    canvas.width = Math.ceil(width * small * 2);
    canvas.height = Math.ceil(height * small * 2);
    canvas.style.width = `${width * small}px`;
    const pen = canvas.getContext("2d");
    pen.scale(small * 2, small * 2);
    for (const box of boxes) {
      const at = place(box), path = box.querySelector("path, polygon, rect"), looks = path && getComputedStyle(path);
      pen.fillStyle = looks && looks.fill !== "none" ? looks.fill : "#ffffff";
      pen.strokeStyle = looks ? looks.stroke : "#595959";
      pen.lineWidth = 1 / small / 2;
      pen.fillRect(at.x, at.y, at.width, at.height);
      pen.strokeRect(at.x, at.y, at.width, at.height);
    }
    holder.append(canvas, frame);
    map.append(holder);
    const follow = () => {
      const { scale, x, y } = state(), edge = (at, most) => Math.max(0, Math.min(most, at)) * small;
      const left = edge(-x / scale, width), top = edge(-y / scale, height);
      frame.style.left = `${left}px`;
      frame.style.top = `${top}px`;
      frame.style.width = `${edge((map.clientWidth - x) / scale, width) - left}px`;
      frame.style.height = `${edge((map.clientHeight - y) / scale, height) - top}px`;
      holder.hidden = width * scale <= map.clientWidth && height * scale <= map.clientHeight;
    };
    const go = (event) => {
      event.stopPropagation();
      if (event.type === "pointermove" && !event.buttons) return;
      const { scale } = state(), box = canvas.getBoundingClientRect();
      restore({
        scale,
        x: map.clientWidth / 2 - (event.clientX - box.left) / small * scale,
        y: map.clientHeight / 2 - (event.clientY - box.top) / small * scale,
      });
    };
    holder.addEventListener("pointerdown", (event) => {
      holder.setPointerCapture(event.pointerId);
      go(event);
    });
    holder.addEventListener("pointermove", go);
    for (const name of ["click", "wheel"]) holder.addEventListener(name, (event) => event.stopPropagation());
    placed(follow);
    follow();
  }

  // ---- saving what is in view ----
  if (by("save")) {
    by("save").addEventListener("click", () => {
      const { scale, x, y } = state(), copy = svg.cloneNode(true), style = document.createElementNS(svg.namespaceURI, "style");
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText)
        .filter((text) => text.startsWith("#map ")).map((text) => text.replaceAll("#map svg text", "text").replaceAll("#map ", ""));
      style.textContent = rules.filter((text) => !/cursor|outline/.test(text)).join("\n");
      copy.prepend(style);
      const left = Math.max(0, -x / scale), top = Math.max(0, -y / scale);
      const wide = Math.min(width, (map.clientWidth - x) / scale) - left, high = Math.min(height, (map.clientHeight - y) / scale) - top;
      copy.setAttribute("viewBox", [left, top, wide, high].join(" "));
      copy.setAttribute("width", `${wide}pt`);
      copy.setAttribute("height", `${high}pt`);
      copy.removeAttribute("style");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
      link.download = "map.svg";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  // ---- the full screen ----
  const full = by("full");
  if (full) {
    full.hidden = !document.fullscreenEnabled;
    full.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
    });
    document.addEventListener("fullscreenchange", () => { full.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))); });
  }

  // ---- print: tree by tree, none smaller than a sheet makes it ----
  const PAGE = 700;
  if (width > PAGE && trees.length > 1) {
    const printed = document.createElement("div");
    printed.id = "printed";
    const cut = (elements) => {
      if (!elements.length) return;
      const frame = document.createElementNS(svg.namespaceURI, "svg"), pad = 4, at = elements.map(place);
      const left = Math.min(...at.map((each) => each.x)), top = Math.min(...at.map((each) => each.y));
      const wide = Math.max(...at.map((each) => each.x + each.width)) - left, high = Math.max(...at.map((each) => each.y + each.height)) - top;
      frame.setAttribute("viewBox", [left - pad, top - pad, wide + 2 * pad, high + 2 * pad].join(" "));
      frame.setAttribute("width", `${wide + 2 * pad}pt`);
      frame.append(...elements.map((each) => each.cloneNode(true)));
      frame.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
      printed.append(frame);
    };
    window.addEventListener("beforeprint", () => {
      const loose = [...svg.children].filter((each) => /^(text|rect|path|polygon|line)$/.test(each.tagName) && each.getAttribute("width") !== String(width));
      const first = Math.min(...trees.map((each) => place(each).y)), above = (each) => place(each).y < first;
      printed.replaceChildren();
      cut(loose.filter(above));
      trees.forEach((tree) => cut([tree]));
      // The legend is as wide as the map: its entries, each a sign and words, go onto as many lines as they need.
      const rows = [];
      for (const each of loose.filter((one) => !above(one)).sort((one, other) => place(one).x - place(other).x)) {
        const row = rows[rows.length - 1];
        if (row && (each.tagName === "text" || place(each).x + place(each).width - place(row[0]).x < PAGE - 120)) row.push(each);
        else rows.push([each]);
      }
      rows.forEach(cut);
      map.append(printed);
    });
    window.addEventListener("afterprint", () => printed.remove());
  }
})();
