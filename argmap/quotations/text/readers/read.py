"""The formats that texts are read from, by the ending of the file's name."""

from collections.abc import Callable, Mapping

from argmap.quotations.text.readers.epub import read_epub
from argmap.quotations.text.readers.first_bytes import refuse_by_ending
from argmap.quotations.text.readers.html import read_html
from argmap.quotations.text.readers.mail import read_mail
from argmap.quotations.text.readers.markdown import read_markdown
from argmap.quotations.text.readers.open_document import read_open_document
from argmap.quotations.text.readers.pdf import read_pdf
from argmap.quotations.text.readers.plain_text import PlainText, ReadError
from argmap.quotations.text.readers.subtitles import read_subtitles
from argmap.quotations.text.readers.text import read_text
from argmap.quotations.text.readers.word import read_word


def read_plain_text(ending: str, data: bytes) -> PlainText:
    """The text of a file, by the ending of its name (`.html`, `.pdf`, …; anything else is text in UTF-8).

    Raises:
        ReadError: if the file holds no text, its reader is not installed, or it is broken.
    """
    ending = ending.lower()
    try:
        refuse_by_ending(ending, data)
        return READERS.get(ending, read_text)(data)
    except ReadError:
        raise
    except Exception as error:  # whatever a reader stumbles over: the file is what cannot be read
        what = f"a file that ends in `{ending}`" if ending else "the file"
        raise ReadError(f"the reader of {what} gave up ({type(error).__name__})", help=SAVE) from error


SAVE = "save it as plain text"

READERS: Mapping[str, Callable[[bytes], PlainText]] = {
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".odt": read_open_document,
    ".epub": read_epub,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".eml": read_mail,
    ".mht": read_mail,
    ".mhtml": read_mail,
}
