"""The chapters of a report, written: a file for each."""
