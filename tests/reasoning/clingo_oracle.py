"""Answers about abstract frameworks by answer-set programming: the definitions written as rules, solved by clingo.

An independent second opinion on frameworks too large for brute force. The rules say what Dung (1995), Verheij (1996),
Caminada (2006) and Dung, Mancarella and Toni (2007) say. Sets that are greatest in something are found by clingo's
domain heuristic, which makes atoms true first and records each answer, so that no later one lies within it
(Gebser, Kaufmann, Otero, Romero, Schaub, Wanko 2013).
"""

from functools import cached_property

CONFLICT_FREE = """
{in(X)} :- arg(X).
:- in(X), in(Y), att(X, Y).
out(Y) :- in(X), att(X, Y).
decided(X) :- in(X).
decided(X) :- out(X).
#show in/1.
"""
ADMISSIBLE = CONFLICT_FREE + "open(X) :- att(Y, X), not out(Y).\n:- in(X), open(X).\n"
COMPLETE = ADMISSIBLE + ":- arg(X), not in(X), not open(X).\n"
STABLE = CONFLICT_FREE + ":- arg(X), not decided(X).\n"

RULES = {"GR": COMPLETE, "CO": COMPLETE, "PR": ADMISSIBLE, "ST": STABLE, "SST": COMPLETE, "STG": CONFLICT_FREE}


class Answers:
    """What clingo says of a framework; arguments are numbers."""

    def __init__(self, arguments, attacks):
        self.arguments = frozenset(arguments)
        facts = [*(f"arg({a})." for a in sorted(self.arguments)), *(f"att({a}, {b})." for a, b in sorted(attacks))]
        self.facts = "\n".join(facts) + "\n"

    def solve(self, rules, *options, models=0, atom="in"):
        """The answers to some rules, each as the set of arguments that it gives an atom."""
        import clingo  # only where it is installed

        control = clingo.Control([str(models), *options], logger=lambda *_: None)
        control.add("base", [], self.facts + rules + f"#show {atom}/1.\n")
        control.ground([("base", [])])
        with control.solve(yield_=True) as answers:
            shown = ([a for a in each.symbols(shown=True) if a.name == atom] for each in answers)
            return [frozenset(a.arguments[0].number for a in each) for each in shown]

    def greatest(self, rules, atom):
        """The greatest sets of arguments that the answers to some rules give an atom."""
        rules += f"#heuristic {atom}(X) : arg(X). [1, true]\n"
        return self.solve(rules, "--heuristic=Domain", "--enum-mode=domRec", atom=atom)

    def common(self, rules, mode):
        """What some (brave) or all (cautious) answers hold: the last of clingo's approximations."""
        return self.solve(rules, f"--enum-mode={mode}")[-1]

    @cached_property
    def grounded(self):
        """What all complete sets have in common."""
        return self.common(COMPLETE, "cautious")

    @cached_property
    def ideal(self):
        """The greatest admissible set none of whose attackers is in an admissible set (theorem 3.3 of 2007)."""
        accepted = self.common(ADMISSIBLE, "brave")
        banned = "".join(f":- in(X), att({a}, X).\n" for a in sorted(accepted))
        (ideal,) = self.greatest(ADMISSIBLE + banned, "in")
        return ideal

    @cached_property
    def preferred(self):
        """The greatest admissible sets."""
        return self.greatest(ADMISSIBLE, "in")

    @cached_property
    def ranges(self):
        """What the semi-stable and the stage sets decide."""
        return {code: self.greatest(RULES[code], "decided") for code in ("SST", "STG")}

    def has(self, code, inside=frozenset(), outside=frozenset()):
        """Whether some extension holds all of `inside` and nothing of `outside`."""
        if code in ("GR", "ID", "PR"):
            found = self.preferred if code == "PR" else [self.grounded if code == "GR" else self.ideal]
            return any(inside <= each and not outside & each for each in found)
        wanted = [*(f":- not in({a}).\n" for a in inside), *(f":- in({a}).\n" for a in outside)]
        sizes = self.ranges[code] if code in ("SST", "STG") else [frozenset()]
        return any(
            self.solve("".join([RULES[code], *wanted, *(f":- not decided({a}).\n" for a in size)]), models=1)
            for size in sizes
        )

    def is_extension(self, code, found):
        """Whether a set is an extension."""
        return self.has(code, frozenset(found), self.arguments - found)
