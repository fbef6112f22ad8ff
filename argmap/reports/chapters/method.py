"""Sources, messages and method, written."""

from collections.abc import Sequence

from argmap.english import count, fits
from argmap.findings.method import Message, Method, SourceEntry
from argmap.model import reliability
from argmap.page.blocks import Item, Writer, item
from argmap.page.words import Words, as_words, flat, joined, listed, ref, say, sentence
from argmap.reports.chapters.chapter import Chapter

SEMANTICS_WORDS = {
    "grounded": "what follows without taking a side where neither side is answered (Dung 1995)",
    "complete": "what every complete labelling agrees on (Caminada 2006)",
    "preferred": "what every preferred labelling agrees on (Dung 1995)",
    "stable": "what every labelling that decides everything agrees on (Dung 1995)",
    "semi-stable": "what every labelling that leaves the least undecided agrees on (Caminada 2006)",
    "ideal": "the greatest position that every preferred one holds (Dung, Mancarella, Toni 2007)",
    "eager": "the greatest position that every semi-stable one holds (Caminada 2007)",
}


def show_sources(every: Sequence[SourceEntry], page: Writer) -> None:
    """Write the list of the sources."""
    page.bullets(map(_show_source, every))


def _show_source(each: SourceEntry) -> Item:
    about = [part for part in (each.author, each.publisher, each.date) if part]
    parts: list[Words | str] = [
        say("{}: {}{}", ref(each.id), flat(each.title), f" ({', '.join(about)})" if about else "")
    ]
    if each.repeats:
        parts.append(say("repeats {}", listed([ref(one) for one in each.repeats])))
    if each.reliability:
        parts.append(f"{each.reliability} ({reliability.in_words(each.reliability)})")
    parts.append(count(each.quotations, "quotation") if each.quotations else "not quoted")
    if each.reader not in ("", "text"):
        parts.append(f"read by {each.reader}")
    if each.url:
        parts.append(each.url)
    if each.sha256:
        parts.append(f"text sha256 {each.sha256}")
    return item(joined(parts, "; "))


def show_messages(every: Sequence[Message], ignores: int, page: Writer) -> None:
    """Write the errors and warnings; what the files tell argmap to ignore is not among them."""
    told = fits(ignores, "what one comment tells", f"what {ignores:,} comments tell")
    left = f"{told} argmap to ignore"
    if not every:
        page.text(f"No error and no warning is reported{f' beyond {left}' if ignores else ''}.")
        return
    if ignores:
        page.text(f"Besides {left}:")
    page.bullets(
        item(say("{} {}, {}: {}{}", each.severity, each.code, each.place, sentence(each.message), _help(each)))
        for each in every
    )


def _help(each: Message) -> Words:
    return say(" – {}", sentence(each.help)) if each.help else as_words("")


def _whose_steps(argued: int, steps: int) -> str:
    """Of how many steps the texts say that somebody makes them."""
    if argued == steps:
        return "Every step from a claim to another one is argued in a text."
    which = f"{argued} of the {steps} steps"
    be = "is" if argued == 1 else "are"
    return f"{which} from claims to others {be} argued in a text; the author of the map has drawn the rest."


def show_method(every: Method, page: Writer) -> None:
    """Write how the report was made."""
    items = [
        item(f"Verdicts are {every.semantics}: {SEMANTICS_WORDS[every.semantics]}."),
        item(
            "Accepted: it stands. Rejected: a reason for its contrary stands. Unsupported: nothing carries it. "
            "Undecided: reasons on both sides, and nothing decides between them."
        ),
        item(
            "Strengths, credences and the grades of sources and speakers are preferences: what is known to be weaker "
            "than what it speaks against is not heeded. Reasons are not added up, and undercuts are never weighed."
            if every.weighing
            else "Reasons are not weighed: where reasons stand on both sides a claim is open, however many there are."
        ),
        *([item(_whose_steps(every.argued, every.steps))] if every.argued else []),
        item(
            "What cannot stand together: minimal sets of assertions that cannot all be true, reading implies as "
            "implication and contradicts as exclusion (Betz 2010), and minimal sets that no complete labelling "
            "accepts. Positions are preferred labellings."
        ),
        item("Why a claim has its verdict, and what would change it, is said by the grounded labelling."),
        item(
            f"Quotations were compared with their texts by rules with the fingerprint {every.policy}: two reports with "
            "different ones were not made by the same rules."
        ),
        item(f"Made by argmap {every.version}{f' with {chr(32).join(every.options)}' if every.options else ''}."),
    ]
    items += [item(say("{}: sha256 {}", file.name, file.sha256)) for file in every.files]
    page.bullets(items)


SOURCES = Chapter(
    "sources",
    "Sources",
    lambda found: found.sources,
    lambda found, page: show_sources(found.sources, page),
    says=lambda found: bool(found.sources),
)
MESSAGES = Chapter(
    "messages",
    "Errors and warnings",
    lambda found: found.messages,
    lambda found, page: show_messages(found.messages, found.method.ignores, page),
)
METHOD = Chapter("method", "Method", lambda found: found.method, lambda found, page: show_method(found.method, page))
