"""The solver against reference answers, and against an independent solver on the families of the competitions.

The reference answers are not ours to publish: they lie beside the project, and the tests skip where they do not.
"""

import importlib.util
import random
import re

import pytest

import oracle
from conftest import ROOT

pytestmark = pytest.mark.slow
CORPUS = ROOT.parent / "shared" / "corpus" / "af"
ASPARTIX = CORPUS / "aspartix"
CARNEADES = CORPUS / "carneades_tgf"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference answers are not at hand")


def read(text, form):
    from argmap.interchange.af import read_af

    return read_af(text, form)


def sets_of(text):
    """The sets in `[[a, b], [c]]`."""
    return {frozenset(filter(None, each.split(","))) for each in re.findall(r"\[([^\[\]]*)\]", text.replace(" ", ""))}


def reference(name, task):
    """The extensions that a reference answer lists."""
    text = (ASPARTIX / f"{name}.{task}").read_text(encoding="utf-8").strip()
    inner = text if task.startswith("SE") else text.removeprefix("[").removesuffix("]")
    return sets_of(inner)


NAMES = sorted(path.stem for path in ASPARTIX.glob("*.apx"))
TASKS = ("EE-CO", "EE-PR", "EE-ST", "EE-SST", "EE-STG", "SE-GR", "SE-ID")


@needs_corpus
@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_extensions_are_those_of_the_reference_answer(name, task):
    from argmap.reasoning.frameworks.solve import extensions, some_extension

    framework, code = read((ASPARTIX / f"{name}.apx").read_text(encoding="utf-8"), "apx"), task.partition("-")[2]
    expected = reference(name, task)
    found = extensions(framework, code)
    assert set(found) == expected
    assert len(found) == len(expected)
    assert some_extension(framework, code) in (expected or {None})


@needs_corpus
@pytest.mark.parametrize("name", [name for name in NAMES if (ASPARTIX / f"{name}.D3").exists()])
def test_the_three_answers_of_the_first_competition_are_given(name):
    """D3: the grounded, all stable, all preferred extensions."""
    from argmap.reasoning.frameworks.solve import extensions

    framework = read((ASPARTIX / f"{name}.apx").read_text(encoding="utf-8"), "apx")
    text = (ASPARTIX / f"{name}.D3").read_text(encoding="utf-8").strip().replace(" ", "")
    parts = [set(), set(), set()]
    at, depth, opened = 0, 0, 0
    for place, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if sign == "[" and depth == 1:
            opened = place
        if sign == "]" and depth == 0:
            parts[at] = sets_of(text[opened + 1 : place])
            at += 1
    assert [set(extensions(framework, code)) for code in ("GR", "ST", "PR")] == parts


@needs_corpus
@pytest.mark.parametrize("code", ["CO", "PR", "ST", "SST", "STG"])
@pytest.mark.parametrize("name", NAMES)
def test_an_argument_is_accepted_where_the_reference_answer_has_it(name, code):
    from argmap.reasoning.frameworks.solve import credulous, sceptical

    framework = read((ASPARTIX / f"{name}.apx").read_text(encoding="utf-8"), "apx")
    expected = reference(name, f"EE-{code}")
    arguments = sorted(framework.arguments)
    for each in random.Random(name).sample(arguments, min(12, len(arguments))):
        assert credulous(framework, code, each) == any(each in one for one in expected), each
        assert sceptical(framework, code, each) == all(each in one for one in expected), each


BY_HAND = {
    "bas1": {  # c and d attack each other; d settles the odd circle of e, g and f, and c leaves it open
        "GR": ["a"],
        "CO": ["a", "ac", "adg"],
        "PR": ["ac", "adg"],
        "ST": ["adg"],
        "SST": ["adg"],
        "STG": ["adg"],
        "ID": ["a"],
    },
    "even_cycle1": {"GR": [""], "CO": ["", "1", "2"], "PR": ["1", "2"], "ST": ["1", "2"], "ID": [""]},
    "odd_cycle1": {"GR": [""], "CO": [""], "PR": [""], "ST": [], "SST": [""], "STG": ["1", "2", "3"], "ID": [""]},
    "reinstatement1": {"GR": ["13"], "CO": ["13"], "PR": ["13"], "ST": ["13"], "SST": ["13"], "STG": ["13"]},
}


@needs_corpus
@pytest.mark.parametrize("name", BY_HAND)
def test_the_frameworks_of_carneades_have_the_extensions_read_off_the_definitions(name):
    from argmap.reasoning.frameworks.solve import extensions

    framework = read((CARNEADES / f"{name}.tgf").read_text(encoding="utf-8"), "tgf")
    for code, expected in BY_HAND[name].items():
        assert set(extensions(framework, code)) == {frozenset(each) for each in expected}, code


# The families of the competitions, against clingo.


def generator():
    spec = importlib.util.spec_from_file_location("gen_af", CORPUS / "gen_af.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FAMILIES = {
    "erdos-renyi, sparse": lambda gen, chance: gen.er(60, 2 / 60, chance),
    "erdos-renyi, dense": lambda gen, chance: gen.er(40, 0.1, chance),
    "watts-strogatz": lambda gen, chance: gen.ws(40, 6, 0.2, 0.2, chance),
    "barabasi-albert": lambda gen, chance: gen.ba(60, 0.3, chance),
    "stable": lambda gen, chance: gen.st(50, chance, 4, 12, 5),
    "grounded": lambda gen, chance: gen.gr(60, 0.05, chance),
    "components": lambda gen, chance: gen.scc(50, 6, 0.3, 0.05, chance),
    "grid": lambda gen, chance: gen.grid(6, 6, 0.5, chance),
    "maps": lambda gen, chance: gen.mapaf(25, chance),
}


def as_i23(number, attacks):
    return f"p af {number}\n" + "".join(f"{a + 1} {b + 1}\n" for a, b in sorted(attacks))


def answers_of(number, attacks):
    pytest.importorskip("clingo", reason="clingo, the independent solver, is not installed")
    from clingo_oracle import Answers

    return Answers(range(1, number + 1), {(a + 1, b + 1) for a, b in attacks})


@pytest.mark.parametrize("seed", range(4))
def test_the_rules_for_clingo_agree_with_brute_force(seed):
    chance = random.Random(seed)
    for _ in range(8):
        number = chance.randint(1, 6)
        attacks = {(chance.randrange(number), chance.randrange(number)) for _ in range(chance.randint(0, 2 * number))}
        answers = answers_of(number, attacks)
        for code in oracle.CODES:
            expected = oracle.extensions(range(number), attacks, code)
            assert answers.has(code) == bool(expected), (code, attacks)
            assert all(answers.is_extension(code, frozenset(a + 1 for a in each)) for each in expected)
            for a in range(number):
                assert answers.has(code, inside={a + 1}) == any(a in each for each in expected), (code, attacks)
                assert answers.has(code, outside={a + 1}) == any(a not in each for each in expected), (code, attacks)


@needs_corpus
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("family", FAMILIES)
def test_the_solver_agrees_with_clingo_on_a_family_of_frameworks(family, seed):
    from argmap.reasoning.frameworks.solve import credulous, sceptical, some_extension

    chance = random.Random(f"{family} {seed}")
    number, attacks = FAMILIES[family](generator(), chance)
    framework, answers = read(as_i23(number, attacks), "i23"), answers_of(number, attacks)
    assert framework.arguments == tuple(str(n + 1) for n in range(number))
    for code in oracle.CODES:
        found = some_extension(framework, code)
        if found is None:
            assert not answers.has(code), code
        else:
            assert answers.is_extension(code, frozenset(map(int, found))), (code, found)
        for n in chance.sample(range(1, number + 1), 5):
            assert credulous(framework, code, str(n)) == answers.has(code, inside=frozenset({n})), (code, n)
            assert sceptical(framework, code, str(n)) == (not answers.has(code, outside=frozenset({n}))), (code, n)


COMPETITION = ("a1210993_20150717_0403.gml.80.af", "admbuster_1000.af")


def competition(name):
    """The text of a framework, and for each argument its attackers."""
    text = (CORPUS / "iccma23" / name).read_text(encoding="utf-8")
    attackers = {str(n + 1): set() for n in range(int(text.split(maxsplit=3)[2]))}
    for line in text.splitlines():
        if line and not line.startswith(("#", "p")):
            a, b = line.split()
            attackers[b].add(a)
    return text, attackers


def least_fixpoint(attackers):
    accepted, before = set(), None
    while accepted != before:
        before, hit = accepted, {b for b, by in attackers.items() if by & accepted}
        accepted = {each for each, by in attackers.items() if by <= hit}
    return accepted


@needs_corpus
@pytest.mark.parametrize("name", COMPETITION)
def test_the_grounded_extension_of_a_competition_framework_is_its_least_fixpoint(name):
    from argmap.reasoning.frameworks.solve import some_extension

    text, attackers = competition(name)
    assert some_extension(read(text, "i23"), "GR") == least_fixpoint(attackers)


@needs_corpus
@pytest.mark.parametrize("name", COMPETITION)
def test_the_ideal_extension_of_a_competition_framework_is_the_grounded_one(name):
    """In general it may be larger; of these two clingo says so (4 minutes for the larger)."""
    from argmap.reasoning.frameworks.solve import some_extension

    text, attackers = competition(name)
    assert some_extension(read(text, "i23"), "ID") == least_fixpoint(attackers)


@needs_corpus
@pytest.mark.parametrize("code", ["CO", "PR", "ST", "SST", "STG"])
@pytest.mark.parametrize("name", COMPETITION)
def test_an_extension_of_a_competition_framework_defends_itself(name, code):
    """Both frameworks have stable extensions: semi-stable and stage ones are stable then."""
    from argmap.reasoning.frameworks.solve import some_extension

    text, attackers = competition(name)
    found = some_extension(read(text, "i23"), code)
    hit = {b for b, by in attackers.items() if by & found}
    assert not found & hit
    if code in ("CO", "PR"):
        assert found == {each for each, by in attackers.items() if by <= hit}
    else:
        assert found | hit == set(attackers)
