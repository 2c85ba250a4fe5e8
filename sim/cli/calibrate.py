"""`ccsim calibrate calls`: an export becomes a scenario, its evidence and the tables of measured against simulated."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import DataError, SettingsError

if TYPE_CHECKING:
    from sim.calibration import Calibration, Mapping
    from sim.calibration.hindsight import Hindsight

__all__ = ["calibrate_file"]

_NOTE = "Measured values ± 95 % over days, simulated ones ± 95 % over replications."


def calibrate_file(file: Path, mapping: Path, name: str, out: Path) -> Path:
    """Calibrate, compare, write NAME.yaml, NAME.evidence.html and NAME.evidence.md; the path of the scenario.

    Raises
    ------
    DataError, ScenarioError, SettingsError
        One sentence a problem; nothing is written then.
    """
    from sim.calibration import Calibration, calibrate_calls, load_mapping
    from sim.calibration.calls import with_availability
    from sim.calibration.scenario import build_scenario, scenario_text
    from sim.cli.folder import check_writable
    from sim.cli.run import relative, say_if_compiling
    from sim.report.evidence import EvidencePage, write_evidence
    from sim.scenario import load
    from sim.units import duration_text

    meant = load_mapping(mapping)
    _check_name(name)
    folder = check_writable(str(out))
    with _steps() as step:
        step("reading and fitting")
        evidence = calibrate_calls(file, meant, name, fit=False).evidence
        step("")
        say_if_compiling()
        evidence = with_availability(
            meant, evidence, progress=lambda n: step(f"searching the availability, simulation {n}")
        )
        found = Calibration(build_scenario(meant, evidence), evidence)
        load(found.scenario)
        seen, notes = _compared(file, meant, name, found, step)
        step("drawing")
        within = duration_text(meant.thresholds.acceptable_wait)
        named = mapping.name if mapping.is_absolute() else mapping.as_posix()
        command = shlex.join(["ccsim", "calibrate", "calls", file.name, "--mapping", named, "--name", name])
        folder.mkdir(parents=True, exist_ok=True)
        page = EvidencePage(found, meant.calendar.regular_weekdays, seen, within, command, notes)
        paths = [folder / f"{name}.yaml", folder / f"{name}.evidence.html", folder / f"{name}.evidence.md"]
        made = ("Made from aggregates of a call-by-call export by", f"  {command}")
        paths[0].write_text(scenario_text(found.scenario, *made), encoding="utf-8", newline="\n")
        write_evidence(page, paths[1])
        paths[2].write_text(_tables(seen, within, command, notes), encoding="utf-8", newline="\n")
    _show(found, seen, within, notes)
    print("\n".join(str(relative(path)) for path in paths))
    return paths[0]


def _check_name(name: str) -> None:
    """SettingsError if a scenario cannot be called so."""
    import re

    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}", name):
        raise SettingsError(f'--name: "{name}" must be letters, digits, "_", "." and "-", at most 80')


@contextmanager
def _steps() -> Iterator[_Said]:
    """Says what is done now, on one line that is overwritten; on a terminal only."""
    said = _Said(sys.stderr.isatty())
    try:
        yield said
    finally:
        said("")


class _Said:
    def __init__(self, shown: bool) -> None:
        self._shown = shown

    def __call__(self, text: str) -> None:
        if self._shown:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _compared(
    file: Path, mapping: Mapping, name: str, found: Calibration, step: _Said
) -> tuple[list[Hindsight], list[str]]:
    """The days of the fit, and if the export has two halves to fit on, the fair test."""
    from sim.calibration.hindsight import fair_test, same_days

    seen = [
        same_days(
            mapping, found.evidence, progress=lambda n, goal: step(f"simulating the days, {n} of {goal}")
        )
    ]
    step("the fair test: fitting on the first half")
    try:
        seen.append(
            fair_test(
                file,
                mapping,
                name,
                progress=lambda n, goal: step(f"simulating the second half, {n} of {goal}"),
            )
        )
    except DataError as error:
        return seen, [f"There is no fair test on days that the fit has not seen: {error}"]
    return seen, []


def _tables(seen: list[Hindsight], within: str, command: str, notes: list[str]) -> str:
    from sim.report.hindsight import heading, markdown

    parts = [f"    {command}\n", f"{_NOTE}\n"]
    for one in seen:
        factor = f"Availability of agents {one.factor:.3f}; {one.replications} replications."
        parts.append(f"## {heading(one)}\n\n{factor}\n\n{markdown(one, within)}")
    return "\n".join([*parts, *(f"{note}\n" for note in notes)])


def _show(found: Calibration, seen: list[Hindsight], within: str, notes: list[str]) -> None:
    """What a user wants to know at once: rows left out, the factor, how far off the simulation is."""
    from sim.report.hindsight import heading, summary

    evidence = found.evidence
    print(f"{evidence.n_calls} calls of {evidence.n_rows} rows on {len(evidence.days)} days")
    for reason, n in evidence.dropped:
        print(f"  left out: {n} {reason}")
    if evidence.availability:
        gauge = evidence.availability
        print(
            f"Availability {gauge.factor:.3f} of the inferred agents: mean wait {gauge.simulated:.1f} s simulated, "
            f"{gauge.measured:.1f} s measured"
        )
    for one in seen:
        print(heading(one))
        for sentence in summary(one, within):
            print(f"  {sentence}")
    for note in notes:
        print(note)
