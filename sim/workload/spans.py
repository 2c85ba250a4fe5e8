"""Spans of time: half-open, as pairs of instants."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Span", "merged", "without"]

Span = tuple[int, int]
"""Begins at the first instant, has ended at the second."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, as spans that neither touch nor overlap; empty ones are gone."""
    out: list[Span] = []
    for begins, ends in sorted(spans):
        if ends <= begins:
            continue
        if out and begins <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], ends))
        else:
            out.append((begins, ends))
    return out


def without(spans: Iterable[Span], gaps: Iterable[Span]) -> list[Span]:
    """The time of `spans` that lies in none of `gaps`."""
    out = merged(spans)
    for leaves, returns in merged(gaps):
        kept: list[Span] = []
        for begins, ends in out:
            kept += [(begins, min(ends, leaves)), (max(begins, returns), ends)]
        out = [span for span in kept if span[0] < span[1]]
    return out
