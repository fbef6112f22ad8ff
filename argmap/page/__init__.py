"""Pages before any format, their words, and the formats: knows nothing of maps."""
