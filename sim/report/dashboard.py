"""What a dashboard says, and what happened: each pair of measures side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sim.plots import numbers
from sim.report.data import MISSING, Estimate, ReportData
from sim.report.table import Row, Table, filled

__all__ = ["Pair", "dashboard", "pairs", "widest"]

CAPTION = "What your dashboard says, and what happened"


@dataclass(frozen=True)
class Pair:
    """One thing as it is reported and as it was.

    Attributes
    ----------
    name
        What it is about.
    reported, true
        The two numbers.
    counted, happened
        What each of them counts.
    """

    name: str
    reported: Estimate
    counted: str
    true: Estimate
    happened: str


def _window(data: ReportData) -> str:
    """The reported window as the scenario writes it, with a space before its unit."""
    text = str((data.scenario.get("measures") or {}).get("reported_window", ""))
    number = text.rstrip("dhms")
    unit = text[len(number) :]
    return f"no contact in {number} {'days' if unit == 'd' else unit}" if number else "no further contact"


def _counted(data: ReportData) -> str:
    """What the report takes for an answer besides an agent's word, as a sentence; empty where nothing."""
    said = data.scenario.get("measures") or {}
    kinds = {
        "what the bot closes": data.get("containment_reported").value > 0,
        "chats opened in vain": data.get("opened_in_vain").value > 0,
        "acknowledgements": bool(data.scenario.get("acknowledgement") and said.get("acknowledgement_counts")),
    }
    found = [kind for kind, is_there in kinds.items() if is_there]
    return f" It takes for answered: {', '.join(found)}." if found else ""


def _first_response(data: ReportData) -> Pair:
    """Waits of all, or with several channels those of the one in which they differ most for certain."""

    def made(scope: str = "total", name: str = "") -> Pair:
        reported, true = (data.get(f"first_response_{what}", scope, name) for what in ("reported", "true"))
        label = f"First reply, {name}" if name else "First reply"
        return Pair(label, reported, "the first that counts", true, "the first useful one")

    if not data.mixed:
        return made()
    differ = [pair for pair in (made("channel", name) for name in data.channels) if _differs(pair)]
    return max(differ, key=_times, default=Pair("", MISSING, "", MISSING, ""))


def _differs(pair: Pair) -> bool:
    gap, halves = abs(pair.reported.value - pair.true.value), pair.reported.half + pair.true.half
    return pair.reported.known and pair.true.known and gap > halves


def _times(pair: Pair) -> float:
    """How many times the longer wait is as long as the shorter."""
    short, long = sorted((pair.reported.value, pair.true.value))
    return long / max(short, 0.1)


def pairs(data: ReportData) -> list[Pair]:
    """The pairs that the data have both numbers of."""
    get = data.get
    level = get("service_level_reported")
    level = level if level.known else get("service_level")
    solved = get("cost_per_resolved") if get("fcr_true").known else MISSING
    every = (
        Pair("Service level", level, "in acceptable wait", get("service_level_true"), "useful reply in it"),
        Pair("In time", level, "in acceptable wait", get("in_time_share"), "in time tolerated"),
        _first_response(data),
        Pair(
            "Contained",
            get("containment_reported"),
            "closed by the bot",
            get("containment_true"),
            "solved by the bot",
        ),
        Pair("Solved at once", get("fcr_reported"), _window(data), get("fcr_true"), "when first served"),
        Pair("Resolved", get("resolved_reported"), "cases closed", get("resolved_true"), "cases solved"),
        Pair(
            "Satisfied", get("survey_top_two"), "4 or 5 in the survey", get("satisfaction"), "of all customers"
        ),
        Pair("Unanswered", get("abandonment"), "contacts abandoned", get("unanswered_true"), "no useful reply"),
        Pair("Handle time", get("aht"), "per contact handled", get("handle_per_resolved"), "per case solved"),
        Pair("Cost", get("cost_per_answered"), "per contact answered", solved, "per case solved"),
    )
    return [pair for pair in every if pair.reported.known and pair.true.known]


def widest(data: ReportData) -> str:
    """The pair of shares that lie furthest apart for certain, in one sentence; empty where none do."""
    gaps = [
        (pair.reported.value - pair.true.value, pair)
        for pair in pairs(data)
        if pair.reported.unit == "share"
    ]
    sure = [(gap, pair) for gap, pair in gaps if abs(gap) > pair.reported.half + pair.true.half]
    if not sure:
        return ""
    gap, pair = max(sure, key=lambda one: abs(one[0]))
    side = "more" if gap > 0 else "less"
    half = max(pair.reported.half, pair.true.half)
    return (
        f"The dashboard is furthest off at “{pair.name.lower()}”: it says {pair.reported.text()}, "
        f"{numbers.points(abs(gap), half)} {side} than the {pair.true.text()} that happened."
    )


def dashboard(data: ReportData) -> Table | None:
    """The pairs as a table; None where nothing is known of how cases went."""
    rows = [Row(p.name, (p.reported, p.counted, p.true, p.happened)) for p in pairs(data)]
    columns = [
        ("reported", "Dashboard says"),
        ("reported_counts", "It counts"),
        ("true", "What happened"),
        ("true_counts", "That counts"),
    ]
    note = (
        "Left what can be seen from records alone, right what only the customers know. Cases and contacts in the "
        "measured window; a case counts where it opened."
    )
    return filled("dashboard", CAPTION, "", columns, rows, note + _counted(data))
