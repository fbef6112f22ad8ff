"""Mistakes in single lines: what is wrong, and how it is worded."""
