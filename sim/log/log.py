"""The log of one replication, or of a stretch of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.log.meta import Meta

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Log", "concatenated"]

_Rows = NDArray[np.void]


@dataclass(frozen=True)
class Log:
    """Columnar tables; see `sim.log.tables` for the columns.

    Rows of cases, contacts and legs are in order of creation and are numbered by it from the start of the replication,
    so that a chunk's first row has the number `first_case`, `first_contact`, `first_leg`. Feelings are numbered as
    contacts and journeys as cases, if there are any. Customers have a row a day and segment, if there are any. Events,
    presence and limits are kept where the plan asks for a trace.
    """

    cases: _Rows
    contacts: _Rows
    legs: _Rows
    groups: _Rows
    queues: _Rows
    lines: _Rows
    agents: _Rows
    events: _Rows
    feelings: _Rows
    journeys: _Rows
    customers: _Rows
    days: _Rows
    seats: _Rows
    presence: _Rows
    limits: _Rows
    meta: Meta
    first_case: int = 0
    first_contact: int = 0
    first_leg: int = 0

    def tables(self) -> dict[str, _Rows]:
        """All tables by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)[:15]}

    def to_pandas(self, table: str = "contacts") -> pd.DataFrame:
        """One table as a data frame: instants in seconds, NEVER as NaN, numbers as they stand."""
        import pandas as pd

        from sim.units import NEVER, TICK_SECONDS

        rows = self.tables()[table]
        frame: dict[str, Any] = {}
        for name in rows.dtype.names or ():
            column = rows[name]
            if column.dtype == np.int64 and name not in ("ordinal", "entity"):
                frame[name] = np.where(column == NEVER, np.nan, column * TICK_SECONDS)
            else:
                frame[name] = column
        return pd.DataFrame(frame)


def concatenated(chunks: Sequence[Log]) -> Log:
    """The log of the whole from the logs of its stretches, in order."""
    if len(chunks) == 1:
        return chunks[0]
    tables = {name: np.concatenate([chunk.tables()[name] for chunk in chunks]) for name in chunks[0].tables()}
    first = chunks[0]
    return Log(
        **tables,
        meta=first.meta,
        first_case=first.first_case,
        first_contact=first.first_contact,
        first_leg=first.first_leg,
    )
