"""What the readers of YAML formats share: the mapping of a file, and where its keys stand."""

from collections.abc import Mapping

from argmap.interchange.extras import BadDataError, MissingExtraError, line_of, load_yaml
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.model.content import MapContent
from argmap.source import Source, Span


def mapping_of(foreign: Foreign, format_: str) -> Mapping[object, object] | Imported[MapContent]:
    """The mapping that a file is, or what to say of one that is none."""
    source = foreign.source
    try:
        data = load_yaml(source.text)
    except BadDataError as error:
        starts = source.line_starts
        return unreadable(source, format_, f"this is no YAML: {error}", starts[min(error.line, len(starts) - 1)])
    except MissingExtraError as error:
        return unreadable(source, format_, str(error))
    return data if isinstance(data, Mapping) else unreadable(source, format_, "this is no mapping of names to values")


def key_span(source: Source, mapping: object, key: object) -> Span:
    """The line on which a key stands."""
    number = min(line_of(mapping, key), len(source.line_starts) - 1)
    start = source.line_starts[number]
    line = source.line(number + 1)
    indent = len(line) - len(line.lstrip())
    return Span(source, start + indent, max(start + len(line.rstrip()), min(start + indent + 1, len(source.text))))


def names_in(value: object) -> list[str]:
    """The names in a list, or the one name that stands for a list of one."""
    if isinstance(value, (list, tuple)):
        return [word for each in value if (word := word_of(each))]
    return [word] if (word := word_of(value)) else []


def word_of(value: object) -> str:
    """A scalar as text; nothing for a list or a mapping."""
    if value is None or isinstance(value, (list, tuple, Mapping)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()
