"""Diagnostics: what is wrong or worth knowing, where, and what to do about it."""
