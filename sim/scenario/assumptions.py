"""What a scenario rests on: the evidence that it states, and the constants in use that are assumed or recalled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, get_args

from sim.scenario.contact_type import ContactType
from sim.scenario.reference import SECTION, Key, keys, value_text
from sim.scenario.scenario import Scenario

__all__ = ["UNSURE", "Assumption", "assumptions"]

UNSURE = ("A", "R")
"""Marks of constants that nobody has measured or looked up."""
_UNSAID = "set in this scenario; no source given"
_WORTH_SAYING = ("logit", "factor", "share", "effort", "months", "years")
"""Units that are shown beside a value; others its text says already."""
_CHANNELS = get_args(ContactType.model_fields["channel"].annotation)
_NEEDS: dict[str, tuple[str, ...]] = {
    "handling.complexity": ("topics.*.complexity",),
    "handling.reference": ("topics.*.complexity",),
    "resolution.slope": ("topics.*.complexity",),
    "resolution.training": ("quality.training",),
    "resolution.knowledge": ("quality.knowledge",),
    "resolution.qa": ("quality.qa",),
    "resolution.qa_linked": ("quality.qa",),
    "resolution.takeover": ("handling.takeover",),
    "resolution.context": ("desk",),
    "resolution.haste": ("handling.speed", "handling.cap", "workforce"),
    "satisfaction.human.training": ("quality.training",),
    "satisfaction.human.personal": ("handling.personal",),
    "satisfaction.human.empathy": ("quality.empathy",),
    "satisfaction.human.delight": ("handling.delight",),
    "satisfaction.human.template": ("handling.template_rate",),
    "satisfaction.human.haste": ("handling.speed", "workforce"),
    "workforce.quality_spread_standards": ("quality.standards",),
    "tolerance.hold_music": ("tolerance.hold",),
    "tolerance.hold_information": ("tolerance.hold",),
    **{
        lever: (lever,)
        for lever in (
            "tolerance.correlation",
            "tolerance.hold",
            "tolerance.patience_scale",
            "resolution.ease",
            "repeat.switch",
            "satisfaction.speed_weight",
            "desk.single_window",
            "desk.automation",
        )
    },
    "desk.automation_wrap_up": ("desk.automation",),
    "desk.context_single": ("desk.single_window",),
}
"""Constants that do nothing unless one of these keys or sections does; levers unless they are set."""


@dataclass(frozen=True)
class Assumption:
    """A number and where it comes from.

    Attributes
    ----------
    key
        Dotted.
    value
        In words; empty for a table.
    unit
        What it is counted in, where the value does not say it.
    mark
        One of `sim.scenario.marked.MARKS`.
    source
        One line.
    description
        What the key is; empty for those that the scenario alone explains.
    """

    key: str
    value: str
    unit: str
    mark: str
    source: str
    description: str = ""


def assumptions(scenario: Scenario) -> list[Assumption]:
    """What the scenario's `evidence` says, then the constants in use that are assumed or recalled.

    In use are those of sections that are there, and of levers that are set; not those of channels that nobody uses, nor
    those whose lever is neutral. Where the scenario changes a constant without evidence, that is an assumption.

    Parameters
    ----------
    scenario
        The scenario.
    """
    data = scenario.to_dict()
    constants = [key for key in keys() if key.mark and key.unit != SECTION]
    marked = {name: (key, value) for key in constants for name, value in _places(data, key.name)}
    used = [name for name, (key, value) in marked.items() if _in_use(name, key, value, data)]
    found = []
    for pattern, told in scenario.evidence.items():
        parts = [name for name in used if _governing(name, scenario) == pattern]
        for name in [pattern] if pattern in marked else parts:
            found.append(_assumption(name, *marked[name], data, told.mark, told.source))
        if not parts and pattern not in marked:
            value = next((one for _, one in _places(data, pattern)), None)
            text = "" if value is None or isinstance(value, Mapping | list) else value_text(value)
            found.append(Assumption(pattern, text, "", told.mark, told.source))
    for name in used:
        key, value = marked[name]
        changed = value_text(value) != key.default
        mark, source = ("A", _UNSAID) if changed else (key.mark, key.origin)
        if mark in UNSURE and _governing(name, scenario) is None:
            found.append(_assumption(name, key, value, data, mark, source))
    return found


def _assumption(
    name: str, key: Key, value: Any, data: Mapping[str, Any], mark: str, source: str
) -> Assumption:
    if _by_channel(value):
        value = {channel: one for channel, one in value.items() if channel in _used_channels(data)}
    unit = key.unit.removesuffix(" by name")
    return Assumption(
        name, value_text(value), unit if unit in _WORTH_SAYING else "", mark, source, key.description
    )


def _used_channels(data: Mapping[str, Any]) -> set[str]:
    return {one["channel"] for one in data["contact_types"].values()}


def _by_channel(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and set(value) <= set(_CHANNELS)


def _places(data: Any, pattern: str) -> Iterator[tuple[str, Any]]:
    """Dotted name and value of every key that a pattern stands for; none below what is not there."""
    first, _, rest = pattern.partition(".")
    if not isinstance(data, Mapping):
        return
    for name in data if first == "*" else [first] if first in data else []:
        if not rest:
            yield name, data[name]
        else:
            yield from ((f"{name}.{below}", value) for below, value in _places(data[name], rest))


def _governing(name: str, scenario: Scenario) -> str | None:
    """The evidence that speaks of a key: its own, else that of the nearest section above it."""
    parts = name.split(".")
    over = [
        pattern
        for pattern in scenario.evidence
        if pattern.count(".") < len(parts) and all(map(fnmatchcase, parts, pattern.split(".")))
    ]
    return max(over, key=lambda pattern: pattern.count("."), default=None)


def _in_use(name: str, key: Key, value: Any, data: Mapping[str, Any]) -> bool:
    """Whether a constant does anything in this scenario."""
    last = name.rsplit(".", 1)[-1]
    if last in _CHANNELS and last not in _used_channels(data):
        return False
    if _by_channel(value) and {f"{name}.{one}" for one in _used_channels(data)} <= set(data["evidence"]):
        return False  # said channel by channel
    if key.name in _NEEDS:
        return any(_does_something(need, data) for need in _NEEDS[key.name])
    if Scenario.model_fields[key.section].default is None:
        return True
    return value_text(value) != key.default or _prices_a_lever(key, data)


def _does_something(pattern: str, data: Mapping[str, Any]) -> bool:
    """Whether any key of the pattern differs from its default, or a section is there."""
    defaults = {key.name: key.default for key in keys()}
    return any(value_text(value) != defaults.get(pattern, "none") for _, value in _places(data, pattern))


def _prices_a_lever(key: Key, data: Mapping[str, Any]) -> bool:
    """Whether a key such as `template_talk` belongs to a lever (`template_rate`) that is set."""
    stem, underscore, _ = key.name.rpartition("_")
    if not underscore:
        return False
    levers = [one.name for one in keys() if one.name != key.name and f"{one.name}_".startswith(f"{stem}_")]
    return any(_does_something(lever, data) for lever in levers)
