"""Tables of every cell."""

from __future__ import annotations

import pytest

from sim.report.study.tables import cell_rows, cell_table
from sim.study.outcome import Outcome


def test_a_line_for_each_cell(turned: Outcome) -> None:
    table = cell_table(turned)
    assert [heading for _, heading in table.columns] == ["Condition", "Satisfied", "Service level"]
    assert len(table.rows) == 9
    assert (table.first, table.rows[0].name, table.rows[0].cells[0]) == ("Speed-up of handling", "1", "with 12 agents")


def test_differences_to_the_first_variant(turned: Outcome) -> None:
    rows = cell_rows(turned).set_index(["condition", "variant", "measure"])
    assert len(rows) == 18
    one, base = (rows.loc[("with 12 agents", name, "satisfaction")] for name in ("1.25", "1"))
    assert one["difference"] == pytest.approx(one["estimate"] - base["estimate"])
    assert (base["difference"], base["difference_half_width"]) == (0, 0)
