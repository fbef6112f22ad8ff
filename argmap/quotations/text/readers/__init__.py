"""Making plain text of the files of sources: a module a format.

A quotation that is not found in such a text is not found in what this reader made of the file; its name
and version are kept, so that a report can say so. `read.py` holds the list of formats.
"""

from argmap.quotations.text.readers.plain_text import LeftOut, Mark, PlainText, ReadError
from argmap.quotations.text.readers.read import read_plain_text

__all__ = ["LeftOut", "Mark", "PlainText", "ReadError", "read_plain_text"]
