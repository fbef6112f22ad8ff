"""The language server: what `argmap.service` knows, in the protocol that editors speak."""
