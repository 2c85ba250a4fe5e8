"""Targets, resolved: which contact types each of them looks at, and what each type is measured by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sim.log import TargetRow
from sim.scenario import Scenario
from sim.scenario.target import Target

__all__ = ["first_targets", "resolved_targets"]

_DEFAULT = Target.model_validate({"within": "20s"})


def resolved_targets(scenario: Scenario) -> tuple[TargetRow, ...]:
    """The targets of the contact types and of the center.

    A name given for several types is one target over them; where it means different things it tells of whom.
    """
    names = list(scenario.contact_types)
    found: dict[tuple[str, Target], list[int]] = {}
    for number, one in enumerate(scenario.contact_types.values()):
        for name, target in one.targets.items():
            found.setdefault((name, target), []).append(number)
    rows = [
        _row(name, target, ", ".join(names[i] for i in types), types)
        for (name, target), types in found.items()
    ]
    for name, target in scenario.targets.items():
        kept = [
            number
            for number, (kind, one) in enumerate(scenario.contact_types.items())
            if target.of in ("all", kind, one.channel)
        ]
        rows.append(_row(name, target, target.of, kept))
    often = {name for name, n in Counter(row.name for row in rows).items() if n > 1}
    return tuple(replace(row, name=f"{row.name} of {row.of}") if row.name in often else row for row in rows)


def _row(name: str, target: Target, of: str, types: list[int]) -> TargetRow:
    return TargetRow(name, of, target.within, target.share, target.formula, tuple(types), target.counts_from)


def first_targets(scenario: Scenario) -> list[TargetRow]:
    """What each contact type is measured by: its first target, else 20 s by `offered`."""
    targets = resolved_targets(scenario)
    types = list(enumerate(scenario.contact_types))
    return [
        next((row for row in targets if number in row.types), _row("", _DEFAULT, name, [number]))
        for number, name in types
    ]
