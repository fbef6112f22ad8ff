"""argmap in the tools of others: one file for each."""
