"""Reading Argdown: its text, and the JSON that it exports."""

import attrs

from argmap.catalogue.rules import UNREADABLE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.interchange.argdown.data import read_data
from argmap.interchange.argdown.lines import read_document
from argmap.interchange.argdown.mapping import as_map
from argmap.interchange.argdown.model import ArgdownDocument
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.placed_json import BadJsonError, PlacedDict, load_placed
from argmap.model.content import MapContent


def read_argdown(foreign: Foreign) -> Imported[MapContent]:
    """The map of an Argdown document (argdown.org/syntax, version 2)."""
    return _made(read_document(foreign.source), foreign, "argdown")


def read_argdown_json(foreign: Foreign) -> Imported[MapContent]:
    """The map of what `argdown json` writes."""
    source = foreign.source
    try:
        data = load_placed(source.text)
    except BadJsonError as error:
        return unreadable(source, "argdown-json", f"this is no JSON: {error}", error.at)
    if not isinstance(data, PlacedDict) or not isinstance(data.get("statements"), dict):
        return unreadable(source, "argdown-json", "this is no export of Argdown: it has no `statements`")
    return _made(read_data(source, data), foreign, "argdown-json")


def _made(document: ArgdownDocument, foreign: Foreign, format_: str) -> Imported[MapContent]:
    made = as_map(document, foreign.source, format_, leaves=foreign.leaves)
    errors = [Diagnostic.at(UNREADABLE, span, message, help=help_) for span, message, help_ in document.wrong]
    if not made.map.claims:
        return unreadable(foreign.source, format_, "no statement and no argument was found here")
    return attrs.evolve(made, errors=tuple(errors))
