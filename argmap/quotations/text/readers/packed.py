"""Documents that are packed folders of XML: opened within limits, and named where they are broken."""

from typing import Any

from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.plain_text import ReadError

MOST_UNPACKED = 200_000_000
"""Bytes of all parts that are read."""
_SAVE = "save it as plain text"
_LOCKED = 1
"""The flag of a part that needs a password."""


class Packed:
    """The parts of a document."""

    def __init__(self, data: bytes, ending: str, what: str) -> None:
        """Open a document that is called `what`.

        Raises:
            ReadError: if it is something else, or broken.
        """
        import io
        import zipfile

        self.what = what
        self._ending = ending
        self._data = data
        self._left = MOST_UNPACKED
        if not data.strip():
            raise ReadError("the file is empty", help="get the file again")
        if not data.startswith(b"PK\x03\x04"):
            refuse_other(data, ending=ending)
            raise ReadError(
                f"its name ends in `{ending}`, but it is no such file", help="let its name end in what it is"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = self._zip.namelist()
        except Exception as error:  # zipfile lets out errors of several libraries
            raise self.broken() from error

    def broken(self) -> ReadError:
        """Say that the document is broken."""
        return ReadError(f"{self.what} is broken", help=f"get the file again, or {_SAVE}")

    def read(self, name: str) -> bytes:
        """A part; nothing where there is none.

        Raises:
            ReadError: if it is locked, too large or broken.
        """
        if name not in self.names:
            return b""
        try:
            if self._zip.getinfo(name).flag_bits & _LOCKED:
                raise ReadError(f"{self.what} is locked: it needs a password", help="save it without a password")
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except ReadError:
            raise
        except Exception as error:  # zipfile lets out errors of several libraries
            raise self.broken() from error
        self._left -= len(data)
        if self._left < 0:
            raise ReadError(f"{self.what} unpacks to more than {MOST_UNPACKED // 1_000_000} MB", help=_SAVE)
        return data

    def tree(self, name: str) -> Any:
        """The elements of a part; nothing where there is none.

        Raises:
            ReadError: if it is locked, too large or no XML.
        """
        from lxml import etree

        data = self.read(name)
        if not data:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser=parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken() from error

    def needed(self, name: str) -> Any:
        """The elements of a part that has to be there.

        Raises:
            ReadError: if it is not, or cannot be read.
        """
        root = self.tree(name)
        if root is None:
            refuse_other(self._data, self._ending, ending=self._ending)
            raise self.broken()
        return root
