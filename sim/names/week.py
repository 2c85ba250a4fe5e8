"""The days of a week."""

from __future__ import annotations

__all__ = ["WEEKDAYS"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
