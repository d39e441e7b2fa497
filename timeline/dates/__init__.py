"""Temporal expressions in text: found, resolved against the day of writing, and explained."""

from timeline.dates.find import find_dates

__all__ = ["find_dates"]
