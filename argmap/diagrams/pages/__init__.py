"""Trees on sheets and pages: laid out, packed, numbered, with a contents and an index."""
