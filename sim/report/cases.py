"""How cases went: whether they were solved, who came again, how satisfied the customers are; in words and tables."""

from __future__ import annotations

from collections.abc import Sequence

from sim.report.data import Estimate, ReportData
from sim.report.headings import ENDINGS, SERVED
from sim.report.table import Row, Table, by_name, filled

__all__ = ["CASE_TABLES", "how_cases_went"]

_WENT = (
    "cases",
    "contacts_per_case",
    "fcr_true",
    "resolved_true",
    "repeat_share",
    "satisfaction",
    "effort",
)
_LIKE = (
    "speed_score",
    "late_share",
    "broken_share",
    "human_quality",
    "unserved_share",
    "by_bot_share",
    "disloyal_share",
    "intention",
)
_STEPS = (
    "repeats_per_case",
    "abandons_per_case",
    "transfers_per_case",
    "switches_per_case",
    "reexplained_per_case",
    "context_missing_share",
)
_SURVEY = ("survey_share", "survey_top_two", "survey_mean", "satisfaction")
_BY_ENDING = ("cases", "satisfaction", "intention")
_BY_SERVED = ("cases", "resolved", "satisfaction")


def how_cases_went(data: ReportData) -> list[str]:
    """The story in a few sentences; none where nothing is known of it."""
    told = (_solved(data), _repeated(data), _satisfied(data), _left(data))
    return [sentence for sentence in told if sentence]


def _solved(data: ReportData) -> str:
    once, solved = data.get("fcr_true"), data.get("resolved_true")
    if not once.known or not solved.known:
        return ""
    text = f"{once.text()} of the cases that reached an agent were solved the first time; "
    text += f"{solved.text()} of all cases end solved"
    by_bot, unserved = data.get("by_bot_share"), data.get("unserved_share")
    without = "never reached an agent"
    if by_bot.value > 0:
        text += f", {by_bot.text()} by the bot without an agent"
        without = "reached no agent and were not helped by the bot"
    return f"{text}, {unserved.text()} {without}." if unserved.value > 0 else f"{text}."


def _repeated(data: ReportData) -> str:
    again, per_case = data.get("repeat_share"), data.get("contacts_per_case")
    if not again.value > 0:
        return ""
    return (
        f"{again.text()} of those who reached an agent came again because their problem was not solved; a case takes "
        f"{per_case.text()} contacts in all."
    )


def _satisfied(data: ReportData) -> str:
    whole, first, rest = (data.get(f"satisfaction{part}") for part in ("", ".first", ".rest"))
    if not whole.known:
        return ""
    text = f"{whole.text()} of customers are satisfied when their case closes"
    if not first.known or not rest.known:
        return f"{text}."
    helped = "whom an agent helped at once" if data.get("by_bot_share").value > 0 else "helped at once"
    text += f": {first.text()} of those {helped}, {rest.text()} of all others"
    ratio = data.get("satisfaction_ratio")
    return f"{text}, {ratio.text()} times as many." if ratio.value > 1 else f"{text}."


def _left(data: ReportData) -> str:
    effort, disloyal, leaving = (data.get(m) for m in ("effort", "disloyal_share", "intention"))
    if not effort.known:
        return ""
    return (
        f"Their effort is {effort.text()} on a scale from 1 to 5; {disloyal.text()} come out of it with a disloyal "
        f"attitude, {leaving.text()} mean to leave."
    )


def _table(
    data: ReportData, key: str, caption: str, scope: str, measures: Sequence[str], note: str = ""
) -> Table | None:
    """One row per name of a scope of which anything is known, and the total."""
    names = [n for n in data.names(scope) if any(data.get(m, scope, n).known for m in measures)]
    if not names or not any(data.get(m).known for m in measures):
        return None
    return by_name(data, key, caption, scope, names, measures, "all cases", note)


def by_type(data: ReportData) -> Table | None:
    """How cases of each contact type went."""
    if not data.get("unserved_share").known:
        return None
    note = (
        "By the type with which the case opened. Solved the first time, came again: of cases that reached an agent; "
        "solved in the end, satisfied, effort: of closed ones."
    )
    return _table(data, "cases", "How cases went", "contact_type", _WENT, note)


def by_segment(data: ReportData) -> Table | None:
    """How cases of each segment went; None where there is one."""
    return _table(data, "cases-segments", "How cases went, by segment", "segment", _WENT)


def by_topic(data: ReportData) -> Table | None:
    """How cases of each topic went; None where each type has its own."""
    return _table(data, "cases-topics", "How cases went, by topic", "topic", _WENT)


def what_it_was_like(data: ReportData) -> Table | None:
    """What the customers went through, and what they think of it."""
    if not data.get("unserved_share").known:
        return None
    note = (
        "Speed score: tolerance / (tolerance + felt wait), mean over contacts. Too late: felt wait beyond the "
        "tolerance. Both and human quality of contacts, the rest of closed cases."
    )
    return _table(data, "feelings", "What it was like", "contact_type", _LIKE, note)


def steps(data: ReportData) -> Table | None:
    """What happens on the way, per case."""
    note = "Times per case: came again, gave up waiting, was passed on, changed the channel"
    if data.get("reexplained_per_case").known:
        note += ", told what had been told before. Had to tell again: of contacts that ended with an answer"
    return _table(data, "steps", "What happens on the way", "contact_type", _STEPS, f"{note}.")


def survey(data: ReportData) -> Table | None:
    """What the survey says beside what is so."""
    if not data.get("survey_share").value > 0:
        return None
    note = "Of closed cases: who answers. Of the answers: 4 or 5 of 5, and their mean. Satisfied: of all customers."
    return _table(data, "survey", "What the survey says", "contact_type", _SURVEY, note)


def _families(
    data: ReportData, key: str, caption: str, first: str, families: Sequence[str], parts: dict[str, str]
) -> Table | None:
    """One row per part of families of measures, such as `satisfaction.served_1`."""
    rows = []
    for part, label in parts.items():
        cells: tuple[Estimate, ...] = tuple(data.get(f"{family}.{part}") for family in families)
        if cells[0].value > 0:
            rows.append(Row(label, cells))
    headings = {
        "cases": "Of cases",
        "resolved": "Solved",
        "satisfaction": "Satisfied",
        "intention": "Mean to leave",
    }
    return filled(key, caption, first, [(f, headings[f]) for f in families], rows)


def by_ending(data: ReportData) -> Table | None:
    """Satisfaction and intention by how the case went."""
    return _families(data, "endings", "How cases end", "The case was", _BY_ENDING, ENDINGS)


def by_served(data: ReportData) -> Table | None:
    """Resolution and satisfaction by the number of contacts that were served."""
    caption = "By number of contacts served"
    return _families(data, "served", caption, "Contacts served", _BY_SERVED, SERVED)


CASE_TABLES = (by_type, by_ending, by_topic, by_segment, by_served, what_it_was_like, steps, survey)
"""What makes the tables of cases, in order."""
