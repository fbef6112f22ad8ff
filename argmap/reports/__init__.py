"""Reports: what a map says, claim by claim."""
