"""The page to explore a map in a browser: one file, no request to anywhere."""
