"""Languages: which words matter in a quotation, a file a language."""
