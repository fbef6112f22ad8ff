"""Diagrams: from a map to a drawing, to DOT, to a picture."""
