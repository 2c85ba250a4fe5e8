"""What `ccsim study` prints: claims and verdicts, paths, the verdict last; at most 100 columns."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.report.study.told import Told

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]

WIDTH = 100


def show(told: Told, paths: Sequence[Path], console: Console | None = None) -> None:
    """Print a study.

    Parameters
    ----------
    told
        The study.
    paths
        Of what was written.
    console
        Where to; the standard output if None.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = console or Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    width = min(out.width, WIDTH)
    table = Table("Claim", "Sources", "Verdict", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name, claim in told.outcome.study.claims.items():
        table.add_row(Text(claim.says), Text(", ".join(claim.sources)), Text(told.verdict.claims[name]))
    out.print(Text(told.outcome.study.question), width=width)
    out.print(table, width=width)
    if told.outcome.mode == "quick":
        out.print(Text(told.mode_words), width=width)
    for path in paths:
        out.print(Text(str(path)), soft_wrap=True)
    out.print()
    out.print(Text(f"{told.verdict.title}.", style="bold"), width=width)
    for sentence in told.verdict.sentences:
        out.print(Text(sentence), width=width)
