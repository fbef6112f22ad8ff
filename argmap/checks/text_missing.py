"""Texts that are named and not at hand, so that nothing from them was checked."""

from collections import Counter
from collections.abc import Iterator

from argmap.analysis.facts import Facts
from argmap.catalogue.rules import TEXT_MISSING, TEXT_UNREADABLE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.place import place_of
from argmap.english import count
from argmap.model.content import MapContent
from argmap.quotations.text.quoted_text import NoText


def text_missing(amap: MapContent, facts: Facts) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each quoted source whose text could not be read."""
    quoted = Counter(quotation.source for quotation in amap.all_quotations())
    for id_, text in facts.texts.items():
        if isinstance(text, NoText) and quoted[id_]:
            source = amap.sources[id_]
            verb = "was" if quoted[id_] == 1 else "were"
            yield Diagnostic.at(
                TEXT_MISSING if text.missing else TEXT_UNREADABLE,
                place_of(source.places.get("text") or source.origin),
                f"{count(quoted[id_], 'quotation')} from `{id_}` {verb} not checked: {text.reason}",
                help=text.help,
            )
