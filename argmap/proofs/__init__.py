"""What a stranger can check again: certificates of labels, and packs of a map with its texts."""
