"""Argdown: its text (read and written) and the data that it exports (read)."""
