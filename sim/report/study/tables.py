"""The numbers of a study as tables: every cell, and the differences to the first variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.report.data import Estimate
from sim.report.study.condition import condition_words
from sim.report.study.measure import called
from sim.report.table import Row, Table
from sim.study.grid import cells
from sim.study.outcome import Outcome

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["cell_rows", "cell_table"]


def cell_table(outcome: Outcome) -> Table:
    """A line for each variant under each condition, its measures with 95 % intervals, each by itself."""
    study, grid = outcome.study, outcome.grid
    rows = []
    for cell in cells(study):
        found = [grid.value(cell, measure) for measure in study.measures]
        numbers = tuple(
            Estimate(one.value, one.half_width(), one.n, grid.unit(measure))
            for measure, one in zip(study.measures, found, strict=True)
        )
        rows.append(Row(cell[1], (condition_words(study, cell[0]) or "–", *numbers)))
    columns = (("condition", "Condition"), *((measure, called(measure)) for measure in study.measures))
    first = f"{study.axis.label[:1].upper()}{study.axis.label[1:]}"
    note = "Estimate ± half-width of a 95 % interval, each by itself; differences are surer, as luck is shared."
    return Table(f"{study.study}-cells", "Every cell", first, columns, tuple(rows), note)


def cell_rows(outcome: Outcome) -> pd.DataFrame:
    """The same at full precision, tidy, with the difference to the first variant under the same condition."""
    import pandas as pd

    study, grid = outcome.study, outcome.grid
    base = next(iter(study.variants))
    rows = []
    for condition, variant in cells(study):
        for measure in study.measures:
            one = grid.value((condition, variant), measure)
            change = grid.difference((condition, variant), (condition, base), measure)
            rows.append(
                {
                    "condition": condition,
                    "variant": variant,
                    "measure": measure,
                    "unit": grid.unit(measure),
                    "estimate": one.value,
                    "half_width": one.half_width(),
                    "difference": change.value,
                    "difference_half_width": change.half_width(),
                    "n": one.n,
                }
            )
    return pd.DataFrame(rows)
