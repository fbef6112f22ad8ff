"""Maps in other forms: plain data, and the language itself."""
