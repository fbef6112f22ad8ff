"""The consistency report on a map: what is found, the chapters that say it, pages and formats."""
