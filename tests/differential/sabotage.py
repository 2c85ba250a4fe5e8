"""A one-line patch of the kernel: a mistake that somebody could make, and the corner plans that expose it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Sabotage"]


@dataclass(frozen=True)
class Sabotage:
    """A mistake. `was` stands once in `file` of the kernel; with `becomes` in its place `plans` come out wrong.

    `legal` says that the wrong log breaks no invariant, so that the comparison alone can catch it.
    """

    file: str
    was: str
    becomes: str
    plans: tuple[str, ...]
    legal: bool = False
