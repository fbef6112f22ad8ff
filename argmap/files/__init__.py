"""Reading files into sources within limits; `write`, which a check does not load, writes them whole or not at all."""

from argmap.files.decode import decode
from argmap.files.reader import JOINED, FileReader, alias_of

__all__ = ["JOINED", "FileReader", "alias_of", "decode"]
