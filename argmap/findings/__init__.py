"""What the chapters of a report find, as data."""
