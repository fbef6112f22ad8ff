"""From documents to a map: includes, names, values, and what each line says."""
