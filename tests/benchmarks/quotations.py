"""How well quotations are checked: some thousands of cases in all the languages that argmap has words of.

    python tests/benchmarks/quotations.py            the figures of docs/reference/quotations.md
    python tests/benchmarks/quotations.py en de      of these languages only
    python tests/benchmarks/quotations.py --rivals   beside other tools that are installed
    python tests/benchmarks/quotations.py --cost     how long large texts and many quotations take

The prose in the folder `prose` was written for this purpose. Marks in it say which words a falsified quotation has
instead, and of what kind a careful reader would call them; so every outcome is known before argmap is asked. What is
printed first is what decides: how often an honest gap or cut end gets a finding.
"""

import random
import re
import sys
import time
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from argmap.quotations.find import find_quote
from argmap.quotations.finding import Finding
from argmap.quotations.text.quoted_text import QuotedText

PROSE = Path(__file__).parent / "prose"
MARK = re.compile(r"\{(\w+)\|([^{}|]*)\|([^{}|]*)\}")
END = re.compile(r"(?<=[.!?\u0964])[\"”’»]*(?:\s+|$)|(?<=[。！？])[」』”]*")
ENDS = {"condition": "condition", "not": "negation", "denied": "negation", "doubt": "modality", "amount": "quantifier"}
"""What words beside a passage are called where they are left out at its ends."""
UNSPACED = ("zh", "ja", "th")
CASELESS = (*UNSPACED, "ar", "fa", "he", "hi", "ko")


class Case(NamedTuple):
    """A quotation whose outcome is known: what was done to it, its text, and where in it it belongs."""

    language: str
    sort: str
    what: str
    text: str
    quote: str
    start: int
    end: int


class Told(NamedTuple):
    """What argmap says of a case."""

    case: Case
    found: Finding

    @property
    def finding(self) -> bool:
        """Whether `argmap check` gives an error or a warning for it."""
        found = self.found
        joined = any(gap.joins for gap in found.gaps)
        bracket = any(gap.note and gap.lesser for gap in found.gaps)
        return not found.status.good or bool(found.altering or found.ends or found.cut) or joined or bracket

    @property
    def swallowed(self) -> bool:
        """Whether a gap or bracket of it is found fault with."""
        return not self.found.status.good or any(gap.altering or gap.lesser or gap.joins for gap in self.found.gaps)

    @property
    def right_ends(self) -> bool:
        """Whether the passage is the one that is meant, to two characters."""
        start, end = self.found.start, self.found.end
        return (
            start is not None and end is not None and max(abs(start - self.case.start), abs(end - self.case.end)) <= 2
        )


def languages(codes: list[str]) -> list[str]:
    """The languages that there is prose of."""
    return codes or sorted(path.stem for path in PROSE.glob("*.toml"))


def prose(code: str) -> dict[str, list[str]]:
    """The file of a language."""
    found: dict[str, list[str]] = tomllib.loads((PROSE / f"{code}.toml").read_text(encoding="utf-8"))
    return found


def plain(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """A text without its marks, and where the marked words stand in it, of what kind, and what replaces them."""
    pieces: list[str] = []
    found: list[tuple[int, int, str, str]] = []
    done = at = 0
    for match in MARK.finditer(marked):
        pieces += (marked[done : match.start()], match[2])
        at += match.start() - done
        found.append((at, at + len(match[2]), match[1], match[3]))
        at += len(match[2])
        done = match.end()
    return "".join((*pieces, marked[done:])), found


def sentences(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand, without their last mark; in Thai, where the paragraphs do."""
    at = 0
    form = re.compile(r"\n\n") if code == "th" else END
    for match in form.finditer(text):
        start, end = at, match.start()
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in '.!?。！？।"”’»」』'):
            end -= 1
        if end - start > 15:
            yield start, end
        at = match.end()


def falsified(code: str) -> Iterator[Case]:
    """One marked word of a sentence changed."""
    text, marks = plain("\n\n".join(prose(code)["paragraphs"]) + "\n\n")
    for start, end in sentences(text, code):
        for low, high, kind, other in marks:
            if start <= low and high <= end and (low > start or high < end):
                quote = text[start:low] + other + text[high:end]
                yield Case(code, "changed", kind, text, quote.strip(), start, end)


def left_out(code: str) -> Iterator[Case]:
    """One word inside a sentence left out: the second, the last but one, and one between them."""
    text, _ = plain("\n\n".join(prose(code)["paragraphs"]) + "\n\n")
    for number, (start, end) in enumerate(sentences(text, code)):
        words = list(re.finditer(r"[^\s]+", text[start:end])) if code not in UNSPACED else []
        if len(words) < 6:
            continue
        for what, at in (("second", 1), ("last but one", len(words) - 2), ("inside", 3 + number % (len(words) - 5))):
            word = words[at]
            quote = (
                text[start : start + word.start()] + text[start + word.end() :].lstrip()[: end - start - word.end() - 1]
            )
            yield Case(code, "left out", what, text, quote, start, end)


def outside(code: str, key: str) -> Iterator[Case]:
    """Passages cut out of their sentences."""
    for marked in prose(code)[key]:
        start, end = marked.index("«"), marked.index("»") - 1
        text = marked.replace("«", "").replace("»", "")
        quote = text[start:end].strip()
        low = text.index(quote, start)
        yield Case(code, key, "", text, quote, low, low + len(quote))


def within(code: str, key: str) -> Iterator[Case]:
    """Quotations with a gap or a bracket."""
    space = "" if code in UNSPACED else " "
    for marked in prose(code)[key]:
        inner = marked[marked.index("«") + 1 : marked.index("»")]
        quote, text = inner, marked
        for whole, words in re.findall(r"(⟦([^⟧]*)⟧)", inner):
            standing, arrow, note = words.partition("=>")
            own = f"[{note.strip()}]{' ' if note.endswith(' ') else ''}" if arrow else f"{space}[...]{space}"
            quote = quote.replace(whole, own, 1)
            text = text.replace(whole, standing, 1)
        text = re.sub(r" {2,}", " ", text)
        start, end = text.index("«"), text.index("»") - 1
        quote = re.sub(r" {2,}", " ", quote).strip()
        yield Case(code, key, "", text.replace("«", "").replace("»", ""), quote, start, end)


def honest(code: str) -> Iterator[Case]:
    """Sentences with what print, the web and careful quoters do to them; the words are the same."""
    whole, _ = plain("\n\n".join(prose(code)["paragraphs"]) + "\n\n")
    spaced = code not in UNSPACED
    for number, (start, end) in enumerate(sentences(whole, code)):
        sentence = whole[start:end]
        words = [match for match in re.finditer(r"[^\W\d_]{3,}", sentence) if match.start() > 0]
        if not words:
            continue
        word = words[number % len(words)]
        a, b = word.start(), word.end()

        def case(what: str, text: str, quote: str, grown: int = 0, start: int = start, end: int = end) -> Case:
            return Case(code, "honest", what, whole[:start] + text + whole[end:], quote, start, end + grown)

        yield case("as it is", sentence, sentence)
        yield case("marks of print", sentence, typeset(sentence))
        yield case("decomposed letters", sentence, unicodedata.normalize("NFD", sentence))
        yield case("the last mark", sentence, f"{sentence}.")
        yield case("quotation marks round it", sentence, f"“{sentence}”")
        yield case("entities", sentence, sentence.replace("'", "&#39;").replace(" ", "&nbsp;", 1))
        yield case("emphasis in the text", f"{sentence[:a]}**{sentence[a:b]}**{sentence[b:]}", sentence, 4)
        yield case("emphasis added", sentence, f"{sentence[:a]}*{sentence[a:b]}*{sentence[b:]} (emphasis added)")
        yield case(
            "a link in the text", f"{sentence[:a]}[{sentence[a:b]}](https://a.example/b){sentence[b:]}", sentence, 24
        )
        if spaced and b < len(sentence) and sentence[b] == " ":
            yield case("a note mark", f"{sentence[:b]}[3]{sentence[b:]}", sentence, 3)
            yield case("a raised note mark", f"{sentence[:b]}³{sentence[b:]}", sentence, 1)
            yield case("line ends", f"{sentence[:b]}\n   {sentence[b + 1 :]}", sentence, 3)
            yield case("a page break", f"{sentence[:b]}\n> {sentence[b + 1 :]}", sentence, 2)
        if spaced and b - a > 5 and code not in ("ar", "he", "hi", "fa", "ko", "vi"):
            yield case("a word parted at a line end", f"{sentence[: a + 3]}-\n{sentence[a + 3 :]}", sentence, 2)
            yield case("a soft hyphen", f"{sentence[: a + 3]}\u00ad{sentence[a + 3 :]}", sentence, 1)
        if sentence[0].isupper() and sentence[1:2].islower():
            yield case("[x] for its first letter", sentence, f"[{sentence[0].lower()}]{sentence[1:]}")
            yield case("a small first letter", sentence, sentence[0].lower() + sentence[1:])
        for match in re.finditer(r"(?<![\d.,])\d{1,3}([.,]\d{3})+(?![\d.,])", sentence):
            sign = match[0][-4]
            yield case(
                "thousands", sentence, sentence[: match.start()] + match[0].replace(sign, "") + sentence[match.end() :]
            )
            break
        if code in ("ar", "hi", "fa") and any("0" <= each <= "9" for each in sentence):
            zero = ord({"ar": "٠", "hi": "०", "fa": "۰"}[code])
            native = "".join(chr(zero + int(each)) if "0" <= each <= "9" else each for each in sentence)
            yield case("digits of the script", native, sentence)


def typeset(sentence: str) -> str:
    """A sentence as another printer would set it."""
    for plain_, printed in (("'", "’"), (" ", "\u00a0"), ("-", "\u2011"), ("fi", "ﬁ"), ("...", "…")):
        sentence = sentence.replace(plain_, printed)
    return sentence


SORTS: dict[str, Callable[[str], Iterator[Case]]] = {
    "changed": falsified,
    "left out": left_out,
    "turning": partial(outside, key="turning"),
    "honest_cuts": partial(outside, key="honest_cuts"),
    "turning_gaps": partial(within, key="turning_gaps"),
    "honest_gaps": partial(within, key="honest_gaps"),
    "turning_brackets": partial(within, key="turning_brackets"),
    "honest_brackets": partial(within, key="honest_brackets"),
    "honest": honest,
}


def cases(codes: list[str]) -> Iterator[Case]:
    """Every case of the languages."""
    for code in codes:
        for made in SORTS.values():
            yield from made(code)


def ask(every: list[Case]) -> list[Told]:
    """What argmap says of each; a text is folded once."""
    texts: dict[str, QuotedText] = {}
    told = []
    for case in every:
        if len(texts) > 50:
            texts.clear()
        text = texts.setdefault(case.text, QuotedText.of(case.text))
        told.append(Told(case, find_quote(text, case.quote, language=case.language)))
    return told


def share(told: list[Told], test: Callable[[Told], bool]) -> str:
    """`12 of 240, 5.0 %`."""
    if not told:
        return ""
    count = sum(map(test, told))
    return f"{count} of {len(told):,}, {100 * count / len(told):.1f} %"


def figures(told: list[Told]) -> Iterator[tuple[str, str]]:
    """The figures, those that decide first."""
    of = defaultdict(list)
    for each in told:
        of[each.case.sort].append(each)
    yield "honest gaps with a finding", share(of["honest_gaps"], lambda each: each.finding)
    yield "honest cut ends with a finding", share(of["honest_cuts"], lambda each: each.finding)
    yield "honest brackets with a finding", share(of["honest_brackets"], lambda each: each.finding)
    yield "honest variants called altered or not found", share(of["honest"], lambda each: not each.found.status.good)
    yield "... as an error", share(of["honest"], lambda each: bool(each.found.altering))
    yield "changed words without any finding", share(of["changed"], lambda each: not each.finding)
    yield (
        "gaps that turn the sense without any finding",
        share(of["turning_gaps"], lambda each: not (each.swallowed or each.found.ends)),
    )
    yield "brackets that turn it without any finding", share(of["turning_brackets"], lambda each: not each.swallowed)
    yield "cut ends that turn it, seen", share(of["turning"], lambda each: bool(each.found.ends))
    yield "ends right, a word left out", share(of["left out"], lambda each: each.right_ends)
    yield "ends right, a word changed", share(of["changed"], lambda each: each.right_ends)
    yield "kind of a changed word named", share([each for each in of["changed"] if nameable(each)], named)


def nameable(each: Told) -> bool:
    """Whether a kind can be named: not of any other word, nor of a name in a script without capitals."""
    return each.case.what != "word" and not (each.case.what == "name" and each.case.language in CASELESS)


def named(each: Told) -> bool:
    """Whether the kind that a reader would name is among those that argmap names, in the words or beside them."""
    beside = {ENDS.get(end.how.value, "") for end in each.found.ends}
    return each.case.what in {kind.value for kind in each.found.critical} | beside


def table(rows: list[list[str]]) -> None:
    """Print a table of Markdown."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def by_language(told: list[Told]) -> None:
    """Print the figures language by language."""
    rows = [
        [
            "language",
            "honest altered",
            "honest gaps, cuts",
            "changed: silent",
            "kind named",
            "cut ends seen",
            "left out: ends",
        ]
    ]
    for code in sorted({each.case.language for each in told}):
        own = [each for each in told if each.case.language == code]
        pick = {sort: [each for each in own if each.case.sort == sort] for sort in SORTS}
        rows.append(
            [
                code,
                share(pick["honest"], lambda each: not each.found.status.good),
                share(pick["honest_gaps"] + pick["honest_cuts"], lambda each: each.finding),
                share(pick["changed"], lambda each: not each.finding),
                share([each for each in pick["changed"] if nameable(each)], named),
                share(pick["turning"], lambda each: bool(each.found.ends)),
                share(pick["left out"], lambda each: each.right_ends),
            ]
        )
    table(rows)


def said(each: Told) -> str:
    """What argmap calls a change."""
    return ", ".join(kind.value for kind in each.found.critical) or each.found.status.value


def by_kind(told: list[Told]) -> None:
    """Print of each kind of word how often it was named, and what was said instead."""
    rows = [["kind", "cases", "named", "said instead"]]
    changed = [each for each in told if each.case.sort == "changed"]
    for kind in sorted({each.case.what for each in changed}):
        own = [each for each in changed if each.case.what == kind]
        other = Counter(said(each) for each in own if not named(each))
        listed = "; ".join(f"{what} {count}" for what, count in other.most_common(4))
        rows.append([kind, f"{len(own):,}", share(own, named), listed])
    table(rows)
    print()
    rows = [["honest variant", "cases", "called altered"]]
    for what in dict.fromkeys(each.case.what for each in told if each.case.sort == "honest"):
        own = [each for each in told if each.case.sort == "honest" and each.case.what == what]
        rows.append([what, f"{len(own):,}", share(own, lambda each: not each.found.status.good)])
    table(rows)


def main() -> None:
    """Print what was asked for."""
    options = [each for each in sys.argv[1:] if each.startswith("--")]
    codes = languages([each for each in sys.argv[1:] if not each.startswith("--")])
    if "--cost" in options:
        cost()
        return
    every = list(cases(codes))
    began = time.process_time()
    told = ask(every)
    spent = time.process_time() - began
    print(f"{len(every):,} cases in {len(codes)} languages; {1000 * spent / len(every):.1f} ms each\n")
    table([["what", "cases"], *map(list, figures(told))])
    print()
    by_language(told)
    print()
    by_kind(told)
    if "--show" in options:
        show(told)
    if "--rivals" in options:
        rivals(every)


def show(told: list[Told]) -> None:
    """Print the cases that did not come out as they should."""
    for each in told:
        sort, found = each.case.sort, each.found
        wrong = {
            "honest": not found.status.good,
            "honest_gaps": each.finding,
            "honest_cuts": each.finding,
            "honest_brackets": each.finding,
            "changed": not each.finding or (nameable(each) and not named(each)),
            "turning_gaps": not (each.swallowed or found.ends),
            "turning_brackets": not each.swallowed,
            "turning": not found.ends,
            "left out": not each.right_ends,
        }[sort]
        if wrong:
            said = [f"{each_} {[kind.value for kind in each_.critical]}" for each_ in found.all_differences]
            ends = [f"{end.how.value}: {end.words}" for end in found.ends]
            joins = [gap.joins for gap in found.gaps if gap.joins]
            near = each.case.text[max(0, each.case.start - 60) : each.case.end + 60].replace("\n", "⏎")
            print(f"\n{each.case.language} {sort} {each.case.what} → {found.status.value} {said} {ends} {joins}")
            print(f"  text:  {near if len(near) < 700 else near[:700]}\n  quote: {each.case.quote}")


def rivals(every: list[Case]) -> None:
    """Print how other tools judge the same cases; those that are not installed are left out."""
    judges = dict(_judges())
    falsified_sorts = ("changed", "turning_gaps", "turning_brackets", "turning")
    honest_sorts = ("honest", "honest_gaps", "honest_cuts", "honest_brackets")
    sample = random.Random(3).sample(every, min(len(every), 1000))
    rows = [["tool", "falsified, accepted", "honest, refused", "ms"]]
    for name, judge in judges.items():
        began = time.process_time()
        verdicts = [(case, judge(case)) for case in sample if case.sort in (*falsified_sorts, *honest_sorts)]
        spent = 1000 * (time.process_time() - began) / len(verdicts)
        bad = [good for case, good in verdicts if case.sort in falsified_sorts]
        fine = [good for case, good in verdicts if case.sort in honest_sorts]
        rows.append(
            [
                name,
                f"{sum(bad)} of {len(bad)}, {100 * sum(bad) / len(bad):.1f} %",
                f"{len(fine) - sum(fine)} of {len(fine)}, {100 - 100 * sum(fine) / len(fine):.1f} %",
                f"{spent:.1f}",
            ]
        )
    print()
    table(rows)


def _judges() -> Iterator[tuple[str, Callable[[Case], bool]]]:
    """The tools: whether each accepts a quotation."""
    texts: dict[str, QuotedText] = {}

    def ours(case: Case) -> bool:
        text = texts.setdefault(case.text, QuotedText.of(case.text))
        return not Told(case, find_quote(text, case.quote, language=case.language)).finding

    yield "argmap", ours
    from rapidfuzz import fuzz

    yield "rapidfuzz, 90 or more", lambda case: fuzz.partial_ratio(case.quote, case.text) >= 90
    squeeze = partial(re.sub, r"\s+", " ")
    yield "plain search, spaces and case folded", lambda case: squeeze(case.quote).lower() in squeeze(case.text).lower()
    with suppress(ImportError):
        import citations

        yield "citations", lambda case: citations.resolve_in(case.quote, case.text).state == "found"
    with suppress(ImportError):
        from claims_ledger.resolve import normalize

        def spans(case: Case) -> bool:
            text, at = normalize(case.text), 0
            for piece in re.split(r"\[\.\.\.\]", case.quote):
                found = text.find(normalize(piece).strip(), at)
                if found < 0:
                    return False
                at = found + 1
            return True

        yield "claims-ledger, its folding and pieces in order", spans
    with suppress(ImportError):
        import quotecheck

        def checked(case: Case) -> bool:
            with suppress(IndexError):  # which it raises for some of them: no acceptance
                return quotecheck.check(case.quote, case.text).status in ("found", "interleaved")
            return False

        yield "quotecheck", checked


def cost() -> None:
    """Print how long large texts and many quotations take."""
    text, _ = plain("\n\n".join(prose("en")["paragraphs"]))
    parts = [text[start:end] for start, end in sentences(text + "\n\n", "en")]
    rows = [["what", "s"]]
    lot = random.Random(7)
    numbered = " ".join(f"{lot.choice(parts)} ({number})." for number in range(800))
    large = QuotedText.of((numbered + "\n\n") * (19_800_000 // (len(numbered) + 2)))
    unique = "In the year of the flood nobody crossed the lower bridge at night."
    large = QuotedText.of(large.source.text[:10_000_000] + unique + large.source.text[10_000_000:])
    for what, quote in (("exact", unique), ("a word changed", unique.replace("night", "noon"))):
        rows.append([f"a text of {len(large.source.text):,} characters, {what}", timed(find_quote, large, quote)])
    middle = QuotedText.of(numbered)
    quotes = [
        lot.choice(parts) if k % 10 > 2 else lot.choice(parts).replace(" the ", " a ", 1) + " of" for k in range(10_000)
    ]
    rows.append(
        ["10,000 quotations, 30 % of them altered", timed(lambda: [find_quote(middle, each) for each in quotes])]
    )
    long = numbered[:19_900]
    shuffled = long.split()
    lot.shuffle(shuffled)
    for what, quote in (
        ("as it is", long),
        ("a word changed", long.replace("council", "court", 1)),
        ("its words in another order", " ".join(shuffled)[:19_900]),
        ("of signs", "the mayor " + "!" * 15_000 + " said that"),
        ("of combining marks", "the mayor " + "e" + "\u0301" * 15_000 + " said that"),
        ("in 199 pieces", " [...] ".join(["the"] * 199)),
    ):
        rows.append([f"a quotation of {len(quote):,} characters, {what}", timed(find_quote, middle, quote)])
    repeated = QuotedText.of("It rained on the day when the council met in the hall. " * 20_000)
    rows.append(
        [
            "one sentence 20,000 times, a word changed",
            timed(find_quote, repeated, "It rained on the day when the court met in the hall"),
        ]
    )
    table(rows)


def timed(call: Callable[..., object], *arguments: object) -> str:
    """Seconds of the processor."""
    began = time.process_time()
    call(*arguments)
    return f"{time.process_time() - began:.2f}"


if __name__ == "__main__":
    main()
