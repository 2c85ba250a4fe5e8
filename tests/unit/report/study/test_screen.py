"""The terminal: the verdict last, never wider than 100 columns."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from sim.report.study.screen import show
from sim.report.study.told import Told


def test_the_verdict_is_last(told: Told) -> None:
    out = io.StringIO()
    show(told, [Path("results/studies/e99_made/page.html")], Console(file=out, width=100))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 100
    text = " ".join(line.strip() for line in lines)
    assert text.endswith(told.verdict.sentences[-1])
    assert text.index("page.html") < text.index(told.verdict.sentences[0])
