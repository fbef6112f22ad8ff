"""Facts about a map: pure, total, deterministic."""
