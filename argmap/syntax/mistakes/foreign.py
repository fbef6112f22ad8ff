"""Files of other languages, which get one message instead of one a line."""

import re
from collections.abc import Sequence

from argmap.catalogue.rules import OTHER_FORMAT, UNKNOWN_DETAIL, UNKNOWN_STATEMENT
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.source import Source, Span

MOST_LOOKED_AT = 20_000
"""Characters of a file that are looked at."""
MOST_STRANGE = 5
"""Strange lines after which a file without a single statement is told in one message, whatever it is."""
LONG_LINE = 160
"""Characters of a line that make a file without a statement running text, however few its lines are."""
_FRAMEWORK = "an abstract framework"
_ARGDOWN = "an Argdown file"
_KIALO = "a Kialo export"
_AIF = "an AIF map"
_GRAPH = "a map in JSON"
_CARNEADES = "a Carneades file"
_GSN = "an assurance case in YAML"
_BRAT = "a file of annotations"
_BIBTEX = "a BibTeX file"
_ARGGRAPH = "a microtext in XML"
_IMPORTED = (_ARGDOWN, _KIALO, _AIF, _GRAPH, _CARNEADES, _GSN, _BRAT, _BIBTEX, _ARGGRAPH)
"""Files that `argmap import` reads."""
_SIGNS = (
    (_FRAMEWORK, r"\A(?:\s*#.*\n)*\s*(?:p af \d|(?:arg|att)\s*\()"),
    (_AIF, r'\A\s*\{(?=[\s\S]*"(?:nodeID|AIF)")'),
    (_AIF, r'\A\s*\{\s*"nodes":\s*\[\s*\]'),
    (_GRAPH, r'\A\s*\{(?=[\s\S]*"(?:nodes|statements)")(?=[\s\S]*"(?:edges|arguments)")'),
    ("an argmap map as data", r'\A\s*\{(?=[\s\S]*"version")(?=[\s\S]*"claims")'),
    ("a JSON file", r"\A\s*[{\[]\s*[\"{\[]"),
    ("an HTML page", r"\A\s*<(?:!doctype\s+html|html)\b"),
    (_ARGGRAPH, r"\A\s*(?:<\?xml[^>]*>\s*)?<arggraph\b"),
    ("an XML file", r"\A\s*<(?:\?xml\b|[A-Za-z][\w:.-]*[ >])"),
    ("a Graphviz file", r"\A\s*(?:strict\s+)?(?:di)?graph\s*\w*\s*\{"),
    (_KIALO, r"\ADiscussion Title:|^1\.\d+\.\s+(?:Pro|Con):"),
    (_BRAT, r"\AT\d+\t\S+ \d+ \d+"),
    (_BIBTEX, r"^@\w+\s*\{\s*[^,\s]+\s*,"),
    (_CARNEADES, r"^statements:\s*$(?=[\s\S]*^(?:arguments|assumptions|issues|tests):)"),
    (_GSN, r"^(?:G|Sn|S)\w*:\s*(?:#.*)?$(?=[\s\S]*^\s+(?:supportedBy|undeveloped)\s*:)"),
    (
        _ARGDOWN,
        r"\A===\s*$|^\s*[+-][>]?\s*[<\[][^\]>\n]+[\]>]|^\s*(?:\[[^\]\n]+\]|<[^>!\n][^>\n]*>)(?::|\s*$)",
    ),
    ("a Markdown file", r"^#{1,6} \S[\s\S]*^(?:[-*] |\d+\. )|^\*\*\S|^[-*] \[|^\|\s*:?-{3,}|^```"),
)


def other_format(source: Source, problems: Sequence[Diagnostic], statements: int) -> Diagnostic | None:
    """What is wrong with a file in which hardly a line can be read and that looks like one of another language."""
    unknown = sum(each.rule in (UNKNOWN_STATEMENT, UNKNOWN_DETAIL) and not each.edits for each in problems)
    if not unknown or statements > unknown:
        return None
    head = source.text[:MOST_LOOKED_AT]
    what = _ARGDOWN if source.name.endswith((".argdown", ".ad")) else ""
    what = what or next((what for what, sign in _SIGNS if re.search(sign, head, re.MULTILINE)), "")
    prose = max(map(len, head.splitlines()), default=0) > LONG_LINE
    if not what and (statements or (unknown < MOST_STRANGE and not prose)):
        return None
    start = len(head) - len(head.lstrip())
    end = min((at for at in (head.find("\n", start), head.find("\r", start)) if at >= 0), default=len(head))
    told = f"this looks like {what}, not like" if what else "no line of this file is a statement of"
    return Diagnostic.at(
        OTHER_FORMAT,
        Span(source, start, end),
        f"{told} {'a map in ' * bool(what)}argmap's language",
        help="`argmap import FILE` makes a map of it" if what in _IMPORTED else _HELP.get(what, _BEGIN),
    )


_BEGIN = "a map says `claim ID: TEXT`, and below it who says so and why: `argmap new` begins one"
_HELP = {
    _FRAMEWORK: "`argmap solve` answers questions on it",
    "an argmap map as data": "read it in Python with `argmap.from_dict`, and write it with `argmap.dump`",
}
