"""The formats that texts are read from, by the ending of the file's name; each reader is loaded when it is needed."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from argmap.quotations.text.readers.plain_text import PlainText, ReadError


def read_plain_text(ending: str, data: bytes) -> PlainText:
    """The text of a file, by the ending of its name (`.html`, `.pdf`, …; anything else is text in UTF-8).

    Raises:
        ReadError: if the file holds no text, its reader is not installed, or it is broken.
    """
    from argmap.quotations.text.readers.first_bytes import refuse_by_ending

    ending = ending.lower()
    try:
        refuse_by_ending(ending, data)
        return reader_of(ending)(data)
    except ReadError:
        raise
    except Exception as error:  # whatever a reader stumbles over: the file is what cannot be read
        what = f"a file that ends in `{ending}`" if ending else "the file"
        raise ReadError(f"the reader of {what} gave up ({type(error).__name__})", help=SAVE) from error


SAVE = "save it as plain text"

READERS: Mapping[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
    ".odt": "open_document",
    ".epub": "epub",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
}
"""The module of each ending; its function is called like it: `read_html`."""


def reader_of(ending: str) -> Callable[[bytes], PlainText]:
    """The reader of files with this ending."""
    name = READERS.get(ending, "text")
    module = import_module(f"argmap.quotations.text.readers.{name}")
    return cast("Callable[[bytes], PlainText]", getattr(module, f"read_{name}"))
