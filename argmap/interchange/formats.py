"""The formats that maps are read from and written to, and those that plug-ins bring."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, cast

import attrs

from argmap.brief_repr import brief_repr
from argmap.english import listed
from argmap.interchange.foreign import ForeignReader, ForeignWriter
from argmap.interchange.loss import COMMON, FormatLoss

IMPORTERS = "argmap.importers"
"""The group of entry points of readers: the name of a format, and a function `(foreign) -> Imported`."""
EXPORTERS = "argmap.exporters"
"""The group of entry points of writers: the name of a format, and a function `(amap, *, texts) -> Exported`."""


@attrs.frozen
class Format:
    """A format: its name, what people call it, the endings of its files, and where its reader and its writer are.

    `packed` files are no text; `extra` is the package that reading one needs beside argmap.
    """

    name: str
    title: str
    endings: tuple[str, ...] = ()
    module: str = attrs.field(default="", kw_only=True)
    reads: str = attrs.field(default="", kw_only=True)
    writes: str = attrs.field(default="", kw_only=True)
    packed: bool = attrs.field(default=False, kw_only=True)
    extra: str = attrs.field(default="", kw_only=True)

    __repr__ = brief_repr

    def losses(self) -> Sequence[FormatLoss]:
        """What can be lost when a file is read."""
        return (*COMMON, *_of(self, "LOSSES")) if self.reads else ()

    def unwritten(self) -> Sequence[FormatLoss]:
        """What can be lost when a map is written."""
        return _of(self, "UNWRITTEN") if self.writes else ()


def _of(each: Format, name: str) -> tuple[FormatLoss, ...]:
    """The losses that the modules of a format declare."""
    modules = [each.module]
    if each.module.startswith("argdown."):
        modules = ["argdown.mapping" if name == "LOSSES" else "argdown.writing"]
    found: tuple[FormatLoss, ...] = ()
    for module in modules:
        found += getattr(import_module(f"argmap.interchange.{module}"), name, ())
    return found


FORMATS: tuple[Format, ...] = (
    Format(
        "argdown",
        "Argdown",
        (".argdown", ".ad"),
        module="argdown.reading",
        reads="read_argdown",
        writes="write_argdown",
    ),
    Format("argdown-json", "JSON of Argdown", (".json",), module="argdown.reading", reads="read_argdown_json"),
    Format("aif", "AIF", (".json",), module="aif", reads="read_aif", writes="write_aif"),
    Format("xaif", "xAIF", (".json", ".xaif"), module="aif", reads="read_aif", writes="write_xaif"),
    Format("kialo", "Kialo", (".txt",), module="kialo", reads="read_kialo"),
    Format(
        "carneades", "Carneades", (".yml", ".yaml"), module="carneades", reads="read_carneades", extra="ruamel.yaml"
    ),
    Format("csl-json", "CSL-JSON", (".json",), module="references", reads="read_csl"),
    Format("bibtex", "BibTeX", (".bib",), module="references", reads="read_bibtex", extra="bibtexparser"),
    Format(
        "refi-qda", "REFI-QDA", (".qdpx", ".qde"), module="refi", reads="read_refi", writes="write_refi", packed=True
    ),
    Format("sadface", "SADFace", (".json",), module="sadface", reads="read_sadface", writes="write_sadface"),
    Format("arguebuf", "arguebuf", (".json",), module="arguebuf", reads="read_arguebuf", writes="write_arguebuf"),
    Format("gsn", "GSN", (".yaml", ".yml"), module="gsn", reads="read_gsn", extra="ruamel.yaml"),
    Format("brat", "brat", (".ann",), module="brat", reads="read_brat"),
    Format("arggraph", "arggraph", (".xml",), module="arggraph", reads="read_arggraph"),
    Format("wacz", "WACZ", (".wacz",), module="wacz", reads="read_wacz", packed=True, extra="warcio"),
    Format("web-annotation", "web annotations", (".jsonld",), module="web_annotation", writes="write_annotations"),
    Format("csv", "CSV", (".csv",), module="tables", writes="write_csv"),
    Format("graphml", "GraphML", (".graphml",), module="graphml", writes="write_graphml"),
)
"""The formats of argmap itself, in the order of the documentation."""
_BY_NAME: Mapping[str, Format] = MappingProxyType({each.name: each for each in FORMATS})


class NoFormatError(ValueError):
    """There is no such format, or no reader or writer for it."""


def importers() -> tuple[str, ...]:
    """The names of the formats that can be read, those of plug-ins last."""
    own = tuple(each.name for each in FORMATS if each.reads)
    return (*own, *sorted(name for name in _plugged(IMPORTERS) if name not in own))


def exporters() -> tuple[str, ...]:
    """The names of the formats that can be written, those of plug-ins last."""
    own = tuple(each.name for each in FORMATS if each.writes)
    return (*own, *sorted(name for name in _plugged(EXPORTERS) if name not in own))


def format_of(name: str) -> Format | None:
    """The format of that name, if it is one of argmap's own."""
    return _BY_NAME.get(name)


def reader_of(name: str) -> ForeignReader:
    """The reader of a format.

    Raises:
        NoFormatError: if there is none.
    """
    own = _BY_NAME.get(name)
    if own is not None and own.reads:
        return cast(ForeignReader, _load(own.module, own.reads))
    plugged = _plugged(IMPORTERS).get(name)
    if plugged is None:
        raise NoFormatError(f"there is no reader for `{name}`; there are {listed(importers(), most=40)}")
    return cast(ForeignReader, plugged.load())


def writer_of(name: str) -> ForeignWriter:
    """The writer of a format.

    Raises:
        NoFormatError: if there is none.
    """
    own = _BY_NAME.get(name)
    if own is not None and own.writes:
        module = "argdown.writing" if own.module.startswith("argdown.") else own.module
        return cast(ForeignWriter, _load(module, own.writes))
    plugged = _plugged(EXPORTERS).get(name)
    if plugged is None:
        raise NoFormatError(f"there is no writer for `{name}`; there are {listed(exporters(), most=40)}")
    return cast(ForeignWriter, plugged.load())


def _load(module: str, function: str) -> Any:
    return getattr(import_module(f"argmap.interchange.{module}"), function)


def _plugged(group: str) -> Mapping[str, Any]:
    """What installed packages bring, by name; argmap's own formats go before them."""
    from importlib.metadata import entry_points  # only who asks for a format pays for it

    return {each.name: each for each in entry_points(group=group)}
