"""Looks of diagrams."""
