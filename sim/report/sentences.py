"""The answer in words: one sentence per target, how sure it is, and what the report's headings say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.plots import numbers
from sim.plots.curves import curve
from sim.plots.days import day_verdicts, tally
from sim.plots.spells import worst
from sim.plots.verdicts import Verdict, more_replications, verdict
from sim.report.data import CHANNELS, Estimate, Goal, ReportData, Target

FORMULAS: dict[str, tuple[str, str]] = {
    "answered": ("A / N", "answered in time, of answered"),
    "offered": ("A / (N + B)", "answered in time, of offered"),
    "abandons_within_threshold_count": ("(A + b) / (N + B)", "abandons in time count as served in time"),
    "abandons_within_threshold_excluded": ("A / (N + B − b)", "abandons in time are left out"),
    "short_abandons_count": ("(A + s) / (N + B)", "short abandons count as served in time"),
    "short_abandons_excluded": ("A / (N + B − s)", "short abandons are left out"),
}
"""The six formulas of service level: how each is computed, and in words."""

LETTERS = (
    "N answered, A of these within the threshold; B abandoned, b of these within the threshold, "
    "s of these within the short-abandon threshold."
)

BOOKING = (
    "Work that a contact brings is booked in the interval of its arrival, "
    "staffed time in the interval in which it passes."
)
"""What every table of intervals says above itself."""

_ALL = 0.9995
"""From here on a share is written as 100 %."""

SIGNS: dict[Verdict, str] = {"met": "●", "missed": "▼", "not decided": "○"}
WORDS: dict[Verdict, str] = {"met": "Target met", "missed": "Target missed", "not decided": "Not decided yet"}


@dataclass(frozen=True)
class Answer:
    """What is said about one target.

    Attributes
    ----------
    target
        The target.
    estimate
        The measured share; without a number if nothing was measured.
    verdict
        met, missed, not decided, or None if nothing was measured.
    sentence
        The answer in one sentence.
    sureness
        By how much, and how sure.
    """

    target: Target
    estimate: Estimate
    verdict: Verdict | None
    sentence: str
    sureness: str

    @property
    def sign(self) -> str:
        """The verdict's marker; hollow where nothing is decided."""
        return SIGNS[self.verdict] if self.verdict else "○"

    @property
    def word(self) -> str:
        """The verdict in two or three words."""
        return WORDS[self.verdict] if self.verdict else "Not measured"


def whom(data: ReportData, target: Target) -> str:
    """Whom a target is about: ``calls``, ``PS calls``, ``e-mails``, ``contacts``."""
    if not target.of:
        return data.noun
    if target.of in data.channels:
        return CHANNELS.get(target.of, f"{target.of} contacts")
    used = {data.channel_of(n) for n in data.types_of(target)}
    noun = CHANNELS.get(next(iter(used)), data.noun) if len(used) == 1 else data.noun
    return noun if target.of in used else f"{target.of} {noun}"


def level_text(target: Target, data: ReportData | None = None) -> str:
    """``answered within 20 s``; if it counts from the queue or a bot makes that matter, from where on.

    With the data also whether it counts opening hours only.
    """
    text = f"answered within {numbers.threshold(target.within_s)}"
    if data and data.open_clock(target):
        text += " of opening hours"
    if target.from_queue:
        return f"{text} after joining the queue"
    return f"{text} after arrival" if data and before_queue(data) else text


def before_queue(data: ReportData) -> bool:
    """Whether anything stands between arrival and queue: a bot, or people who sort."""
    routing = data.scenario.get("routing")
    by_hand = isinstance(routing, Mapping) and routing.get("triage") == "manual"
    return by_hand or data.scenario.get("bot") is not None


def counted_from_queue(data: ReportData) -> list[str]:
    """The contact types whose first target counts from the queue."""
    firsts = {n: t.from_queue for t in reversed(data.all_targets) for n in data.types_of(t)}
    return [n for n in data.names("contact_type") if firsts.get(n)]


def target_text(target: Target) -> str:
    """``target 80 %``."""
    return f"target {numbers.share(target.share).replace('.0 %', ' %')}"


def goal_text(goal: Goal) -> str:
    """``80 % in 20 s``, ``80 % in 20 s to 1 min``."""
    short, long = (numbers.threshold(s) for s in (goal.shortest_s, goal.longest_s))
    text = f"{numbers.share(goal.share).replace('.0 %', ' %')} in {short}"
    return text if short == long else f"{text} to {long}"


def answer(data: ReportData, target: Target) -> Answer:
    """The answer for one target.

    Examples
    --------
    ``81.4 % ± 0.6 of calls answered within 20 s; target 80 %: met on 17 of 20 days; worst interval 10:30
    (62 %).``
    """
    measure = f"target.{target.name}"
    scope, name = data.scope_of(target)
    estimate = data.get(measure, scope, name)
    said = verdict(estimate.value, estimate.half, target.share)
    if said is None:
        text = f"No {whom(data, target)} {level_text(target, data)} could be measured; {target_text(target)}."
        return Answer(target, estimate, None, text, "There is no number for it in the measured window.")
    text = f"{estimate.text()} of {whom(data, target)} {level_text(target, data)}; {target_text(target)}"
    days = day_verdicts(data.table, measure, target.share, scope, name or None)
    if len([d for d in days if d is not None]) > 1:
        text += f": {tally(days)}"
    place = worst_interval(data, measure, (scope, name), data.place_of(target))
    if place and place[1] < _ALL:
        at, level = place
        text += f"; worst interval {at} ({level * 100:.0f} %)"
    return Answer(target, estimate, said, text + ".", sureness(estimate, target.share))


def answers(data: ReportData) -> list[Answer]:
    """One answer per target, in the scenario's order."""
    return [answer(data, t) for t in data.all_targets]


def worst_interval(
    data: ReportData,
    measure: str,
    place: tuple[str, str] = ("total", ""),
    traffic: tuple[str, str] = ("total", ""),
) -> tuple[str, float] | None:
    """Begin and share of the interval in which a service level is lowest.

    Intervals with less than a tenth of the busiest interval's contacts are passed over. None where the day
    has fewer than two intervals.

    Parameters
    ----------
    data, measure
        What is reported, and which service level.
    place, traffic
        Scope and name of its rows, and of the contacts that it is about.
    """
    level = curve(data.table, measure, place[0], place[1] or None)
    if level.estimate.size < 2:
        return None
    index = worst(level, curve(data.table, "offered", traffic[0], traffic[1] or None))
    return None if index is None else (level.at(index), float(level.estimate[index]))


def sureness(estimate: Estimate, target: float) -> str:
    """By how much a target is met or missed and how sure that is, or what it would take to know.

    Parameters
    ----------
    estimate
        The measured share.
    target
        The share that should be reached.
    """
    said = verdict(estimate.value, estimate.half, target)
    if said is None:
        return "Nothing was measured."
    gap = numbers.points(abs(estimate.value - target), estimate.half)
    n = f"{numbers.grouped(estimate.n)} {'replication' if estimate.n == 1 else 'replications'}"
    if not estimate.half > 0:
        side = "above" if said == "met" else "below"
        if estimate.n < 2:
            return f"One replication says {gap} {side}; how sure that is takes more replications."
        return f"{gap} {side} the target in each of {n}."
    interval = f"95 % interval {between(estimate)} from {n}"
    if said == "met":
        return f"Met by {gap}: the {interval} lies above the target."
    if said == "missed":
        return f"Missed by {gap}: the {interval} lies below the target."
    more = more_replications(estimate.value, estimate.half, target, estimate.n)
    straddles = f"the {interval} holds the target"
    if more is None:
        return (
            f"Not decided yet: {straddles}; the estimate is too close to it for any number of replications."
        )
    return f"Not decided yet: {straddles}; needs about {numbers.grouped(more)} more {_replications(more)}."


def _replications(n: int) -> str:
    return "replication" if n == 1 else "replications"


def between(estimate: Estimate, currency: str = "") -> str:
    """The ends of an interval: ``80.8 to 82.0 %``, ``21.1 to 21.9 s``; never below zero."""
    if estimate.unit == "s":
        digits = numbers.decimals(estimate.half, most=1, otherwise=0)
        ends = (max(estimate.value - estimate.half, 0.0), estimate.value + estimate.half)
        first, last = (numbers.duration(end, digits) for end in ends)
        return f"{first.removesuffix(' s') if last.endswith(' s') else first} to {last}"
    if estimate.unit != "share":
        ends = (max(estimate.value - estimate.half, 0.0), estimate.value + estimate.half)
        return " to ".join(numbers.written(end, None, estimate.unit, currency) for end in ends)
    digits = numbers.decimals(estimate.half * 100, most=2, otherwise=1)
    low = max(estimate.value - estimate.half, 0.0) * 100
    high = min(estimate.value + estimate.half, 1.0) * 100
    return f"{low:.{digits}f} to {high:.{digits}f} %"


def headline(data: ReportData) -> str:
    """The report's first line: the verdict on the primary target, or what was simulated."""
    found = answers(data)
    if not found:
        level = data.get("asa")
        wait = f", answered after {level.text()}" if level.known else ""
        return f"{data.get('offered').text()} {data.noun}{wait}"
    if len(found) == 1:
        return _verdict_line(found[0])
    met = sum(a.verdict == "met" for a in found)
    close = sum(a.verdict in ("not decided", None) for a in found)
    text = f"{met} of {len(found)} targets met"
    return text + (f", {close} not decided yet" if close else "")


def _verdict_line(found: Answer) -> str:
    if found.verdict is None or found.verdict == "not decided":
        return found.word
    gap = numbers.points(abs(found.estimate.value - found.target.share), found.estimate.half)
    return f"{found.word} by {gap}"


def about(data: ReportData) -> str:
    """What was simulated: days, replications and how many contacts."""
    days, n = len(data.days), data.n_replications
    parts = [f"{numbers.grouped(days)} {'day' if days == 1 else 'days'}"] if days else []
    parts.append(f"{numbers.grouped(n)} {_replications(n)}")
    offered = data.get("offered")
    if offered.known:
        parts.append(f"{offered.text()} {data.noun} offered")
    return " · ".join(parts)


def still_open(data: ReportData) -> str:
    """A warning where a noticeable share of contacts was still open at the end; else empty."""
    share = data.get("still_open_share")
    if not share.known or share.value < 0.0005:
        return ""
    return f"{share.text()} of {data.noun} were still open when the run ended."
