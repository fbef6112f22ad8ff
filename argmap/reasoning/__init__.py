"""What stands, what falls, what is contested, and why: the reading of a map as a logic program."""
