"""argmap inside other programs."""
