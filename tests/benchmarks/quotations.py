"""How well and how fast quotations are found: 5 kinds of corruption × 200 quotations, and a megabyte.

    python tests/benchmarks/quotations.py

The text is the project's own documentation and docstrings. Of each kind 200 sentences are taken and changed in a known
way, so that the passage that has to be found is known. 200 more sentences have their words put into
another order: nothing may be found for them. Printed are recall (found at all), precision (found with
both ends right, of those found), the same for `rapidfuzz.fuzz.partial_ratio_alignment` alone (score
85 or more), and for kinds with critical words how often the kind was named.
"""

import random
import re
import sys
import time
from pathlib import Path

from rapidfuzz import fuzz

from argmap.quotations.find import find_quote
from argmap.quotations.finding import Status
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Source

ROOT = Path(__file__).parents[2]
EACH = 200
MODALS = ("may", "can", "will", "must", "would", "could", "should", "might")
TYPOGRAPHY = (("'", "’"), ('"', "”"), (" ", "\u00a0"), ("-", "–"), ("fi", "ﬁ"))


def our_text():
    """The documentation as one text: what stands in boxes and tables is left out."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    pages += sorted((ROOT / "argmap/catalogue/rule_pages").glob("*.md"))
    texts = (re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL) for page in pages)
    code = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "argmap").rglob("*.py")))
    notes = (" ".join(note.split()) for file in code for note in re.findall(r'"""(.*?)"""', file, re.DOTALL))
    return (
        "\n\n".join(notes)
        + "\n\n"
        + "\n\n".join("\n".join(line for line in text.splitlines() if not line.startswith("|")) for text in texts)
    )


def sentences(text):
    """Sentences of 8 to 40 words that occur once, with their ends."""
    found = []
    for match in re.finditer(r"(?:(?<=[.!?][ \n])|(?<=\n\n))[A-Z`*][^.!?|#<>\[\]…]{40,300}[.!?](?=\s)", text):
        words = match[0].split()
        if 8 <= len(words) <= 40 and "..." not in match[0] and text.count(match[0]) == 1:
            found.append((match.start(), match.end()))
    return found


def typographic(words, chance):
    for old, new in TYPOGRAPHY:
        words = words.replace(old, new)
    return words


def numbered(words, chance):
    numbers = list(re.finditer(r"\b\d+\b|\b(?:one|two|three|four|five)\b", words))
    if not numbers:
        return None
    at = chance.choice(numbers)
    return words[: at.start()] + str(chance.randrange(11, 99)) + words[at.end() :]


def negated(words, chance):
    found = re.search(r"\b(?:not|never|no)\b ", words)
    if found:
        return words[: found.start()] + words[found.end() :]
    verb = re.search(r"\b(?:is|are|has|can|may|must|does)\b ", words)
    return words[: verb.end()] + "not " + words[verb.end() :] if verb else None


def modal(words, chance):
    places = list(re.finditer(rf"\b(?:{'|'.join(MODALS)})\b", words))
    found = chance.choice(places) if places else None
    return (
        words[: found.start()] + chance.choice([each for each in MODALS if each != found[0]]) + words[found.end() :]
        if found
        else None
    )


def misspelt(words, chance):
    long = list(re.finditer(r"\b[a-z]{6,}\b", words))
    if len(long) < 2:
        return None
    for match in sorted(chance.sample(long, 2), key=lambda each: -each.start()):
        at = match.start() + chance.randrange(1, len(match[0]) - 2)
        words = words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    return words


def shuffled(words, chance):
    parts = words.split()
    chance.shuffle(parts)
    return " ".join(parts)


KINDS = (
    ("typography", typographic, None),
    ("number", numbered, "number"),
    ("negation", negated, "negation"),
    ("modality", modal, "modality"),
    ("misspelling", misspelt, None),
)


def corruptions(text, each=EACH, seed=7):
    """(kind, changed words, start, end, critical kind) for each quotation."""
    chance = random.Random(seed)
    places = sentences(text)
    for kind, change, critical in KINDS:
        made: dict[str, tuple[int, int]] = {}
        for _ in range(20):  # a sentence may be changed in several ways
            for start, end in chance.sample(places, len(places)):
                words = " ".join(text[start:end].split())
                changed = change(words, chance)
                if changed is not None and changed != words and len(made) < each:
                    made.setdefault(changed, (start, end))
        for changed, (start, end) in made.items():
            yield kind, changed, start, end, critical


def measure(text, each=EACH):
    """Rows of (kind, number, found, right ends, kind named, alignment found, alignment right ends)."""
    quoted = QuotedText(Source("docs", text))
    rows = {}
    for kind, words, start, end, critical in corruptions(text, each):
        found = find_quote(quoted, words, language="en")
        alike = found.status not in (Status.NOT_FOUND, Status.AMBIGUOUS)
        aligned = fuzz.partial_ratio_alignment(words, text, score_cutoff=85)
        row = rows.setdefault(kind, [0] * 6)
        row[0] += 1
        row[1] += alike
        row[2] += alike and (found.start, found.end) == (start, end)
        row[3] += critical is None or critical in {kind.value for kind in found.critical}
        row[4] += aligned is not None
        row[5] += aligned is not None and (aligned.dest_start, aligned.dest_end) == (start, end)
    return rows


def false_alarms(text, each=EACH, seed=8):
    """How many of some sentences with shuffled words are found, by us and by alignment alone."""
    chance = random.Random(seed)
    quoted = QuotedText(Source("docs", text))
    places = sentences(text)
    ours = theirs = 0
    for start, end in chance.sample(places, min(each, len(places))):
        words = shuffled(" ".join(text[start:end].split()), chance)
        ours += find_quote(quoted, words).status is not Status.NOT_FOUND
        theirs += fuzz.partial_ratio_alignment(words, text, score_cutoff=85) is not None
    return ours, theirs


def speed():
    """Seconds for 1,000 quotations against a megabyte: as they are, and all with a changed word."""
    chance = random.Random(1)
    vocabulary = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in "aeiou" for c in ("n", "r", "st", "ld", "m", "ck")]
    words = [chance.choice(vocabulary) for _ in range(200_000)]
    text = " ".join(words)[:1_000_000]
    starts = [chance.randrange(0, 150_000) for _ in range(1000)]
    plain = [" ".join(words[at : at + 15]) for at in starts]
    changed = [" ".join((*words[at : at + 7], "zzzz", *words[at + 8 : at + 15])) for at in starts]
    for name, quotes in (("verbatim", plain), ("one word changed", changed)):
        quoted = QuotedText(Source("made", text))
        begin = time.process_time()
        good = sum(find_quote(quoted, quote).status is not Status.NOT_FOUND for quote in quotes)
        yield name, time.process_time() - begin, good


def main():
    text = our_text()
    sys.stdout.write(f"{len(text):,} characters, {len(sentences(text))} sentences\n\n")
    sys.stdout.write("| kind | quotations | recall | precision | kind named | alignment: recall | precision |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for kind, (number, found, right, named, aligned, aligned_right) in measure(text).items():
        share = f"{aligned_right / aligned:.1%}" if aligned else "–"
        critical = {name: kind for name, _, kind in KINDS}[kind]
        shown = f"{named / number:.1%}" if critical else ""
        sys.stdout.write(
            f"| {kind} | {number} | {found / number:.1%} | {right / max(found, 1):.1%} | {shown} | "
            f"{aligned / number:.1%} | {share} |\n"
        )
    ours, theirs = false_alarms(text)
    sys.stdout.write(f"\nwords in another order, found: {ours} (alignment: {theirs})\n")
    for name, seconds, good in speed():
        sys.stdout.write(f"1,000 quotations, 1 MB, {name}: {seconds:.2f} s CPU, {good} found\n")


if __name__ == "__main__":
    main()
