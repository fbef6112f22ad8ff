"""Checking quotations against the texts that they come from."""
