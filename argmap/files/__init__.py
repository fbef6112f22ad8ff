"""Reading files into sources within limits, and writing files whole or not at all."""

from argmap.files.decode import decode
from argmap.files.reader import JOINED, FileReader, alias_of
from argmap.files.write import write_whole

__all__ = ["JOINED", "FileReader", "alias_of", "decode", "write_whole"]
