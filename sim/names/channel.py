"""The channels on which customers come."""

from __future__ import annotations

__all__ = ["CHANNELS"]

CHANNELS = ("voice", "chat", "messenger", "email", "social")
