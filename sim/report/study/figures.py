"""The figures of a study: the one picture of the verdict, and the tornado of the constants."""

from __future__ import annotations

from sim.plots import numbers
from sim.plots.study.dots import draw_dots
from sim.plots.study.lines import draw_lines
from sim.plots.study.map import draw_map
from sim.plots.study.panel import Panel
from sim.plots.study.slide import Row, Slide
from sim.plots.study.tornado import draw_tornado
from sim.plots.style import Drawing
from sim.report.study.clause import title
from sim.report.study.condition import condition_words
from sim.report.study.constants import tornado_title
from sim.report.study.deciding import subject
from sim.report.study.measure import called, compared, value_words
from sim.report.study.verdict import currency_of
from sim.study.finding import Status
from sim.study.outcome import Outcome
from sim.study.predicate import Best, Moves, Predicate, Sum, elements
from sim.study.sources import Sources
from sim.study.study import Study

__all__ = ["conditions", "foot", "panels", "picture", "threshold", "tornado"]

_MOST_PANELS = 3
_MOST_CLAIMS = 2


def conditions(outcome: Outcome) -> list[Row]:
    """Conditions in the order of the study (of a map by number), with what became of the first claim."""
    study = outcome.study
    statuses = outcome.statuses(next(iter(study.claims)))
    names = list(study.conditions)
    if study.figure.kind == "map":
        names.sort(key=float)
    rows: list[Row] = []
    before: Status | None = None
    for name in names:
        status = statuses.get(name)
        decided = status if status is not Status.OPEN else None
        turned = None not in (before, decided) and before is not decided
        rows.append(Row(name, condition_words(study, name), status, turned))
        before = decided or before
    return rows


def panels(outcome: Outcome, currency: str = "") -> list[Panel]:
    """The measures of the picture: those that the study names, else those of the predicates."""
    study = outcome.study
    predicates = [one for claim in study.claims.values() for one in claim.holds]
    named = study.figure.measures or tuple(
        dict.fromkeys(element.measure for one in predicates for element in elements(one))
    )
    return [
        Panel(one, called(one), outcome.grid.unit(one), currency, _better(study, one))
        for one in named[:_MOST_PANELS]
    ]


def _better(study: Study, measure: str) -> int:
    """Which way the best of a measure lies: as the predicates ask that look for it, else as those that compare."""
    predicates = [one for claim in study.claims.values() for one in claim.holds]
    asked: list[Best | Moves] = [one for one in predicates if isinstance(one, Best) and one.measure == measure]
    asked += [one for one in predicates if isinstance(one, Moves) and one.measure == measure]
    return asked[0].sign if asked else 1


def foot(study: Study, sources: Sources) -> str:
    """What both sides say, and where."""
    told = []
    for claim in list(study.claims.values())[:_MOST_CLAIMS]:
        told.append(f"“{claim.says.rstrip('.')}” – {sources.cited(claim.sources)}")
    return "\n".join(told)


def _looked_at(predicate: Predicate) -> tuple[str, ...]:
    """The variants that a predicate compares."""
    if isinstance(predicate, Best):
        return predicate.at
    if isinstance(predicate, Sum):
        return tuple(term.variant for term in predicate.sum)
    return (predicate.variant, predicate.against)


def _note(outcome: Outcome, extra: str) -> str:
    n = numbers.grouped(outcome.n)
    quick = "quick mode, " if outcome.mode == "quick" else ""
    return f"{quick}{n} replications; {extra}"


def picture(outcome: Outcome, sources: Sources) -> Drawing:
    """The figure of a study, which stands alone: question, verdict, picture, sources."""
    study, grid = outcome.study, outcome.grid
    rows, shown = conditions(outcome), panels(outcome, currency_of(outcome))
    claim = next(iter(study.claims.values()))
    first = claim.holds[0]

    def slide(extra: str) -> Slide:
        return Slide(study.question, title(outcome), _note(outcome, extra), foot(study, sources))

    if study.figure.kind == "map":
        extra = (
            "the darker, the better under that condition; framed the best, dashed and grey those that may be it "
            "(95 %, jointly); ● the claim holds, ▼ does not, ○ not decided"
        )
        return draw_map(slide(extra), study, grid, shown, rows)
    if study.figure.kind == "lines" and study.axis.numeric:
        about = f"{first.means}" if isinstance(first, Sum) else subject(study, first)
        if not isinstance(first, Best | Sum):
            about = compared(study, first.variant, first.against)
        extra = (
            "95 % bands of each level (differences share their luck and are surer); large markers: "
            f"{about}, filled where the claim holds, hollow where not, grey where not decided"
        )
        return draw_lines(slide(extra), study, grid, shown, rows, _looked_at(first))
    base = next(iter(study.variants))
    extra = (
        f"differences to {base} on the same luck, each with its own 95 % interval, hollow and grey where that holds 0; "
        "the intervals of the verdict hold jointly and are wider"
    )
    return draw_dots(slide(extra), study, grid, shown, rows)


def threshold(predicate: Predicate) -> float:
    """The number at which a predicate turns."""
    if isinstance(predicate, Moves):
        return predicate.sign * predicate.by
    return predicate.above if isinstance(predicate, Sum) else 0.0


def tornado(outcome: Outcome, sources: Sources) -> Drawing:
    """The figure of the constants that are assumptions."""
    study, swing = outcome.study, outcome.swing
    unit = swing.base.unit
    about = subject(study, swing.predicate)
    panel = Panel(swing.base.measure, f"{about[:1].upper()}{about[1:]}", unit, currency_of(outcome))
    k = len(swing.bars)
    picked = f" (of {swing.tried}, ranked by a screening)" if swing.tried > k else ""
    tried = f"{k} {'constant' if k == 1 else 'constants'}{picked}"
    note = _note(
        outcome,
        f"{tried}, each at a low and a high value, all else equal; line and band: as it is, with its "
        "joint 95 % interval; ○ hollow and grey: not decided; ▼ or ● orange: it turns",
    )
    heading = tornado_title(outcome)
    slide = Slide(study.question, heading, note, foot(study, sources))
    return draw_tornado(slide, swing, panel, threshold(swing.predicate), value_words)
