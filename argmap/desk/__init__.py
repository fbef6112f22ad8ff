"""The reading desk: texts, the argument file and its map side by side in the browser."""
