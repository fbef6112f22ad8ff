"""Two versions of a map: what changed, and what that does to the verdicts."""
