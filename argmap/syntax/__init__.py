"""From text to a document; the only part that knows lark."""
