"""The evidence of a calibration as one HTML file, in the look of the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.plots import numbers
from sim.plots.duty import draw_duty, draw_search
from sim.plots.fit import draw_qq, draw_survival
from sim.plots.hours import draw_hours
from sim.plots.style import Drawing
from sim.plots.traffic import draw_daily, draw_profiles
from sim.report.hindsight import COLUMNS, heading, lines, summary
from sim.report.plain import yaml_text
from sim.report.template import environment

if TYPE_CHECKING:
    from sim.calibration.calls import Calibration
    from sim.calibration.evidence import Candidate, DurationEvidence, PatienceEvidence
    from sim.calibration.hindsight import Hindsight

__all__ = ["EvidencePage", "evidence_page", "write_evidence"]

_MOST_FITS = 6
"""Most types whose fit is drawn; the others are in the table."""


@dataclass(frozen=True, eq=False)
class EvidencePage:
    """What the page is made from.

    Attributes
    ----------
    calibration
        Scenario and evidence.
    weekdays
        The regular ones (0 = Monday).
    comparisons
        Measured against simulated: the days of the fit, then those that it has not seen.
    within
        The acceptable wait as text.
    command
        What repeats it.
    notes
        Sentences to be said as well, such as why there is no fair test.
    """

    calibration: Calibration
    weekdays: Sequence[int]
    comparisons: Sequence[Hindsight]
    within: str
    command: str
    notes: Sequence[str] = ()


def _figures(page: EvidencePage) -> dict[str, list[tuple[str, Drawing]]]:
    """Drawings by section, each with its name."""
    evidence = page.calibration.evidence
    factor = evidence.availability.factor if evidence.availability else 1.0
    found: dict[str, list[tuple[str, Drawing | None]]] = {
        "arrivals": [
            ("profiles", draw_profiles(evidence.arrivals)),
            ("daily", draw_daily(evidence.arrivals)),
        ],
        "talk": [(f"talk-{one.name}", draw_qq(one)) for one in _drawn(evidence.durations)],
        "patience": [(f"patience-{one.name}", draw_survival(one)) for one in _drawn(evidence.patience)],
        "agents": [("duty", draw_duty(evidence.staff, page.weekdays, factor))],
        "hours": [(f"hours-{n}", draw_hours(seen)) for n, seen in enumerate(page.comparisons)],
    }
    if evidence.availability and evidence.availability.steps:
        found["agents"].append(("search", draw_search(evidence.availability)))
    return {key: [(name, one) for name, one in some if one is not None] for key, some in found.items()}


def _drawn(fits: Sequence[Any]) -> list[Any]:
    """The fits of all and of the largest types, in their order."""
    size = [int(one.n if hasattr(one, "n") else one.n_waiters) for one in fits]
    kept = sorted(range(len(fits)), key=lambda i: -size[i])[:_MOST_FITS]
    return [fits[i] for i in sorted(kept)]


def _candidates(one: DurationEvidence | PatienceEvidence) -> list[tuple[str, ...]]:
    """Rows of the table of families: name, parameters, ΔAIC, largest distance."""
    if not one.candidates:
        return []
    least = min(candidate.aic for candidate in one.candidates)
    taken = one.text.split()[0]
    return [
        (
            candidate.family + (" + short" if candidate.short_share else ""),
            _parameters(candidate),
            numbers.grouped(candidate.aic - least, 1),
            f"{candidate.max_error * 100:.1f}",
            "taken" if candidate is _taken(one.candidates, taken, one.text) else "",
        )
        for candidate in one.candidates
    ]


def _taken(candidates: Sequence[Candidate], family: str, text: str) -> Candidate | None:
    """The candidate that became the scenario's text: of its family, with or without the short component."""
    mine = [one for one in candidates if one.family == family]
    return next((one for one in mine if bool(one.short_share) == ("zero:" in text)), mine[0] if mine else None)


def _parameters(one: Candidate) -> str:
    texts = [f"{key} {float(value):.4g}" for key, value in one.parameters.items()]
    return ", ".join([*texts, f"short {one.short_share * 100:.1f} %"] if one.short_share else texts)


def _facts(page: EvidencePage) -> list[tuple[str, str]]:
    """The answer in short: what was read and what was fitted."""
    one = page.calibration.evidence
    spread = one.arrivals.dispersion
    facts = [
        ("Calls", f"{numbers.grouped(one.n_calls)} of {numbers.grouped(one.n_rows)} rows"),
        ("Days", f"{len(one.days)}, {one.days[0]} to {one.days[-1]}"),
        (
            "Day-to-day variation",
            f"{spread.day_cv * 100:.1f} % (95 %: {spread.day_cv_low * 100:.1f} to {spread.day_cv_high * 100:.1f}), "
            f"Poisson noise taken off; neighbouring days correlate by {spread.lag1:.2f}",
        ),
        ("Variation of an interval", f"{spread.interval_cv * 100:.1f} % within days, Poisson noise taken off"),
        ("Agents", f"{one.staff.n_agents} names; {one.staff.n_unknown} services without a name"),
    ]
    if one.availability:
        gauge = one.availability
        facts.append(
            (
                "Availability",
                f"{gauge.factor:.3f} of the inferred agents; mean wait {gauge.simulated:.1f} s simulated, "
                f"{gauge.measured:.1f} s measured: the only number tuned to waits",
            )
        )
    if one.absence:
        away = one.absence
        facts.append(
            (
                "Spread of agent-hours",
                f"{away.observed_sd:.1f} h around {away.mean_hours:.1f} h a day, weekday and calls taken off; rounding "
                f"explains {away.rounding_sd:.1f} h; as independent absence {away.absence * 100:.1f} % (95 %: "
                f"{away.low * 100:.1f} to {away.high * 100:.1f}); correlation with calls {away.correlation:.2f}",
            )
        )
    return facts


def evidence_page(page: EvidencePage) -> str:
    """The whole page: one HTML document without any reference to another file or host.

    Parameters
    ----------
    page
        What it is made from.
    """
    from markupsafe import Markup

    evidence = page.calibration.evidence
    comparisons = [
        (heading(seen), list(lines(seen)), summary(seen, page.within)) for seen in page.comparisons
    ]
    return environment().get_template("evidence.html.j2").render(
        name=evidence.name,
        title=evidence.title or evidence.name,
        facts=_facts(page),
        dropped=evidence.dropped,
        n_rows=evidence.n_rows,
        figures=_figures(page),
        inline=lambda name, drawing: Markup(drawing.inline(_identifier(name))),
        columns=[head.format(within=page.within) for head, _, _ in COLUMNS.values()],
        comparisons=comparisons,
        talk=[(one, _candidates(one)) for one in evidence.durations],
        patience=[(one, _candidates(one)) for one in evidence.patience],
        assumptions=list(page.calibration.scenario["evidence"].items()),
        sources=page.calibration.scenario["sources"],
        scenario_yaml=yaml_text(page.calibration.scenario),
        command=page.command,
        notes=list(page.notes),
        number=numbers.grouped,
        share=numbers.share,
        wait=numbers.wait,
    )


def _identifier(name: str) -> str:
    return "f-" + re.sub(r"[^A-Za-z0-9_-]+", "-", name)


def write_evidence(page: EvidencePage, path: Path) -> Path:
    """Write `evidence_page` to a file; the same path."""
    path.write_text(evidence_page(page), encoding="utf-8", newline="\n")
    return path
