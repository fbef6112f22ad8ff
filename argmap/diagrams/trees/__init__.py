"""A map as trees: every claim stands in full once, and a slip stands for it wherever else it is used."""
