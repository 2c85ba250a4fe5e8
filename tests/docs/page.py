"""The page docs/scenarios.md: what the shipped scenarios say, in words and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sim
from sim.names import WEEKDAYS
from sim.scenario.agents import AgentGroup
from sim.scenario.files import option_groups, read_option
from sim.scenario.table import resolve
from sim.units import DAY, clock_text, duration_text, parse_clock
from sim.workload.volume import weekly_cases

__all__ = ["written"]

_HEAD = """# Scenarios

Made from `scenarios/` by `python -m pytest tests/docs --update-golden`; do not edit.

`ccsim run scenario=NAME` simulates one, `ccsim run scenario=NAME routing=longest_idle` with an option laid over it, and
every key can be set, as in `ccsim run scenario=retail agents.chat.at_once.chat=2`. `bank` is calibrated, `erlang_a` a
benchmark, `anchor` to be compared with surveys; the others are made up, each as one recognisable operation. Every
figure says where it comes from:

| mark | the number is |
|---|---|
| M | measured: field data or an experiment |
| F | fitted to measured data for this project |
| S | from surveys or vendors' benchmarks |
| P | practice: a plausible figure without data |
| R | recalled from the literature |
| A | assumed: vary it before you believe a result |

A `*` in a key stands for all names.
"""
_MARKS = ("M", "F", "S", "P", "R", "A")
_FEELINGS = (
    *(
        "topics",
        "tolerance",
        "resolution",
        "repeat",
        "satisfaction",
        "desk",
        "bot",
        "impatience",
        "acknowledgement",
    ),
    *("back_office", "updates", "news", "workforce", "customers", "market", "handling", "quality"),
)
_IN_COLUMNS = {"channel", "talk", "wrap_up", "patience", "targets"}


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table in Markdown, with an empty line before and after."""
    names = list(heads)
    yield ""
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""


def _said(value: Any) -> str:
    """A value in few words: mappings as `key value`, one after the other."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_said(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        if len(value) > 12:
            return f"{len(value)} numbers from {min(value):g} to {max(value):g}"
        return " ".join(_said(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value).removeprefix("deterministic value:")


def _law(one: Any) -> str:
    return _said(one.text())


def _types(scenario: sim.Scenario) -> Iterator[str]:
    def behaviour(one: Any) -> str:
        told = one.model_dump(mode="json", exclude_unset=True, exclude=_IN_COLUMNS)
        return "; ".join(f"**{key}** {_said(value)}" for key, value in told.items())

    yield from _rows(
        ("type", "channel", "talk", "wrap-up", "patience", "what else it says"),
        (
            (name, one.channel, *map(_law, (one.talk, one.wrap_up, one.patience)), behaviour(one))
            for name, one in scenario.contact_types.items()
        ),
    )


def _volumes(scenario: sim.Scenario) -> Iterator[str]:
    """Expected cases by stream and weekday, and the mix."""

    def shares(stream: Any) -> str:
        if any(not isinstance(one, float) for one in stream.mix.values()):
            return ", ".join(stream.mix) + ", by weekday and hour"
        whole = sum(stream.mix.values())
        return ", ".join(f"{name} {one / whole:.2g}" for name, one in stream.mix.items())

    yield from _rows(
        ("cases a day", *(day[:3] for day in WEEKDAYS), "mix"),
        (
            (name, *(f"{total:.0f}" for total in weekly_cases(scenario, one).sum(axis=1)), shares(one))
            for name, one in scenario.arrivals.streams.items()
        ),
    )


def _duty(group: AgentGroup, opening: Any) -> Iterator[tuple[str, str, str]]:
    """What a group's roster is made of: name, hours, how many."""
    for name, shift in group.shifts.items():
        begins = parse_clock(shift.start)
        ends = clock_text((begins + shift.length) % DAY)
        off = ", ".join(f"{one} {duration_text(rest.length)}" for one, rest in shift.breaks.items())
        yield name, f"{shift.start}-{ends}" + (f" ({off})" if off else ""), _said(shift.agents)
    for name, member in group.members.items():
        yield name, "; ".join(f"{day} {hours}" for day, hours in member.hours.items()), _character(member)
    if group.count is not None:
        there = resolve(group.count, opening)
        if isinstance(group.count, float) or not _in_spans(group.count):
            least, most = there[there > 0].min(), there.max()
            spread = "" if least == most else f" to {most:.3g} by weekday and interval"
            yield "", "", f"{least:.3g}{spread}"
        else:
            for days, row in group.count.items():
                yield days, "", ", ".join(f"{span} {_said(n)}" for span, n in row.items())


def _in_spans(count: Any) -> bool:
    return all(isinstance(row, Mapping) for row in count.values())


def _character(member: Any) -> str:
    said = [f"speed {member.speed:g}"] if member.speed != 1 else []
    said += [f"{member.tenure_months:g} months here"] if member.tenure_months is not None else []
    return ", ".join(said)


def _agents(scenario: sim.Scenario) -> Iterator[str]:
    opening = scenario.calendar.opening_grid()
    yield from _rows(
        ("group", "who", "hours", "agents"),
        (
            (name if number == 0 else "", *row)
            for name, group in scenario.agents.items()
            for number, row in enumerate(_duty(group, opening))
        ),
    )

    def rest(group: AgentGroup) -> str:
        left_out = {"count", "shifts", "members", "skills", "schedule_file"}
        told = group.model_dump(mode="json", exclude_unset=True, exclude=left_out)
        return "; ".join(f"{key} {_said(value)}" for key, value in told.items())

    def skills(group: AgentGroup) -> str:
        told = {name: one.model_dump(mode="json", exclude_unset=True) for name, one in group.skills.items()}
        return ", ".join(f"{name} ({_said(said)})" if said else name for name, said in told.items())

    yield from _rows(
        ("group", "skills", "what else it says"),
        ((name, skills(group), rest(group)) for name, group in scenario.agents.items()),
    )


def _targets(scenario: sim.Scenario) -> Iterator[str]:
    from sim.plan.targets import resolved_targets

    yield from _rows(
        ("target", "of", "within", "share", "formula"),
        (
            (one.name, one.of, duration_text(one.within), f"{one.share:g}", one.formula)
            for one in resolved_targets(scenario)
        ),
    )


def _feelings(scenario: sim.Scenario) -> Iterator[str]:
    """What cases are about, and how they go for the customer, where it differs from the defaults."""
    data = scenario.model_dump(mode="json", exclude_defaults=True, include=set(_FEELINGS))
    told = {part: data[part] for part in _FEELINGS if data.get(part) is not None}
    if told:
        yield ""
        yield from (f"- {part}: {_said(one) or 'as by default'}" for part, one in told.items())


def _section(name: str) -> Iterator[str]:
    scenario = sim.load(name)
    calendar = scenario.calendar
    hours = ", ".join(f"{days} {spans}" for days, spans in calendar.opening.items())
    yield f"\n## {name}: {scenario.title}\n"
    yield f"{scenario.description}\n"
    yield f"{calendar.days} days from {calendar.start:%A}, {calendar.start}; open {hours}."
    told = {key: one.model_dump(mode="json", exclude_unset=True) for key, one in scenario.channels.items()}
    if told:
        yield "Channels: " + "; ".join(f"{key}: {_said(one)}" for key, one in told.items()) + "."
    told = {key: one.model_dump(mode="json", exclude_unset=True) for key, one in scenario.segments.items()}
    if told:
        yield "Segments: " + "; ".join(f"{key}: {_said(one) or 'as said'}" for key, one in told.items()) + "."
    yield f"Routing: {scenario.routing.agent_selection}, {scenario.routing.contact_selection}."
    yield from _feelings(scenario)
    yield "\n### Contacts"
    yield from _types(scenario)
    yield from _volumes(scenario)
    yield "### Who works when"
    yield from _agents(scenario)
    if scenario.targets or any(one.targets for one in scenario.contact_types.values()):
        yield "### Targets"
        yield from _targets(scenario)
    if scenario.evidence:
        yield "### Where the figures come from"
        marked = sorted(scenario.evidence.items(), key=lambda item: _MARKS.index(item[1].mark))
        rows = ((one.mark, f"`{key}`", one.source) for key, one in marked)
        yield from _rows(("mark", "key", "source"), rows)
    for source in scenario.sources:
        yield f"- {source}"


def _options() -> Iterator[str]:
    yield "\n## Options\n"
    groups = ", ".join(f"`{group}=NAME`" for group in sorted(option_groups()))
    yield f"Laid over a scenario: {groups}; with `off` the part is left out, with `on` it takes its defaults."
    yield from _rows(
        ("option", "what it does", "what it sets"),
        (
            (
                f"{group}={option}",
                path.read_text(encoding="utf-8").splitlines()[0].lstrip("# "),
                _said(read_option(group, option)[group] or {}),
            )
            for group, options in option_groups().items()
            for option, path in options.items()
        ),
    )


def written(names: Iterable[str]) -> str:
    """The page in Markdown."""
    lines = [_HEAD, *(line for name in names for line in _section(name)), *_options()]
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip("\n") + "\n"
