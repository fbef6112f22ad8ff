"""How a report was made: the sources, the mistakes in the files, and what it takes to make it again."""

import hashlib
import re
from collections import Counter

import attrs

from argmap.catalogue.rule import Severity
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.findings.subject import Subject
from argmap.quotations.policy import fingerprint
from argmap.quotations.text.quoted_text import QuotedText
from argmap.version import __version__


@attrs.frozen
class SourceEntry:
    """A source, with the number of quotations from it, the program that read its text, and the text's digest."""

    id: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    repeats: tuple[str, ...]
    reliability: str
    quotations: int
    reader: str
    sha256: str


@attrs.frozen
class Message:
    """An error or warning of `argmap check`."""

    severity: str
    code: str
    place: str
    message: str
    help: str


@attrs.frozen
class ReadFile:
    """A file that the map was read from, by its name and the digest of its text."""

    name: str
    sha256: str


@attrs.frozen
class Method:
    """How the report was made: with the same files, texts, version and options it comes out the same.

    `ignores` is the number of comments in the files that tell argmap to ignore something; `policy` is the fingerprint
    of the rules by which quotations were compared with their texts.
    """

    version: str
    policy: str
    steps: int
    argued: int
    semantics: str
    weighing: str
    options: tuple[str, ...]
    files: tuple[ReadFile, ...]
    ignores: int


_IGNORE = re.compile(r"#\s*argmap\s*:\s*ignore\b")


def sources(subject: Subject) -> tuple[SourceEntry, ...]:
    """Every source."""
    quoted = Counter(quotation.source for claim in subject.map.claims.values() for quotation in claim.quotations)
    found = []
    for id_, source in subject.map.sources.items():
        text = subject.facts.texts.get(id_)
        read = isinstance(text, QuotedText)
        found.append(
            SourceEntry(
                id=id_,
                title=source.title,
                author=source.author,
                publisher=source.publisher,
                date=source.date,
                url=source.url,
                repeats=source.repeats,
                reliability=source.reliability,
                quotations=quoted[id_],
                reader=text.reader if isinstance(text, QuotedText) and read else "",
                sha256=text.sha256 if isinstance(text, QuotedText) and read else "",
            )
        )
    return tuple(found)


def messages(subject: Subject) -> tuple[Message, ...]:
    """The errors and warnings; hints are for those who write."""
    return tuple(
        _message(diagnostic, subject) for diagnostic in subject.diagnostics if diagnostic.severity is not Severity.HINT
    )


def _message(each: Diagnostic, subject: Subject) -> Message:
    return Message(
        severity=each.severity.value,
        code=each.rule.code,
        place=subject.file(each.span.place),
        message=each.message,
        help=each.help,
    )


def method(subject: Subject) -> Method:
    """How the report was made."""
    options = subject.options
    told = []
    if options.only:
        told.append(f"--only {','.join(options.only)}")
    told += [f"--top {claim}" for claim in options.tops]
    told += [] if options.quotations else ["--no-quotations"]
    told += [] if options.semantics == "grounded" else [f"--semantics {options.semantics}"]
    told += ["--suggest"] if options.suggest else []
    files = tuple(
        ReadFile(subject.file(file.name), hashlib.sha256(file.text.encode()).hexdigest()) for file in subject.files
    )
    return Method(
        version=__version__,
        policy=fingerprint(),
        steps=len(subject.map.inferences),
        argued=len(subject.facts.argued & subject.map.inferences.keys()),
        semantics=options.semantics,
        weighing=subject.map.weighing,
        options=tuple(told),
        files=files,
        ignores=sum(len(_IGNORE.findall(file.text)) for file in subject.files),
    )
