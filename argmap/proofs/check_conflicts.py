"""Check which assertions of an argument map cannot stand together, with nothing but Python.

    python check_conflicts.py CERTIFICATE.json

The certificate is what `argmap conflicts MAP --certificate` writes. Of each conflict it holds a proof that its members
cannot stand together, and for each member a reading in which all the others do: so it is minimal. A line of a proof is
a clause that follows by unit propagation from what stands before it (RUP: Goldberg and Novikov 2003), or a set of atoms
that cannot hold each other up (Lin and Zhao 2004). A clause is a list of literals: `"+x"`, `"-x"`.
"""

import sys
from itertools import combinations

if __package__:
    from argmap.proofs import check_labels
else:  # it stands beside this file
    import check_labels  # type: ignore[import-not-found, no-redef]


def opposite(literal):
    """The literal that is true where this one is false."""
    return ("-" if literal[0] == "+" else "+") + literal[1:]


# ---- by acceptability: no complete labelling accepts them all ----


def open_rules(rules, labels):
    """The rules that the grounded labels leave open, without what these decide; all complete labellings agree there."""
    found = {atom: [] for atom, (label, _) in labels.items() if label == "U"}
    for head, body, negated in rules:
        known = [labels.get(each, ("F", 0))[0] for each in (*body, *negated)]
        if head in found and "F" not in known[: len(body)] and "T" not in known[len(body) :]:
            found[head].append([[each for each in part if each in found] for part in (body, negated)])
    return found


def completion(found):
    """Clauses that hold in every complete labelling: an atom is true if a rule fires, and false if all fail.

    `t:x` says that the atom x is true, `f:x` that it is false; `t:x 2` and `f:x 2` the same of the body of its rule 2.
    """
    for head, rules in found.items():
        yield [f"-t:{head}", f"-f:{head}"]
        bodies = [f"{head} {at}" for at in range(len(rules))]
        yield [f"-t:{head}", *(f"+t:{each}" for each in bodies)]
        yield [f"+f:{head}", *(f"-f:{each}" for each in bodies)]
        for name, (body, negated) in zip(bodies, rules, strict=True):
            holds = [*(f"+t:{each}" for each in body), *(f"+f:{each}" for each in negated)]
            fails = [*(f"+f:{each}" for each in body), *(f"+t:{each}" for each in negated)]
            yield [f"+t:{name}", *map(opposite, holds)]
            yield [f"-f:{name}", *fails]
            yield from ([f"-t:{name}", each] for each in holds)
            yield from ([f"+f:{name}", opposite(each)] for each in fails)
            yield [f"-t:{name}", f"+t:{head}"]
            yield [f"+f:{name}", f"-f:{head}"]


def loop(atoms, found):
    """Clauses for a set of atoms: what no rule from outside holds up does not hold."""
    atoms = set(atoms)
    outside = [f"{head} {at}" for head in atoms for at, rule in enumerate(found[head]) if atoms.isdisjoint(rule[0])]
    for atom in atoms:
        yield [f"-t:{atom}", *(f"+t:{each}" for each in outside)]
        yield [f"+f:{atom}", *(f"-f:{each}" for each in outside)]


def reading_faults(found, reading):
    """Why labels and ranks are no complete labelling; nothing, if they are one.

    What is true or open is held up by a rule of lower rank: so none of it only holds itself up.
    """
    for atom, rules in found.items():
        label, rank = reading[atom]
        states = []
        for body, negated in rules:
            known = [reading[each][0] for each in body] + ["TUF"["FUT".index(reading[each][0])] for each in negated]
            state = "F" if "F" in known else "U" if "U" in known else "T"
            states.append((state, all(reading[each][1] < rank for each in body)))
        best = "T" if ("T", True) in states else "U" if any(state != "F" and low for state, low in states) else "F"
        if label != best or (best != "T" and any(state == "T" for state, _ in states)):
            yield f"{atom} cannot be labelled {label}"
        elif label == "F" and any(state != "F" for state, _ in states):
            yield f"{atom} cannot be labelled F"


def accepted(assertion, read, labels):
    """What has to hold where an assertion is accepted: atoms one of which is true; `None` where none can be."""
    head = read.of[assertion["claim"]]
    atoms = [f"den/{head}", f"obj/{head}"] if assertion["denied"] else [f"claim/{head}"]
    known = {atom: labels.get(atom, ("F", 0))[0] for atom in atoms}
    if "T" in known.values():
        return []
    return [f"+t:{atom}" for atom, label in known.items() if label == "U"] or None


# ---- by coherence: they cannot all be true ----


def clauses(read, supports):
    """What is said in strict steps, contradictions and questions, as clauses of claims."""
    of = read.of
    for step in read.steps.values():
        if step["kind"] == "implies" or (supports and step["kind"] == "supports"):
            yield [*(f"-{of[each]}" for each in step["premises"]), f"+{of[step['target']]}"]
    pairs = [(each["first"], each["second"]) for each in read.data.get("contradictions", ())]
    for each in read.data.get("questions", ()):
        answers = list(dict.fromkeys(of[answer] for answer in each.get("answers", ())))
        pairs += combinations(answers, 2)
        if each.get("exhaustive") and len(answers) > 1:
            yield [f"+{answer}" for answer in answers]
    yield from ([f"-{of[one]}", f"-{of[other]}"] for one, other in pairs if of[one] != of[other] or one == other)


# ---- who asserts what ----


def asserted(read, group):
    """What claims, speakers or sources assert and deny: of a claim that it is quoted, and that it is denied."""
    found = {}
    for head in read.group:
        for kind, name in (("quote", head), ("denial", f"not {head}")):
            said = {"claim": head, "denied": kind == "denial"}
            for words, _ in read.words(head, kind):
                who = (words.get("citing") or [words.get("speaker", "")])[-1]
                member = {"claim": name, "speaker": who, "source": words["source"]}[group]
                if member and said not in found.setdefault(member, []):
                    found[member].append(said)
    return found


# ---- proofs ----


class Clauses:
    """Clauses, and what follows from them by unit propagation."""

    def __init__(self, given):
        self.clauses, self.at = [], {}
        for each in given:
            self.add(each)

    def add(self, clause):
        """Add a clause."""
        for literal in set(clause):
            self.at.setdefault(literal, []).append(len(self.clauses))
        self.clauses.append(set(clause))

    def refute(self, assumed):
        """Whether some literals lead to a contradiction."""
        true, queue = set(), [*assumed, *(next(iter(each)) for each in self.clauses if len(each) == 1)]
        if any(not each for each in self.clauses):
            return True
        for literal in queue:
            if opposite(literal) in true:
                return True
            if literal in true:
                continue
            true.add(literal)
            for at in self.at.get(opposite(literal), ()):
                clause = self.clauses[at]
                if true.isdisjoint(clause):
                    left = [each for each in clause if opposite(each) not in true]
                    if not left:
                        return True
                    if len(left) == 1:
                        queue.append(left[0])
        return False


def conflict_faults(certificate):
    """What is wrong with the conflicts of a certificate; nothing, if each is proved to be a minimal one."""
    read, labels = check_labels.ReadMap(certificate["map"], certificate["failed"]), certificate["labels"]
    accepts = certificate["by"] == "acceptability"
    if accepts:
        found = open_rules(check_labels.rules_of(read), labels)
        known = list(completion(found))
    else:
        found, known = {}, list(clauses(read, certificate["supports"]))
    members, seen = asserted(read, certificate["group"]), []
    for conflict in certificate["conflicts"]:
        if sorted(conflict["members"]) in seen:
            yield f"a conflict stands twice: {sorted(conflict['members'])}"
        seen.append(sorted(conflict["members"]))
        for member, said in conflict["members"].items():
            if sorted(map(repr, said)) != sorted(map(repr, members.get(member, ()))):
                yield f"{member!r} does not assert what it is said to assert"
        name = " and ".join(map(repr, conflict["members"]))
        wanted = {}
        for member, assertions in conflict["members"].items():
            if accepts:
                wanted[member] = [accepted(each, read, labels) for each in assertions]
            else:
                wanted[member] = [[("-" if each["denied"] else "+") + read.of[each["claim"]]] for each in assertions]
        every = [clause for each in wanted.values() for clause in each]
        yield from (f"{name}: {each}" for each in proof_faults(conflict["proof"], known, every, found))
        if {*conflict["without"]} != {*wanted}:
            yield f"{name}: not every member has a reading without it"
        for left_out, reading in conflict["without"].items():
            others = [clause for member, each in wanted.items() if member != left_out for clause in each]
            if accepts:
                reading = {atom: reading.get(atom, labels[atom]) for atom in found}
                wrong = any(reading_faults(found, reading))
                true = {f"+t:{atom}" for atom, (label, _) in reading.items() if label == "T"}
            else:
                true = {("+" if each in reading else "-") + each for each in read.group}
                wrong = any(true.isdisjoint(clause) for clause in known)
            if wrong or any(clause is None or (clause and true.isdisjoint(clause)) for clause in others):
                yield f"{name}: without {left_out!r} the others do not stand as it is said"


def proof_faults(proof, known, wanted, found):
    """What is wrong with a proof that clauses contradict what is known."""
    if None in wanted:
        return
    holds = Clauses([*known, *filter(None, wanted)])
    for line in proof:
        if "loop" in line:
            for each in loop(line["loop"], found):
                holds.add(each)
        elif not holds.refute([opposite(each) for each in line["clause"]]):
            yield f"the clause {line['clause']} does not follow"
        else:
            holds.add(line["clause"])
    if not holds.refute([]):
        yield "the proof does not end in a contradiction"


def check(certificate):
    """What is wrong with a certificate, in sentences; nothing, if its verdicts and conflicts are proved."""
    yield from check_labels.check(certificate)
    yield from conflict_faults(certificate)


if __name__ == "__main__":
    sys.exit(check_labels.main(sys.argv[1:], check, "conflicts"))
