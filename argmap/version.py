"""The version of argmap."""

__version__ = "0.2.0"
