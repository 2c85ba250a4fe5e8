"""Everything a report is made of, as plain data: no engine, log or result is known here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sim.plots import numbers

if TYPE_CHECKING:
    import pandas as pd


class Estimate(NamedTuple):
    """One number with its uncertainty.

    Attributes
    ----------
    value, half_width
        In `unit`; NaN where there is none. The half-width is that of a 95 % interval.
    n
        Replications behind it.
    unit
        share, s, count, agents, contacts or money.
    """

    value: float
    half_width: float
    n: int
    unit: str

    @property
    def known(self) -> bool:
        """Whether there is a number at all."""
        return math.isfinite(self.value)

    @property
    def half(self) -> float:
        """The half-width, 0 where none is known."""
        return self.half_width if math.isfinite(self.half_width) else 0.0

    def text(self, currency: str = "") -> str:
        """Estimate ± half-width, digits cut by the half-width."""
        return numbers.written(self.value, self.half_width, self.unit, currency)


MISSING = Estimate(math.nan, math.nan, 0, "count")
"""What a report finds where the table has no row."""


CHANNELS: dict[str, str] = {
    "voice": "calls",
    "chat": "chats",
    "messenger": "messenger contacts",
    "email": "e-mails",
    "social": "social contacts",
}
"""What contacts of a channel are called."""


class Target(NamedTuple):
    """A service-level target: `share` of `of` answered within `within_s`, by a named formula.

    `from_queue`: the wait begins when the contact joins the queue, not when it arrives.
    """

    name: str
    of: str
    within_s: float
    share: float
    formula: str
    from_queue: bool = False


class Goal(NamedTuple):
    """A share to be reached, and the shortest and longest acceptable wait of those who count for it."""

    share: float
    shortest_s: float
    longest_s: float


@dataclass(frozen=True, eq=False)
class ReportData:
    """What the page, the workbook and the screen are made from.

    Attributes
    ----------
    scenario_name
        As the user calls it.
    table
        Tidy estimates: measure, scope, name, by, at, estimate, half_width, n, unit, kind. Scopes are total,
        channel, contact_type and group; `by` is all, interval (`at` = HH:MM) or day (`at` = YYYY-MM-DD).
    replications
        Values of each replication: replication, measure, scope, name, by, at, value.
    waits
        Distribution of the wait: scope, name, wait_s, share_le, half_width (scope total and contact_type).
    provenance
        Seed, engine, versions, commit, digest, command …, in the order in which they are to be read.
    scenario
        The resolved scenario as plain data.
    targets
        Mappings with name, of, within_s, share, formula, counts_from; the first is the primary one.
    assumptions
        Mappings with key, value, unit, source, mark, and description where the key is one of the model's.
    n_replications
        Number of replications.
    currency
        Unit of money, from the scenario.
    interval_counts
        What a count by interval is in `table`: the sum over all measured days, or the mean of a day.
    changes
        Differences to a base, where there is one: measure, scope, name, estimate, half_width, unit.
    """

    scenario_name: str
    table: pd.DataFrame
    replications: pd.DataFrame
    waits: pd.DataFrame
    provenance: Mapping[str, Any]
    scenario: Mapping[str, Any]
    targets: Sequence[Mapping[str, Any]]
    assumptions: Sequence[Mapping[str, Any]] = ()
    n_replications: int = 1
    currency: str = ""
    interval_counts: Literal["sum of days", "mean of a day"] = "sum of days"
    changes: pd.DataFrame | None = field(default=None)

    @cached_property
    def _index(self) -> dict[tuple[str, str, str, str, str], Estimate]:
        t = self.table
        keys = zip(t["measure"], t["scope"], t["name"], t["by"], t["at"], strict=True)
        values = zip(t["estimate"], t["half_width"], t["n"], t["unit"], strict=True)
        found: dict[tuple[str, str, str, str, str], Estimate] = {}
        for (measure, scope, name, by, at), (value, half, n, unit) in zip(keys, values, strict=True):
            estimate = Estimate(float(value), float(half), int(n), str(unit))
            place = "" if scope == "total" else str(name)
            found[str(measure), str(scope), place, str(by), str(at)] = estimate
        return found

    def get(
        self, measure: str, scope: str = "total", name: str = "", by: str = "all", at: str = ""
    ) -> Estimate:
        """The estimate of one measure; `MISSING` if the table has no such row.

        Parameters
        ----------
        measure, scope, name, by, at
            As in `table`; the name of the total does not matter.
        """
        return self._index.get((measure, scope, "" if scope == "total" else name, by, at), MISSING)

    def change(self, measure: str, scope: str = "total") -> Estimate:
        """The difference of a measure to the base; `MISSING` if there is no base."""
        if self.changes is None:
            return MISSING
        c = self.changes
        found = c[(c["measure"] == measure) & (c["scope"] == scope)]
        if found.empty:
            return MISSING
        row = found.iloc[0]
        return Estimate(
            float(row["estimate"]), float(row["half_width"]), self.n_replications, str(row["unit"])
        )

    def names(self, scope: str) -> list[str]:
        """Names in a scope, in the order of the table."""
        return [str(n) for n in self.table.loc[self.table["scope"] == scope, "name"].unique()]

    @cached_property
    def days(self) -> list[str]:
        """Dates of the measured days on which anybody came."""
        return self._ats("day")

    @cached_property
    def intervals(self) -> list[str]:
        """Begins of the intervals in which anybody came or was scheduled, over all scopes."""
        return self._ats("interval")

    def _ats(self, by: str) -> list[str]:
        t = self.table
        keep = (t["by"] == by) & t["measure"].isin(["offered", "scheduled"]) & (t["estimate"] > 0)
        return sorted({str(a) for a in t.loc[keep, "at"]})

    @property
    def per_day(self) -> float:
        """Factor that turns a count by interval into contacts a day."""
        return 1.0 / max(len(self.days), 1) if self.interval_counts == "sum of days" else 1.0

    @cached_property
    def primary(self) -> Target | None:
        """The first target, or None."""
        return self.all_targets[0] if self.targets else None

    @cached_property
    def all_targets(self) -> list[Target]:
        """The targets as values."""
        return [
            Target(
                str(t["name"]),
                _of(t.get("of", "")),
                float(t["within_s"]),
                float(t["share"]),
                str(t.get("formula", "offered")),
                t.get("counts_from") == "queue",
            )
            for t in self.targets
        ]

    def scope_of(self, target: Target) -> tuple[str, str]:
        """Scope and name of the rows that hold a target's measure."""
        measure = f"target.{target.name}"
        for scope in ("contact_type", "channel", "group"):
            if (measure, scope, target.of, "all", "") in self._index and self._index.get(
                (measure, "total", "", "all", "")
            ) is None:
                return scope, target.of
        return "total", ""

    def channel_of(self, contact_type: str) -> str:
        """Channel of a contact type by the scenario; voice where it does not say."""
        types = self.scenario.get("contact_types") or {}
        entry = types.get(contact_type) if isinstance(types, Mapping) else None
        return str(entry.get("channel", "voice")) if isinstance(entry, Mapping) else "voice"

    @cached_property
    def noun(self) -> str:
        """What contacts are called here: calls if all come by voice, chats, e-mails …, else contacts."""
        channels = {self.channel_of(n) for n in self.names("contact_type")} or set(self.names("channel"))
        return CHANNELS.get(next(iter(channels)), "contacts") if len(channels) == 1 else "contacts"

    @cached_property
    def channels(self) -> list[str]:
        """Channels that occur; what is said of several is said of each of them."""
        return self.names("channel")

    @property
    def mixed(self) -> bool:
        """Whether there is more than one channel."""
        return len(self.channels) > 1

    def types_of(self, target: Target) -> list[str]:
        """The contact types that a target looks at."""
        types = self.names("contact_type")
        if not target.of:
            return types
        named = target.of.split(", ")
        return [n for n in types if n in named or self.channel_of(n) == target.of]

    def place_of(self, target: Target) -> tuple[str, str]:
        """The narrowest scope and name that hold all whom a target looks at, and nobody else; else the total."""
        types = self.types_of(target)
        for channel in self.channels:
            if types == [n for n in self.names("contact_type") if self.channel_of(n) == channel]:
                return ("channel", channel) if self.mixed else ("total", "")
        return ("contact_type", types[0]) if len(types) == 1 else ("total", "")

    def goal_of(self, scope: str, name: str) -> Goal | None:
        """What the service level of a scope should reach; None where its types have no target, or unequal shares."""
        types = self.names("contact_type")
        if scope != "total":
            types = [n for n in types if name in (n, self.channel_of(n))]
        firsts = [next((t for t in self.all_targets if n in self.types_of(t)), None) for n in types]
        known = [t for t in firsts if t is not None]
        if not known or len(known) < len(firsts) or len({t.share for t in known}) > 1:
            return None
        return Goal(known[0].share, min(t.within_s for t in known), max(t.within_s for t in known))

    def open_clock(self, target: Target) -> bool:
        """Whether the waits that a target looks at pass in opening hours only."""
        channels = self.scenario.get("channels") or {}
        used = {self.channel_of(n) for n in self.types_of(target)}
        return bool(used) and all((channels.get(c) or {}).get("clock") == "open" for c in used)

    @cached_property
    def side_by_side(self) -> bool:
        """Whether agents have several contacts in hand, or contacts wait for another day: load is no staff then."""
        at_night = any(
            self.get("offered", by="interval", at=at).value > 0
            and not self.get("on_duty", by="interval", at=at).value > 0
            for at in self.intervals
        )
        return at_night or self.get("concurrency").value > 1.02


def _of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value in ("all", "total") else value
    return ", ".join(str(v) for v in value)
