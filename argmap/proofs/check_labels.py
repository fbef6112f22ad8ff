"""Check the verdicts of an argument map, with nothing but Python.

    python check_labels.py CERTIFICATE.json

A certificate is what `argmap verdicts MAP --certificate` writes: the map, a label and a rank for each atom, and the
verdicts. `Rules` reads the map by the table of docs/explanation/semantics.md, row by row; `weighed` by what is said
there of weights, for maps that ask for them; `faults` looks at nothing but the rules, the labels and the ranks.
"""

import json
import re
import sys
from collections import Counter
from itertools import combinations

GRADES = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.35, "E": 0.1}
LEVELS = ("very low", "low", "moderate", "high")
ODDS = {
    (0.01, 0.05): ("almost no chance", "remote"),
    (0.05, 0.2): ("very unlikely", "highly improbable"),
    (0.2, 0.45): ("unlikely", "improbable"),
    (0.45, 0.55): ("roughly even chance", "roughly even odds"),
    (0.55, 0.8): ("likely", "probable"),
    (0.8, 0.95): ("very likely", "highly probable"),
    (0.95, 0.99): ("almost certain", "nearly certain"),
}
UNKNOWN = (0.0, 1.0, False)


def mouths(words):
    """Through whom words came; the last one asserts them."""
    return [*filter(None, [words.get("speaker")]), *words.get("citing", ())] or [words["source"]]


class ReadMap:
    """What the rules are made of: claims in classes, steps, who undercuts what, and whose words count."""

    def __init__(self, data, failed):
        self.data, self.failed = data, {tuple(each) for each in failed}
        self.claims = {each["id"]: each for each in data.get("claims", ())}
        self.of, self.group = {}, {}
        self.join([(each["first"], each["second"]) for each in data.get("restatements", ())])
        self.steps = {each["id"]: each for each in data.get("inferences", ())}
        for name, each in self.steps.items():
            if not isinstance(each["target"], str):
                self.steps[name] = {**each, "target": each["target"]["quotation"]}
        self.leave_out_steps_within_a_class()
        self.backed = {self.of[s["target"]] for s in self.steps.values() if s["kind"] in ("supports", "implies")}
        self.aims = {step["target"] for step in self.steps.values() if step["kind"] == "undercuts"}
        voices = [*data.get("sources", ()), *data.get("speakers", ())]
        below = {}
        for each in voices:
            for above in (each.get("speaks_for"), *each.get("repeats", ())):
                below.setdefault(above, []).append(each["id"])
        self.gone = [each["id"] for each in voices if each.get("withdrawn")]
        silent = dict.fromkeys(self.gone)
        for each in (queue := list(silent)):
            queue += [more for more in below.get(each, ()) if more not in silent]
            silent.update(dict.fromkeys(queue))
        self.silent = set(silent)

    def join(self, pairs):
        """Claims that restate each other are one, by the name of the first that restates no other one."""
        tie = {each: [each] for each in self.claims}
        for pair in pairs:
            less, more = sorted(map(tie.get, pair), key=len)
            if less is not more:
                more.extend(less)
                tie.update(dict.fromkeys(less, more))
        restating = {first for first, _ in pairs}
        for claim in sorted(self.claims, key=restating.__contains__):
            if claim not in self.of:
                self.of.update(dict.fromkeys(tie[claim], claim))
        for claim in sorted(self.claims, key=lambda each: self.of[each] != each):
            self.group.setdefault(self.of[claim], []).append(self.claims[claim])

    def leave_out_steps_within_a_class(self):
        """A reason for or against a claim in other words of its own says nothing, nor does what undercuts it."""
        below, out = {}, []
        for each in self.steps.values():
            if each["kind"] == "undercuts":
                below.setdefault(each["target"], []).append(each["id"])
            elif each["target"] not in each["premises"] and self.of[each["target"]] in map(
                self.of.get, each["premises"]
            ):
                out.append(each["id"])
        for each in out:
            out += [more for more in below.get(each, ()) if more in self.steps]
            self.steps.pop(each, None)

    def words(self, head, kind):
        """The quotations of a class that count, each with the atoms that set it aside."""
        for claim in filter(lambda each: each.get("quotations"), self.group[head]):
            heard, seen = Counter(), Counter()
            for each in claim["quotations"]:
                heard.update(set(mouths(each)))
            for place, each in enumerate(claim["quotations"]):
                seen.update(set(mouths(each)))
                if each["kind"] != kind or (claim["id"], place) in self.failed:
                    continue
                if each["source"] in self.gone or not self.silent.isdisjoint(mouths(each)):
                    continue
                names = {f"{claim['id']} by {mouth}" for mouth in mouths(each)}
                if heard[last := mouths(each)[-1]] > 1:
                    names.add(f"{claim['id']} by {last} ({seen[last]})")
                if kind == "quote" and len(self.group[head]) > 1:
                    names.add(claim["id"])
                yield each, [f"off/{name}" for name in sorted(names & self.aims)]

    def echoes(self, step):
        """Whether a rebuttal has nothing but the words of somebody who denies its target."""
        denials = [
            q for c in self.group[self.of[step["target"]]] for q in c.get("quotations", ()) if q["kind"] == "denial"
        ]
        for head in map(self.of.get, step["premises"]):
            quotes = [q for c in self.group[head] for q in c.get("quotations", ()) if q["kind"] == "quote"]
            if not quotes or head in self.backed or any(claim.get("assumed") for claim in self.group[head]):
                return False
            if not all(any(same_words(one, other) for other in denials) for one in quotes):
                return False
        return True


def same_words(one, other):
    """Whether one of two passages of a text holds the other."""
    texts = [" ".join(re.findall(r"\w+", each["text"].casefold())) for each in (one, other)]
    short, long = sorted((f" {each} " for each in texts), key=len)
    return one["source"] == other["source"] and bool(short.strip()) and short in long


def rules_of(read):
    """The rules of a map: head, body, negated body, what sort of rule it is, and what its weight comes from."""
    data, of, steps, found = read.data, read.of, read.steps, []
    weighs = bool(data.get("weighing"))

    def add(head, body, negated, sort, *weight):
        found.append((head, tuple(dict.fromkeys(body)), tuple(dict.fromkeys(negated)), sort, weight))

    for head, claims in read.group.items():
        several = len(claims) > 1
        guards = [f"den/{head}", f"obj/{head}", *([] if several else [f"aside/{head}"])]
        own = not (weighs and improbable(claims))
        for each, off in read.words(head, "quote") if own else ():
            add(f"claim/{head}", (), (*off, *guards), "own", claims, each)
        granted = [[each] for each in claims if each.get("assumed")]
        if not granted and head not in read.backed and not any(c.get("open") or c.get("quotations") for c in claims):
            granted = [claims]
        for wordings in granted if own else ():
            off = [f"off/{each['id']}" for each in wordings if several and each["id"] in read.aims]
            add(f"claim/{head}", (), (*off, *guards), "own", claims, None)
        for each, off in read.words(head, "denial"):
            add(f"obj/{head}", (), (*off, f"claim/{head}"), "own", claims, each)
    for name, step in steps.items():
        target, cut = step["target"], f"cut/{name}"
        body = [f"claim/{of[each]}" for each in step["premises"]]
        head = of.get(target)
        several = head is not None and len(read.group[head]) > 1
        if step["kind"] == "supports":
            off = f"off/{target}" if several else f"aside/{head}"
            add(f"claim/{head}", body, (cut, off, f"den/{head}", f"obj/{head}"), "step", step)
        elif step["kind"] == "rebuts":
            kind = "obj" if read.echoes(step) else "den"
            add(f"{kind}/{head}", body, (cut, f"claim/{head}"), "step", step)
        elif step["kind"] == "undercuts":
            kind = "aside" if head is not None and not several else "cut" if target in steps and not several else "off"
            add(f"{kind}/{target}", body, (cut,), "step", step)
        else:
            add(f"claim/{head}", body, (), "strict", step)
            for at, premise in enumerate(body := list(dict.fromkeys(body))):
                for kind in ("den", "obj"):
                    others = (*body[:at], *body[at + 1 :], f"{kind}/{head}")
                    add(f"{kind}/{premise.partition('/')[2]}", others, (), "transposed")
    pairs = [(each["first"], each["second"]) for each in data.get("contradictions", ())]
    pairs += [pair for each in data.get("questions", ()) for pair in combinations(each.get("answers", ()), 2)]
    for one, other in pairs:
        if of[one] != of[other] or one == other:
            add(f"den/{of[one]}", (f"claim/{of[other]}",), (), "excluded")
            add(f"den/{of[other]}", (f"claim/{of[one]}",), (), "excluded")
    return weighed(read, found) if weighs else [each[:3] for each in found]


# ---- weights, for maps that ask for them ----


def credence(claims):
    """The credence of a class as a weight; `None` where it has none."""
    text = " ".join(next((each["credence"] for each in claims if each.get("credence")), "").casefold().split())
    if text in LEVELS:
        return (LEVELS.index(text), LEVELS.index(text), True)
    share = next((sum(band) / 2 for band, words in ODDS.items() if text in words), None)
    if text and share is None:
        share = float(text.rstrip("% ")) / (100 if "%" in text else 1)
    return None if share is None else (share, share, False)


def improbable(claims):
    """Whether a class is less probable than not."""
    known = credence(claims)
    return known is not None and not known[2] and known[0] < 0.5


def between(weights):
    """From the least to the greatest of some weights."""
    if len({each[2] for each in weights}) != 1:
        return UNKNOWN
    return (min(each[0] for each in weights), max(each[1] for each in weights), weights[0][2])


def weakest(weights):
    """The weight of a chain of things."""
    low, _, level = between(weights)
    return UNKNOWN if len({each[2] for each in weights}) != 1 else (low, min(each[1] for each in weights), level)


class RuleWeights:
    """The weight of each rule: its least, its greatest, and whether these are levels."""

    def __init__(self, read, rules):
        self.read, self.rules, self.of_rule = read, rules, [UNKNOWN] * len(rules)
        self.grade = {}
        for each in (*read.data.get("speakers", ()), *read.data.get("sources", ())):
            if self.grade.get(each["id"]) is None:  # a speaker and a source of one name are one voice
                self.grade[each["id"]] = GRADES.get(each.get("reliability", "")[:1])
        self.by_head, waiting = {}, {}
        for at, (head, _, _, sort, weight) in enumerate(rules):
            self.by_head.setdefault(head, []).append(at)
            if sort == "own":
                self.of_rule[at] = self.of_words(*weight)
            elif sort in ("step", "strict"):
                strength = weight[0].get("strength")
                if strength is None:
                    waiting.setdefault(head, []).append(at)
                else:
                    level = strength in LEVELS
                    self.of_rule[at] = (*[LEVELS.index(strength) if level else strength] * 2, level)
        self.of_claim = {}
        heads = [f"claim/{head}" for head in read.group]
        above = {head: [each for at in waiting.get(head, ()) for each in rules[at][1]] for head in heads}
        for circle in circles(above):
            for at in (at for head in circle for at in waiting.get(head, ())):
                if circle.isdisjoint(rules[at][1]):
                    self.of_rule[at] = weakest([self.of_claim[each] for each in rules[at][1]])
            for head in circle:
                known = [self.of_rule[at] for at in self.by_head.get(head, ())]
                doubtful = improbable(read.group[head.partition("/")[2]])
                self.of_claim[head] = between(known) if known and not doubtful else UNKNOWN
        for head, found in waiting.items():
            for at in found if head not in above else ():
                self.of_rule[at] = weakest([self.of_claim[each] for each in rules[at][1]])

    def of_words(self, claims, words):
        """The weight of a claim on its own, or of words on it: at most the worst grade of the chain."""
        known = credence(claims)
        if words is None or (known is not None and words["kind"] == "quote"):
            return known or UNKNOWN
        grades = [self.grade.get(each) for each in {words["source"], *mouths(words)}]
        given = [each for each in grades if each is not None]
        return (min(given) if len(given) == len(grades) else 0.0, min(given), False) if given else UNKNOWN

    def weaker(self, one, other):
        """Whether a rule is known to be weaker than another; what follows strictly never is."""
        (_, high, level), (low, _, other_level) = self.of_rule[one], self.of_rule[other]
        return self.rules[one][3] not in ("strict", "transposed") and level is other_level and high < low


def circles(above):
    """The sets of things that rest on each other, each after those that it rests on (Tarjan 1972)."""
    index, low, stack, on, path = {}, {}, [], set(), []

    def enter(each):
        index[each] = low[each] = len(index)
        stack.append(each)
        on.add(each)
        path.append((each, iter(above[each])))

    for start in above:
        if start not in index:
            enter(start)
        while path:
            at, rest = path[-1]
            if (each := next(rest, None)) is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[at])
                if low[at] == index[at]:
                    found = {at}
                    while (more := stack.pop()) != at:
                        found.add(more)
                    on -= found
                    yield found
            elif each not in index:
                enter(each)
            elif each in on:
                low[at] = min(low[at], index[each])


def weighed(read, rules):
    """The rules when each heeds only those against it that are not weaker than itself."""
    weights, guards = RuleWeights(read, rules), {}
    of = weights.by_head
    for head in read.group:
        claim, against = f"claim/{head}", (f"den/{head}", f"obj/{head}")
        ours, attacks = of.get(claim, []), [at for each in against for at in of.get(each, ())]
        rivals = dict.fromkeys(rules[at][1][0] for at in attacks if rules[at][3] == "excluded")
        rebutting = [at for at in attacks if claim in rules[at][2]]
        theirs = [*rebutting, *(at for at in attacks if rules[at][3] == "transposed")]
        theirs += [at for rival in rivals if rival != claim for at in of.get(rival, ())]
        if not any(weights.weaker(one, two) or weights.weaker(two, one) for one in ours for two in theirs):
            continue
        for at in ours:
            if rules[at][3] != "strict":
                heeded = [f"body/{each}" for each in theirs if not weights.weaker(each, at)]
                kept = [each for each in rules[at][2] if each not in against]
                guards[at] = (*kept, *heeded, *([claim] if claim in rivals else ()))
        for at in rebutting:
            heeded = [f"body/{each}" for each in ours if not weights.weaker(each, at)]
            guards[at] = (*(each for each in rules[at][2] if each != claim), *heeded)
    found = [(head, body, guards.get(at, negated)) for at, (head, body, negated, _, _) in enumerate(rules)]
    asked = sorted({int(each[5:]) for _, _, negated in found for each in negated if each.startswith("body/")})
    return found + [(f"body/{at}", *found[at][1:]) for at in asked]


# ---- the labels ----


def faults(rules, labels):
    """What is wrong with the labels; nothing, if they are the well-founded model of the rules.

    The label of an atom is T, F or U (neither), each with a rank; an atom without one heads no rule, and is F.
    """
    by_head = {}
    for head, body, negated in rules:
        by_head.setdefault(head, []).append((body, negated))
    none, found = ("F", 0), labels.get
    for atom in sorted(by_head.keys() - labels.keys()):
        yield f"{atom} has no label"
    for atom, (label, rank) in labels.items():
        fires = founded = False
        for body, negated in by_head.get(atom, ()):
            holds = [found(each, none) for each in body]
            fails = [found(each, none) for each in negated]
            before = all(each[1] < rank for each in (*holds, *fails))
            if all(each[0] == "T" for each in holds) and all(each[0] == "F" for each in fails):
                fires |= label == "U" or before
            refuted = any(each[0] == "F" and each[1] <= rank for each in holds)
            if label == "F" and not refuted and not any(each[0] == "T" and each[1] < rank for each in fails):
                yield f"{atom} is said to be false, and a rule for it is not refuted"
            open_ = all(each[0] == "T" or (each[0] == "U" and each[1] < rank) for each in holds)
            founded |= open_ and all(each[0] != "T" for each in fails)
        if label == "T" and not fires:
            yield f"{atom} is said to be true, and no rule makes it so"
        elif label == "U" and (fires or not founded):
            yield f"{atom} is said to be open, and {'a rule makes it true' if fires else 'nothing could make it true'}"
        elif label not in ("T", "F", "U"):
            yield f"{atom} has the label {label!r}, which there is not"


def verdicts(read, labels):
    """The verdict on each claim, from the labels."""
    words, none = {"T": "accepted", "F": "unsupported", "U": "undecided"}, ("F", 0)
    for claim in read.claims:
        head = read.of[claim]
        label, denied = labels.get(f"claim/{head}", none)[0], labels.get(f"den/{head}", none)[0]
        yield claim, "rejected" if denied == "T" and label != "T" else words[label]


def check(certificate):
    """What is wrong with a certificate, in sentences; nothing, if its verdicts are proved."""
    read, labels = ReadMap(certificate["map"], certificate["failed"]), certificate["labels"]
    if certificate["semantics"] != "grounded":
        yield f"the labels are those of the grounded semantics, and not {certificate['semantics']!r} ones"
    yield from faults(rules_of(read), labels)
    found, said = dict(verdicts(read, labels)), certificate["verdicts"]
    for claim in dict.fromkeys([*found, *said]):
        if found.get(claim) != said.get(claim):
            yield f"the verdict on {claim} is {found.get(claim)}, and not {said.get(claim)}"


def told(certificate):
    """What a certificate is about, and what its verdicts leave out."""
    yield f"the map is called {certificate['map'].get('title', '')!r}"
    claims = {each["id"]: each for each in certificate["map"].get("claims", ())}
    for claim, place in certificate["failed"]:
        text = claims[claim]["quotations"][place]["text"]
        yield f"left out of the verdicts, since argmap says that the words do not stand: {claim}, {text[:60]!r}"


def main(arguments, check, what):
    """Check a file, and say what came of it; 1 if something is wrong, 2 if there is no file."""
    if len(arguments) != 1:
        print("name a certificate: what `argmap verdicts MAP --certificate` writes")
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            certificate = json.load(file)
        wrong = list(check(certificate))
        lines = [f"proved: {len(certificate[what])} {what}, by {len(certificate['labels'])} labels", *told(certificate)]
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        wrong, lines = [f"this is no certificate: {error!r}"], []
    print("\n".join(wrong or lines))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], check, "verdicts"))
