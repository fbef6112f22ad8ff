"""Random maps with everything in them, and what a map says, part by part: for round trips through other formats."""

import random

from argmap.argument_map import ArgumentMap
from argmap.builder import ArgMap
from argmap.model.elements import InferenceKind
from argmap.model.voicing import aimed

WORDS = (
    "street", "shops", "cars", "footfall", "noise", "the", "council", "rises", "falls", "never", "März", "禁止", "#1",
    "[x]", "a_b", "*c*",
)  # fmt: skip
TEXT = "When they walk they talk, and they walk to the shops. Nobody drives there. The shops are full, they say."
SAID = ("they talk", "and they walk to the shops", "Nobody drives there", "The shops are full")
STANCES = ("quote", "quote", "quote", "denial", "suspicion", "hope", "mention")


def random_exchange(chance: random.Random) -> tuple[ArgumentMap, dict[str, str]]:
    """A map that holds a little of everything, and the texts of its sources."""
    made = ArgMap("A random map", **({"author": "A. Writer", "note": "A note"} if chance.random() < 0.3 else {}))
    letter = made.source("a-letter", "A letter", url=chance.choice(["", "https://eastbrook.example"]))
    voices = [
        made.speaker("ada-finch", "Ada Finch", interest=chance.choice(["", "her shop"])),
        made.speaker("tom", "Tom"),
    ]
    claims = []
    for number in range(chance.randint(2, 7)):
        if chance.random() < 0.15:
            made.section(f"Part {number}")
        details = {"assumed": chance.random() < 0.2}
        if not details["assumed"] and chance.random() < 0.1:
            details["open"] = True
        if chance.random() < 0.2:
            details |= {
                "note": "Noted.",
                "tags": ["main"],
                "short": f"Short {number}",
                "credence": "likely",
                "url": "u",
            }
        text = f"{' '.join(chance.choices(WORDS, k=chance.randint(1, 6)))} {number}."
        claims.append(made.claim(f"c{number}", text, **details))
        for _ in range(chance.choice([0, 0, 1, 1, 2])):
            who = {"by": chance.choice(voices)} if chance.random() < 0.5 else {}
            more = {"at": "p. 3"} if chance.random() < 0.1 else {}
            made.quote(claims[-1], letter, chance.choice(SAID), stance=chance.choice(STANCES), **who, **more)
    steps = []
    for number in range(chance.randint(0, 6)):
        kind = chance.choice(list(InferenceKind))
        premises = chance.sample(claims, k=min(len(claims), chance.choice([1, 1, 1, 2, 3])))
        targets = [each for each in claims if each not in premises]
        if kind is InferenceKind.UNDERCUTS and steps and chance.random() < 0.7:
            targets = steps
        if not targets:
            continue
        details = {"name": f"step{number}"} if chance.random() < 0.5 else {}
        if chance.random() < 0.3:
            details["scheme"] = chance.choice(["expert opinion", "a scheme of our own"])
        if chance.random() < 0.15:
            details |= {"warrant": "It is so.", "strength": 0.5}
        verb = {"supports": made.support, "rebuts": made.rebut, "undercuts": made.undercut, "implies": made.imply}[kind]
        try:
            steps.append(verb(premises, chance.choice(targets), **details))
        except ValueError:  # it is there already
            continue
    if len(claims) > 2 and chance.random() < 0.4:
        made.contradict(claims[0], claims[1])
    if len(claims) > 2 and chance.random() < 0.3:
        made.restate(claims[2], claims[0])
    if len(claims) > 2 and chance.random() < 0.2:
        made.question("which", "Which of them?", claims[1:3])
    if chance.random() < 0.2:
        made.expect(claims[0], "accepted")
    return made.build(), {letter: TEXT}


def parts(amap: ArgumentMap) -> dict[str, object]:
    """What a map says, by the names that losses have; claims are told by their words."""
    claims, clashes = list(amap.claims.values()), list(amap.contradictions.values())
    text = {id_: claim.text for id_, claim in amap.claims.items()}

    def said(claim, each, *, whole=False):
        who = amap.name_of_voice(each.speaker) if each.speaker else ""
        about = (each.locator, each.citing, each.date) if whole else ()
        return (text[claim], str(each.kind), each.text, who, *about)

    def step(id_, depth=0):
        each = amap.inferences[id_]
        target = text.get(each.target)
        if target is None:
            hit = aimed(each.target) if each.target not in amap.inferences else None
            target = ("words", text[hit[0]]) if hit else step(each.target, depth + 1) if depth < 9 else "deep"
        return (str(each.kind), tuple(sorted(text[one] for one in each.premises)), target)

    said_of = [(claim.id, each) for claim in claims for each in claim.quotations]
    steps = {id_: step(id_) for id_ in amap.inferences}
    return {
        "claims": sorted(text.values()),
        "steps": sorted(map(str, set(steps.values()))),
        "quotations": sorted(map(str, {said(*each) for each in said_of if each[1].kind == "quote"})),
        "stances": sorted(map(str, {said(*each) for each in said_of if each[1].kind not in ("quote", "denial")})),
        "denials": sorted(map(str, {said(*each) for each in said_of if each[1].kind == "denial"})),
        "quotation-details": sorted(map(str, {said(*each, whole=True) for each in said_of})),
        "title": amap.title,
        "head": (amap.author, amap.note),
        "sections": sorted((each.text, amap.sections[each.section].title) for each in claims if each.section),
        "names": sorted((claim.id, claim.text) for claim in claims if claim.named),
        "step-names": sorted((id_, str(steps[id_])) for id_, each in amap.inferences.items() if each.named),
        "schemes": sorted((str(steps[id_]), each.scheme) for id_, each in amap.inferences.items() if each.scheme),
        "assumed": sorted(claim.text for claim in claims if claim.assumed),
        "open": sorted(claim.text for claim in claims if claim.open),
        "contradictions": sorted(tuple(sorted((text[each.first], text[each.second]))) for each in clashes),
        "restatements": sorted((text[each.first], text[each.second]) for each in amap.restatements.values()),
        "source-details": sorted((each.title, each.url) for each in amap.sources.values()),
        "questions": sorted((each.text, each.answers) for each in amap.questions.values()),
    }
