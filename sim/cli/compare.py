"""`ccsim compare`: compose every variant, simulate them on common random numbers, write, show."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sim.cli.compare_output import about, write_comparison
from sim.cli.folder import check_writable
from sim.cli.provenance import digest, provenance
from sim.cli.run import progress_bar, relative, say_if_compiling
from sim.cli.variants import read_plans

__all__ = ["compare_scenarios"]


def compare_scenarios(words: Sequence[str], texts: Sequence[str], *, as_json: bool = False) -> Path:
    """Compare what the words ask for, write the folder, show the answer; the path of the report.

    Raises
    ------
    ScenarioError, SettingsError, EngineError
    """
    import sim

    plans = read_plans(words, texts)
    settings, base = plans.settings, next(iter(plans.scenarios.values()))
    output = check_writable(settings.output)
    say_if_compiling(settings.engine)
    started, clock = datetime.now().astimezone(), time.perf_counter()
    with progress_bar(base.name) as progress:
        found = sim.compare(
            plans.scenarios,
            replications=settings.replications,
            seed=settings.seed,
            measure=settings.measure,
            until=settings.stop_rule(),
            select=settings.selecting(),
            engine=settings.engine,
            workers=settings.workers,
            progress=progress,
        )
    took = time.perf_counter() - clock
    origin = provenance(base, settings, plans.command, found.n, started, took)
    origin["digest"] = {name: digest(one) for name, one in plans.scenarios.items()}
    origin["comparison"] = about(found, plans.changes)
    folder, compared = write_comparison(found, plans.changes, origin, output, started)
    page = relative(folder / "report.html")
    if as_json:
        said = compared.comparison.verdict
        answer: dict[str, Any] = {
            "sentence": compared.sentence,
            "verdict": said.kind,
            "winner": said.winner,
            "more_replications": said.more,
            "replications": said.n,
            "differences": [_finite(row) for row in found.table.to_dict("records")],
        }
        print(json.dumps(answer, indent=1, ensure_ascii=False))
        print(page, file=sys.stderr)
    else:
        from sim.report.comparison_screen import show_comparison

        show_comparison(compared, page)
    return page


def _finite(row: dict[Any, Any]) -> dict[Any, Any]:
    """NaN and infinity are no JSON."""
    return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in row.items()}
