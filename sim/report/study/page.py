"""A study as one HTML page, and all studies as a book; both open from disk, without network."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sim.plots import numbers
from sim.plots.style import Drawing
from sim.report.data import Estimate
from sim.report.plain import said
from sim.report.study.contradiction import who_is_right
from sim.report.study.told import Told, mode_words
from sim.report.template import environment
from sim.study.contradictions import Contradiction, judge

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["book", "judged_rows", "markdown", "study_page"]


def _environment() -> Environment:
    made = environment()
    made.filters["anchor"] = lambda text: re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()
    made.globals |= {"inline": _inline, "cell": _cell, "said": said}
    return made


def _inline(name: str, drawing: Drawing) -> Any:
    from markupsafe import Markup

    return Markup(drawing.inline(re.sub(r"[^A-Za-z0-9_-]+", "-", name)))


def _cell(one: Estimate | str, currency: str) -> tuple[str, str]:
    """Number and half-width of a cell of a table."""
    if isinstance(one, str):
        return one, ""
    text, _, half = one.text(currency).partition(numbers.PM)
    return text, f"± {half}" if half else ""


def study_page(told: Told) -> str:
    """The page of a study: question, verdict, figure, claims, cells, constants, how it was made."""
    return _environment().get_template("study.html.j2").render(told=told)


def judged_rows(told: Sequence[Told], contradictions: Mapping[str, Contradiction]) -> list[dict[str, str]]:
    """Contradictions with both sides and the verdict, one text a column."""
    found = {
        one.outcome.study.number: {name: one.outcome.statuses(name) for name in one.outcome.study.claims}
        for one in told
    }
    studies = {one.outcome.study.number: one.outcome.study for one in told}
    rows = []
    for number, one in contradictions.items():
        row = {"number": number, "question": one.question}
        for side, it in (("a", one.a), ("b", one.b)):
            row |= {side: it.says, f"{side}_sources": ", ".join(it.sources)}
        rows.append(row | {"verdict": who_is_right(judge(one, found), studies)})
    return rows


def book(
    told: Sequence[Told], failed: Mapping[str, str], contradictions: Mapping[str, Contradiction], mode: str
) -> str:
    """All studies on one page.

    Parameters
    ----------
    told
        Studies in the order of their numbers.
    failed
        Those that could not be run, by name, with the reason.
    contradictions
        By number.
    mode
        In which mode they were run.
    """
    return (
        _environment()
        .get_template("book.html.j2")
        .render(
            studies=told,
            failed=failed,
            contradictions=judged_rows(told, contradictions),
            mode=mode_words(mode),
            quick=mode == "quick",
        )
    )


def markdown(
    told: Sequence[Told], failed: Mapping[str, str], contradictions: Mapping[str, Contradiction], mode: str
) -> str:
    """Claims and contradictions with their verdicts as Markdown tables."""
    lines = [mode_words(mode), "", "| study | claim | sources | verdict |", "|---|---|---|---|"]
    for one in told:
        study = one.outcome.study
        for name, claim in study.claims.items():
            sources = ", ".join(claim.sources)
            lines.append(_line(study.number, claim.says, sources, one.verdict.claims[name]))
    rows = judged_rows(told, contradictions)
    if rows:
        lines += ["", "| | side A | side B | verdict |", "|---|---|---|---|"]
        for row in rows:
            sides = [f"{row[side]} ({row[f'{side}_sources']})" for side in ("a", "b")]
            lines.append(_line(row["number"], *sides, row["verdict"]))
    lines += [f"\n{name} could not be run: {reason}" for name, reason in failed.items()]
    return "\n".join(lines) + "\n"


def _line(*cells: str) -> str:
    return "| " + " | ".join(one.replace("|", "\\|").replace("\n", " ") for one in cells) + " |"
