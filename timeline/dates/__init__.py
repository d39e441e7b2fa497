"""Temporal expressions in text: found, resolved against the day of writing, and explained."""

from timeline.dates.explain import explain
from timeline.dates.find import find_dates

__all__ = ["explain", "find_dates"]
