"""Words that people write for the keywords, because other tools or plain speech have them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from argmap.catalogue.rules import UNKNOWN_DETAIL, UNKNOWN_STATEMENT
from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.source import Span

_SAID = {
    "map": "title topic heading",
    "section": "chapter group part header",
    "source": "document article paper reference",
    "speaker": "person actor author witness voice",
    "question": "issue problem",
    "claim": "argument thesis statement assertion proposition premise conclusion position point contention",
    "include": "import",
    "supports": "support backs confirms proves corroborates favours favors helps",
    "rebuts": "rebut attacks attack opposes oppose refutes denies contests disputes counters rejects",
    "contradicts": "contradict excludes conflicts",
    "implies": "imply entails entail",
    "undercuts": "undercut",
    "restates": "restate repeats rephrases paraphrases same-as equals equivalent",
    "because": "pro pros reason since for support supporting evidence",
    "but": "con cons against contra objection attack counter counterargument however opposing rebuttal",
    "unless": "except exception undercut undercutter",
    "quote": "quotes quotation cite citation says said",
    "denial": "deny denies denied dispute disputes disputed contests",
    "suspicion": "suspects suspect suspected alleges alleged rumour rumor",
    "hope": "hopes hoped fears wants wishes urges",
    "mention": "mentions mentioned asks",
    "assumed": "assume assumes assumption given",
}
_DETAILS = {
    "text": "file path document filename fulltext",
    "url": "link website uri web",
    "author": "writer authors",
    "publisher": "publication newspaper outlet journal",
    "date": "published when day year",
    "note": "comment remark summary description notes",
    "tags": "tag keywords labels label",
    "language": "lang",
    "reliability": "grade rating trust",
    "credence": "confidence probability likelihood certainty",
    "strength": "weight",
    "answer": "answers option options",
    "repeats": "quotes-from copies cites",
}


def _by_word(groups: Mapping[str, str], meant: tuple[str, ...]) -> Mapping[str, str]:
    return MappingProxyType({word: keyword for keyword in meant for word in groups[keyword].split()})


OF_STATEMENTS = _by_word(_SAID, ("map", "section", "source", "speaker", "question", "claim", "include"))
OF_VERBS = _by_word(_SAID, ("supports", "rebuts", "contradicts", "implies", "undercuts", "restates"))
OF_DETAILS = _by_word(_SAID, ("because", "but", "unless", "quote", "denial", "suspicion", "hope", "mention", "assumed"))
OF_KEYS = _by_word(_DETAILS, tuple(_DETAILS))
WHAT = {
    "map": "the title of a map is `map: TITLE`",
    "section": "a section is `section: TITLE`",
    "source": "a text is `source ID: TITLE`",
    "speaker": "who speaks is `speaker ID: NAME`",
    "question": "a question is `question ID: TEXT`",
    "claim": "a claim is `claim ID: TEXT`",
    "include": "another file is `include: PATH`",
    "because": "a reason for the claim is `because …`",
    "but": "a reason against the claim is `but …`",
    "unless": "what undercuts the step is `unless …`",
    "quote": "the words of one who says so are `quote SOURCE: WORDS`",
    "denial": "the words of one who denies it are `denial SOURCE: WORDS`",
    "suspicion": "the words of one who only thinks it possible are `suspicion SOURCE: WORDS`",
    "hope": "the words of one who wants or fears it are `hope SOURCE: WORDS`",
    "mention": "words that commit nobody to the claim are `mention SOURCE: WORDS`",
    "assumed": "what needs no reason here is `assumed`",
    "supports": "what speaks for a claim is said with `A supports B`",
    "rebuts": "what speaks against a claim is said with `A rebuts B`",
    "contradicts": "of two claims that cannot both stand is said `A contradicts B`",
    "restates": "of two claims that say the same is said `A restates B`",
    "implies": "what follows strictly is said with `A implies B`",
    "undercuts": "what sets a step aside is said with `A undercuts B`",
    "text": "the file that holds a source's words is `text: PATH`",
    "url": "the address of a source is `url: ADDRESS`",
    "author": "who wrote a source is `author: NAME`",
}


def statement(span: Span) -> Diagnostic | None:
    """A statement that begins with another word for a keyword."""
    return _instead(span, OF_STATEMENTS, lambda word: f"no statement begins with `{word}`", statement=True)


def detail(span: Span) -> Diagnostic | None:
    """A line below a claim that begins with another word for a keyword."""
    return _instead(span, OF_DETAILS, lambda word: f"`{word}` is no detail")


def verb(span: Span, *, below: bool = False) -> Diagnostic | None:
    """Another word for a relation."""
    return _instead(span, OF_VERBS, lambda word: f"`{word}` is not a relation", statement=not below)


def key(span: Span) -> Diagnostic | None:
    """Another word for a detail such as `text`."""
    return _instead(span, OF_KEYS, lambda word: f"there is no detail `{word}`")


def _instead(
    span: Span, synonyms: Mapping[str, str], message: Callable[[str], str], *, statement: bool = False
) -> Diagnostic | None:
    meant = synonyms.get(span.text.casefold())
    if meant is None:
        return None
    rule = UNKNOWN_STATEMENT if statement else UNKNOWN_DETAIL
    help_ = WHAT.get(meant, f"it is called `{meant}`")
    return Diagnostic.at(rule, span, message(span.text), help=help_, edits=[Edit(span, meant)])
