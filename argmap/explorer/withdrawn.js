// The verdicts of a map after something is withdrawn: the well-founded model of the rules that are left
// (`argmap.reasoning.compiled`). `gone` holds places of claims; `lost(claim, place)` says whether a quotation went along.
const withdrawn = (program, gone, lost) => {
  const { rules, claims, size } = program;
  const value = new Int8Array(size), dead = new Uint8Array(rules.length), missing = new Int32Array(rules.length);
  const alive = new Int32Array(size), holds = Array.from({ length: size }, () => []);
  const fails = Array.from({ length: size }, () => []), queue = [], left = [];
  rules.forEach(([head, yes, no, also = [], words = []], at) => {
    const goes = (atom) => atom < claims && gone.has(atom);
    dead[at] = goes(head) || yes.some(goes) || no.some(goes) || also.some(goes)
      || (words.length > 0 && words.slice(1).every((place) => lost(words[0], place)));
    if (dead[at]) return;
    left.push(at);
    alive[head] += 1;
    missing[at] = yes.length + no.length;
    yes.forEach((atom) => holds[atom].push(at));
    no.forEach((atom) => fails[atom].push(at));
  });
  const set = (atom, to) => {
    if (value[atom]) return;
    value[atom] = to;
    queue.push(atom);
  };
  left.forEach((at) => { if (!missing[at]) set(rules[at][0], 1); });
  alive.forEach((count, atom) => { if (!count) set(atom, -1); });
  for (;;) {
    while (queue.length) {
      const atom = queue.pop(), [on, off] = value[atom] > 0 ? [holds, fails] : [fails, holds];
      for (const at of on[atom]) if (!--missing[at] && !dead[at]) set(rules[at][0], 1);
      for (const at of off[atom]) {
        if (dead[at]) continue;
        dead[at] = 1;
        if (!--alive[rules[at][0]]) set(rules[at][0], -1);
      }
    }
    // What is open and rests on nothing but each other is false.
    const open = left.filter((at) => !dead[at] && !value[rules[at][0]]);
    const reached = reach(open.map((at) => [rules[at][0], rules[at][1].filter((atom) => !value[atom])]));
    const unfounded = open.map((at) => rules[at][0]).filter((head) => !reached.has(head));
    if (!unfounded.length) break;
    unfounded.forEach((atom) => set(atom, -1));
  }
  const state = (at) => Math.min(1, ...rules[at][1].map((atom) => value[atom]), ...rules[at][2].map((atom) => -value[atom]));
  // What is said against a claim, whether it carries something or not.
  const { denied, objected, aside } = program, objections = [...denied, ...objected, ...aside];
  const against = new Set(objections.map(([, atom]) => atom)), denial = new Map(denied);
  const said = reach(left.filter((at) => against.has(rules[at][0])).map((at) => [rules[at][0], rules[at][1].filter((atom) => against.has(atom))]));
  const answered = new Set(objections.filter(([, atom]) => said.has(atom)).map(([claim]) => claim));
  // Words or a reason that hold, and not only that a claim is taken as given.
  const given = (at) => !rules[at][1].length && !rules[at][4];
  const founded = new Set(left.filter((at) => !given(at) && state(at) > 0).map((at) => rules[at][0]));
  const words = Array.from({ length: claims }, (_, claim) => {
    if (value[claim] > 0) return answered.has(claim) ? "answered" : founded.has(claim) ? "unchallenged" : "assumed";
    if (denial.has(claim) && value[denial.get(claim)] > 0) return "countered";
    return value[claim] < 0 ? "unsupported" : "disputed";
  });
  const stays = new Set(left);
  return { words, steps: program.steps.map((at) => (stays.has(at) ? state(at) : -1)) };
};
// The heads that some rules, each a head and a body, reach.
const reach = (rules) => {
  const found = new Set(), waits = rules.map(([, body]) => body.length), uses = new Map(), queue = [];
  const add = (atom) => { if (!found.has(atom)) { found.add(atom); queue.push(atom); } };
  rules.forEach(([head, body], at) => {
    body.forEach((atom) => { if (uses.has(atom)) uses.get(atom).push(at); else uses.set(atom, [at]); });
    if (!body.length) add(head);
  });
  while (queue.length) for (const at of uses.get(queue.pop()) || []) if (!--waits[at]) add(rules[at][0]);
  return found;
};
