"""The consistency report on a map: a file a chapter, then a page, then a format."""
