"""Argumentation schemes."""
