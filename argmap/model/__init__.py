"""The argument map as data: what passes hand on and what programs work with."""
