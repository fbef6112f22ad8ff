"""Finished prose against a map: known faults are found and named, honest prose has none."""

import random
import re

import pytest

import argmap
from argmap.comparison.drafts import KINDS, check_draft
from argmap.model.verdict_kinds import VerdictWord
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.readers import read_plain_text
from argmap.source import Source
from conftest import EXAMPLES, ROOT
from made_files import word_of

PATHS = {path.stem: path for path in EXAMPLES if path.stem in ("mill-street", "charger", "anna")}


def found_in(text, name, ending=".md"):
    plain = read_plain_text(ending, text if isinstance(text, bytes) else text.encode())
    draft = QuotedText(
        Source(f"memo{ending}", plain.text), reader=plain.reader, marks=plain.marks, skipped=plain.skipped
    )
    return check_draft(draft, argmap.load(PATHS[name]).facts)


def kinds(found):
    return [each.kind for each in found.findings]


def test_the_memo_with_five_faults():
    text = (ROOT / "examples" / "library" / "memo.md").read_text(encoding="utf-8")
    found = found_in(text, "anna")
    assert [(each.line, each.kind, each.words) for each in found.findings] == [
        (3, "as-fact", "The library should open on Sundays."),
        (3, "misquoted", "62 per cent would come on Saturdays"),
        (4, "not-mapped", "Two of the nine librarians have offered to work on Sundays"),
        (6, "figure", "25"),
        (6, "one-sided", "The town has no money for it, says the treasurer."),
    ]
    assert "has “62 per cent would come on Sundays”" in found.findings[1].told


HONEST = {
    "mill-street": """
# Mill Street, in short

Whether Mill Street should be closed to cars is disputed. Tom Hale says “we would lose our deliveries”; the mayor of
Eastbrook denies it: “Not one shop will lose a delivery”. According to the minutes of 14 January 2026, “footfall rose by
12 per cent within a year” in other towns. The treasurer warned that “parking revenue in Mill Street pays for a third of
the upkeep of the market hall”, but “There is no parking in Mill Street itself”. In
Westford, which closed its high street in 2023, it stayed level.
""",
    "anna": """
Most readers of the poll, “62 per cent”, would come on Sundays, according to the report of 3 February 2026. The
treasurer, Ines Vogt, says that “the town cannot pay for that in 2026”, though the committee notes that “the heating
of the hall is paid for in any case”. Visits rose by 15 per cent in Westford, but “nobody has looked into” the reason.
To open on Sundays “would cost 38,000 euros a year”.
""",
}


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_summary_has_no_finding(name):
    found = found_in(HONEST[name], name)
    assert found.findings == ()
    assert found.passages >= 3


@pytest.mark.parametrize("name", PATHS)
def test_page_1_of_the_report_has_no_finding(name):
    page = str(argmap.report(argmap.load(PATHS[name]), format="md")).partition("\n## ")[0]
    assert found_in(page, name).findings == ()


def test_word_markdown_html_and_text_are_read_alike():
    text = "The library should open on Sundays. A poll says “62 per cent would come on Saturdays”."
    word = word_of(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    page = f"<html><body><p>{text}</p></body></html>".encode()
    for data, ending in ((text, ".md"), (text, ".txt"), (page, ".html"), (word, ".docx")):
        assert kinds(found_in(data, "anna", ending)) == ["as-fact", "one-sided", "misquoted"]


SOME_SAY = (
    "Some say that the library should open on Sundays; the town has no money for it, says Vogt, but the hall is heated "
    "anyway."
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("“Readers will never come” is in no text of theirs at all.", ["unknown"]),
        ("The committee met on 17 March 2026.", ["figure"]),
        ("The committee reported on 3 February 2026.", []),
        ("On 3 February it reported.", []),
        ("Sundays would cost 38,000 euros, 62 per cent would come.", []),
        ("It would cost 40,000 euros.", []),  # the figure of the text, rounded
        ("It would cost 83,000 euros.", ["figure"]),
        ("Readers would come on Sundays, 26 per cent of them.", ["other-figure"]),
        ("1. First.\n2. Second, see p. 77 and [12].", []),
        ("Three of 310 readers and 11 claims.", []),
        ("Should the library open on Sundays?", []),
        ("Perhaps the library should open on Sundays, which costs.", ["one-sided"]),
        (SOME_SAY, []),
        ("„62 per cent would come on Mondays“ says the report.", ["misquoted"]),
        ("«62 per cent would come on Mondays»", ["misquoted"]),
        ('"62 per cent would come on Mondays"', ["misquoted"]),
        ("The “so-called” library.", []),
        ("", []),
    ],
)
def test_small_drafts(text, expected):
    assert kinds(found_in(text, "anna")) == expected


def generated(seed):
    """A draft with known faults: the sentences, and the kinds of faults by line."""
    chance = random.Random(seed)
    name = chance.choice(["mill-street", "charger", "anna"])
    compilation = argmap.load(PATHS[name])
    facts = compilation.facts
    open_ = [
        claim
        for claim in facts.map.claims.values()
        if facts.verdicts.reasoner.standing(claim.id).word in (VerdictWord.DISPUTED, VerdictWord.COUNTERED)
        and len(re.findall(r"\w{4,}", claim.text)) > 2
    ]
    checked = [each for each in argmap.quotes(compilation) if each.in_source.status.value == "exact" and not each.fails]
    checked = [each for each in checked if len(each.quotation.text.split()) > 4 and '"' not in each.quotation.text]
    words = [each.quotation.text for each in checked if not re.search("[“”]", each.quotation.text)]
    texts = [each for each in facts.texts.values() if isinstance(each, QuotedText)]
    lines, faults = [], {}
    for _ in range(chance.randint(4, 8)):
        kind = chance.choice(["honest", "honest", "misquoted", "unknown", "figure", "as-fact", "not-mapped"])
        line = ""
        if kind == "honest":
            line = f"There it is written that “{chance.choice(words)}”."
        elif kind == "misquoted":
            each = chance.choice(words)
            long = re.findall(r"\b[a-z]{5,}\b", each)
            if long:
                changed = re.sub(rf"\b{chance.choice(long)}\b", "balloons", each, count=1)
                line = f"There it is written that “{changed}”."
        elif kind == "unknown":
            line = "There it is written that “purple elephants juggle seventeen trombones quietly”."
        elif kind == "figure":
            line = f"It took {chance.randint(7, 9)}{chance.randint(100, 999)}{chance.randint(1, 9)} hours."
        elif kind == "as-fact" and open_:
            line = chance.choice(open_).text
        elif kind == "not-mapped":
            text = chance.choice(texts)
            coverage = next(each for each in argmap.coverage(compilation) if each.text is text)
            left = [s for s in coverage.untouched if len(coverage.words_of(s).split()) > 5]
            left = [s for s in left if re.fullmatch("[A-Z][^“”]*[a-z]\\.", coverage.words_of(s))]
            if left:
                line = f"There it is written that “{coverage.words_of(chance.choice(left)).rstrip('.')}”."
        if line:
            lines.append(line)
            if kind != "honest":
                faults[len(lines) * 2 - 1] = kind
    return name, "\n\n".join(lines) + "\n", faults


def test_the_faults_of_generated_drafts_are_found_and_no_others():
    """Over 200 drafts; what is missing of the other side depends on the whole draft, and is counted nowhere here."""
    wanted = found_ = right = 0
    for seed in range(200):
        name, text, faults = generated(seed)
        found = [each for each in found_in(text, name).findings if each.kind != "one-sided"]
        assert {each.kind for each in found} <= {*KINDS}
        wanted += len(faults)
        found_ += len(found)
        right += len({(each.line, each.kind) for each in found} & {*faults.items()})
    assert wanted > 400
    assert right / found_ > 0.97, (right, found_)
    assert right / wanted > 0.97, (right, wanted)
