"""What the bot does, as a table."""

from __future__ import annotations

import dataclasses

import pandas as pd

from sim.report.bot import bot
from sim.report.data import ReportData

SHARES = ("containment_reported", "containment_net", "containment_true", "escalated_share")


def _met(data: ReportData) -> ReportData:
    rows = []
    for scope, name, n in (("total", "", 900.0), ("contact_type", "chat", 900.0), ("contact_type", "email", 0.0)):
        rows.append(("bot_sessions", scope, name, "all", "", n, 1.0, 10, "count", "mean"))
        rows += [(m, scope, name, "all", "", 0.5, 0.01, 10, "share", "ratio of totals") for m in SHARES]
    table = pd.concat([data.table, pd.DataFrame(rows, columns=data.table.columns)], ignore_index=True)
    return dataclasses.replace(data, table=table)


def test_there_is_a_row_for_each_type_that_meets_it(lived: ReportData) -> None:
    table = bot(_met(lived))
    assert table is not None
    assert [row.name for row in table.rows] == ["chat", "all sessions"]
    assert [key for key, _ in table.columns] == ["bot_sessions", *SHARES]


def test_without_sessions_there_is_none(lived: ReportData) -> None:
    assert bot(lived) is None
