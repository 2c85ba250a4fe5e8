"""Targets, resolved: which contact types each of them looks at, and what each type is measured by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sim.log import TargetRow
from sim.scenario import Scenario
from sim.units import SECOND

__all__ = ["first_targets", "resolved_targets"]

_DEFAULT_WAIT = 20 * SECOND


def resolved_targets(scenario: Scenario) -> tuple[TargetRow, ...]:
    """The targets of the contact types and of the center.

    A name given for several types is one target over them; where it means different things it tells of whom.
    """
    names = list(scenario.contact_types)
    found: dict[tuple[str, int, float, str], list[int]] = {}
    for number, one in enumerate(scenario.contact_types.values()):
        for name, target in one.targets.items():
            found.setdefault((name, target.within, target.share, target.formula), []).append(number)
    rows = [
        TargetRow(name, ", ".join(names[i] for i in types), within, share, formula, tuple(types))
        for (name, within, share, formula), types in found.items()
    ]
    for name, target in scenario.targets.items():
        kept = [
            number
            for number, (kind, one) in enumerate(scenario.contact_types.items())
            if target.of in ("all", kind, one.channel)
        ]
        rows.append(TargetRow(name, target.of, target.within, target.share, target.formula, tuple(kept)))
    often = {name for name, n in Counter(row.name for row in rows).items() if n > 1}
    return tuple(replace(row, name=f"{row.name} of {row.of}") if row.name in often else row for row in rows)


def first_targets(scenario: Scenario) -> list[tuple[int, str]]:
    """Acceptable wait and formula of each contact type: those of its first target, else 20 s and `offered`."""
    targets, out = resolved_targets(scenario), []
    for number in range(len(scenario.contact_types)):
        first = next((target for target in targets if number in target.types), None)
        out.append((first.within, first.formula) if first else (_DEFAULT_WAIT, "offered"))
    return out
