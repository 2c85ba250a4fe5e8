"""The page docs/validation.md."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from tests.published.comparison import Row

__all__ = ["written"]

_HEAD = """# Validation: other people's models and numbers

Made by `python -m pytest tests/published -m long --write-validation`; do not edit. The default test run repeats
most rows with a fifth of the replications.

Each model is a scenario file in `tests/published/`; the package has no code for any of them. *Published* is what the
source printed, with its 95 % interval if it was simulated; *exact* was computed from birth-death chains, Kolmogorov
equations or closed forms (with ±: by an independent simulation). *ccsim* is our estimate with its 95 % half-width over
n independent replications; *notices* is the deviation that the test finds with probability .95, while a correct
simulator fails with probability 0.0001 (two-sided t test). A row fails if our estimate contradicts the exact value or
the published one. All rows use seed 1, so rows of models that are alike share their luck.
"""

_TAIL = """
## Left out

- Processor sharing with three slots (Ciw's tests): an agent with n contacts in hand does each of them 1 + s (n - 1)²
  times as slowly, which is n times for n = 1 and 2 (s = 1) but not for n = 3.
- The figures that the list of reference models marks as wrong at their source.
"""


def _digits(value: float, half_width: float) -> str:
    """A number rounded where its half-width begins to matter."""
    if half_width <= 0:
        return f"{value:.6g}"
    places = max(0, 1 - floor(log10(half_width)))
    return f"{value:.{places}f}"


def _line(row: Row) -> str:
    ours, half = row.ours.mean, row.ours.half_width
    cells = (
        row.measure,
        row.published or "–",
        row.interval or "–",
        row.exact or "–",
        f"{_digits(ours, half)} ± {_digits(half, half)}",
        str(row.ours.n),
        f"{row.ours.notices:.2g}",
        row.note,
    )
    return "| " + " | ".join(cells) + " |"


def written(rows: Sequence[Row]) -> str:
    """The page in Markdown; where a row was run at both lengths, the full one is shown."""
    kept: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row.section, row.model, row.measure)
        if key not in kept or row.length == "full":
            kept[key] = row
    out, section, model = [_HEAD], "", ""
    for row in sorted(kept.values(), key=lambda row: int(row.section.split(".")[0])):
        if row.section != section:
            out.append(f"\n## {row.section.partition('. ')[2]}\n")
            out.append(f"`python -m pytest tests/published/{row.file} -m long`\n")
            section, model = row.section, ""
        if row.model != model:
            model = row.model
            out.append(f"\n### {model}\n\n| measure | published | interval | exact | ccsim | n | notices | |")
            out.append("|---|---|---|---|---|---|---|---|")
        out.append(_line(row))
    return "\n".join(out).replace("\n\n\n", "\n\n") + "\n" + _TAIL
