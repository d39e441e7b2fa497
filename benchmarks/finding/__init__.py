"""Finders of dates, ours and those of peers, and how their answers are scored; what benchmarks/dates.py is made of."""
