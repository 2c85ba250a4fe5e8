"""What becomes of who waits at closing."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["AtClosing"]


class AtClosing(IntEnum):
    """What becomes of who still waits when the center closes."""

    SERVE_OUT = 0
    DISCONNECT = 1
    KEEP = 2
