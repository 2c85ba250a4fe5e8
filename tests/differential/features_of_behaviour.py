"""What really happened to customers: waits that displeased them, problems that were not solved, contacts again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sim.log import Log
from sim.names import CaseStatus, Cause, LegOutcome, LegReason, Mark, Outcome
from sim.plan import Plan
from sim.units import NEVER
from tests.differential.features_of_customers import clientele
from tests.differential.features_of_office import office

__all__ = ["behaviour"]

_Found = Iterator[tuple[str, bool]]


def behaviour(plan: Plan, log: Log) -> _Found:
    """Features of feelings, services, repeat contacts and opinions."""
    b = plan.behaviour[0]
    if b["has_handling"] == 1:
        yield from _handling(plan, log)
    yield from _triage(plan, log)
    yield "agents unlike", bool(b["has_workforce"] == 1 and (log.legs["talk_at"] != NEVER).any())
    seats = log.seats[log.seats["n_talks"] > 0]
    yield "newcomers talk", bool((seats["hired_day"] > 0).any())
    yield from clientele(plan, log)
    yield "haste became a habit", bool((log.days["norm"] < 1).any())
    if b["feels"] == 1:
        for part in (_feelings, _services, _again, _opinions, _bot, _writing, office):
            yield from part(plan, log)


def _triage(plan: Plan, log: Log) -> _Found:
    b, legs = plan.behaviour[0], log.legs
    first = legs[legs["reason"] == LegReason.ARRIVAL]
    kind = log.contacts["type"][first["contact"]]
    yield "sorted", bool(b["triage"] > 0 and len(first) > 0)
    yield "sorted by hand", bool((first["enqueued_at"] > first["booked_at"]).any() and b["triage"] == 2)
    astray = ~plan.choices[kind, first["queue"]]
    yield "gone astray", bool(astray.any())
    talked = legs[legs["talk_at"] != NEVER]
    talked = talked[talked["reason"] != LegReason.BOT]
    yield "skill lacking", bool((plan.skills["lacking"][talked["group"], talked["queue"]] == 1).any())


def _bot(plan: Plan, log: Log) -> _Found:
    legs, contacts, marks = log.legs, log.contacts, log.feelings["marks"]
    for how in ("RESOLVED", "ESCALATED", "CONTAINED"):
        yield f"bot: {how.lower()}", bool((legs["outcome"] == LegOutcome[f"BOT_{how}"]).any())
    yield "bot: out of context", bool((marks & Mark.OUT_OF_CONTEXT).any())
    met, again = (marks & Mark.BOT_MET) != 0, contacts["cause"] == Cause.REPEAT
    follows = met & (contacts["parent"] >= 0)
    yield "bot: met again", bool(met[contacts["parent"][follows]].any())
    yield "bot: comes again", bool((contacts["outcome"][contacts["parent"][again]] == Outcome.CONTAINED).any())
    yield "bot: told again", bool((met & ((marks & Mark.CONTEXT_MISSING) != 0)).any())


def _handling(plan: Plan, log: Log) -> _Found:
    b, talked = plan.behaviour[0], log.legs[log.legs["talk_at"] != NEVER]
    hard = plan.cases["complexity"][log.contacts["case"][talked["contact"]]]
    yield (
        "harder and easier talks",
        bool((hard != b["handling_reference"]).any() and b["handling_complexity"] > 0),
    )
    yield "another pace", bool(b["handling_speed"] != 1 and len(talked) > 0)
    yield "templates", bool(b["handling_template_rate"] > 0 and len(talked) > 0)
    yield "steps taken over", bool(b["handling_takeover"] and len(talked) > 0)


def _feelings(plan: Plan, log: Log) -> _Found:
    b, contacts, feelings = plan.behaviour[0], log.contacts, log.feelings
    marks, kind = feelings["marks"], contacts["type"]
    scored = (marks & Mark.SCORED) != 0
    urgent = plan.topics["urgent"][log.cases["topic"][contacts["case"]]] == 1
    waited = scored & (feelings["felt"] > 0)
    yield "late", bool((marks & Mark.LATE).any())
    yield "within the tolerance", bool((waited & (marks & Mark.LATE == 0)).any())
    yield "promise broken", bool((marks & Mark.BROKEN).any())
    yield "urgent", bool((scored & urgent).any() and b["tolerance_urgent_tolerance"] != 1)
    yield "tolerant and patient", bool(waited.any() and b["tolerance_correlation"] != 0)
    yield "hold felt otherwise", bool((waited & (plan.moods["hold"][kind] != 1)).any())
    spans, at = plan.open_spans, contacts["arrived_at"]
    number = np.searchsorted(spans[:, 0], at, "right") - 1
    closed = (number < 0) | (at >= np.append(spans[:, 1], 0)[number])
    yield "came at night", bool((scored & closed & (plan.moods["waits_offline"][kind] == 1)).any())
    child = np.isin(contacts["cause"], (Cause.CALLBACK, Cause.MESSAGE))
    yield "waited off the line", bool((scored & child).any() and b["tolerance_offline_weight"] > 0)
    before = (contacts["parent"] >= 0) & np.isin(
        contacts["outcome"][contacts["parent"]], (Outcome.ABANDONED,)
    )
    scale = b["tolerance_abandon_patience"] != 1 and b["has_tolerance"] == 1
    yield "less patient after abandoning", bool((before & scale).any())


def _services(plan: Plan, log: Log) -> _Found:
    contacts, feelings, marks = log.contacts, log.feelings, log.feelings["marks"]
    answered = contacts["outcome"] == Outcome.ANSWERED
    solved = (marks & Mark.RESOLVED) != 0
    yield "solved", bool(solved.any())
    yield "answered, not solved", bool((answered & ~solved).any())
    yield "solved by another agent", bool((solved & ((marks & Mark.TRANSFERRED) != 0)).any())
    yield "served beside others", bool((answered & (feelings["n_avg"] > 1)).any())
    paces = feelings["pace"][feelings["pace"] > 0]
    yield "in a rush", bool((paces != np.float32(plan.behaviour[0]["handling_speed"])).any())
    yield from _told_again(plan, log)
    yield "talk cut", bool((marks & Mark.CAPPED).any())


def _told_again(plan: Plan, log: Log) -> _Found:
    b, contacts, marks = plan.behaviour[0], log.contacts, log.feelings["marks"]
    again = (marks & Mark.CONTEXT_MISSING) != 0
    passed_on = (marks & Mark.TRANSFERRED) != 0
    yield "told again", bool(again.any())
    yield "told again after an answer", bool((again & ~passed_on).any())
    answered = (contacts["outcome"] == Outcome.ANSWERED) & (b["has_desk"] == 1)
    yield "passed on with what was told", bool((answered & passed_on & ~again).any())
    yield "told again in the single window", bool(again.any() and b["desk_single_window"])
    yield "automation", bool(b["has_desk"] and b["desk_automation"] and answered.any())


def _again(plan: Plan, log: Log) -> _Found:
    contacts, journeys = log.contacts, log.journeys
    again = contacts[contacts["cause"] == Cause.REPEAT]
    before = contacts[again["parent"]]
    yield "repeat", len(again) > 0
    yield "repeat at once", bool((again["arrived_at"] == before["ended_at"]).any())
    moved = plan.behaviour[0]["repeat_spread"] > 0 and len(again) > 0
    yield "repeat from the opening on", bool(moved or np.isin(again["arrived_at"], plan.open_spans[:, 0]).any())
    yield "repeat as another type", bool((again["type"] != before["type"]).any())
    yield "second repeat", bool((again["ordinal"] > 0).any())
    yield "repeat abandoned", bool((again["outcome"] == Outcome.ABANDONED).any())
    yield "repeat cut by the horizon", bool(journeys["n_repeats"].sum() > len(again))
    last = np.zeros(len(log.cases), dtype=np.int64)
    last[contacts["case"]] = contacts["outcome"]
    answer = (last == Outcome.ANSWERED) & (journeys["n_duplicates"] == 0)  # else another contact may end later
    given_up = (log.cases["status"] == CaseStatus.GIVEN_UP) & answer
    yield "given up after an answer", bool(given_up.any())
    unresolved = (log.cases["status"] == CaseStatus.UNRESOLVED) & answer
    yield "unresolved after an answer", bool(unresolved.any())


def _writing(plan: Plan, log: Log) -> _Found:
    contacts, legs, outcome = log.contacts, log.legs, log.contacts["outcome"]
    twice = contacts["cause"] == Cause.DUPLICATE
    yield "left a chat silently", bool((outcome == Outcome.SILENT).any())
    gone = outcome[legs["contact"]] == Outcome.SILENT
    kept = np.isin(legs["outcome"], (LegOutcome.SILENT, LegOutcome.HIDDEN))
    yield "opened in vain, or hidden", bool((gone & kept).any())
    yield "wrote twice", bool(twice.any())
    yield "merged", bool((outcome == Outcome.MERGED).any())
    yield "the second one served", bool((twice & (outcome == Outcome.ANSWERED)).any())
    yield "served in vain", bool((log.feelings["marks"] & Mark.REDUNDANT != 0).any())
    at_once = contacts[(contacts["cause"] == Cause.RETRY)]
    before = contacts[at_once["parent"]]
    wrote = (before["outcome"] == Outcome.CLOSED) & (before["ended_at"] == at_once["arrived_at"])
    yield "wrote as it was closed", bool(wrote.any())


def _opinions(plan: Plan, log: Log) -> _Found:
    journeys, marks = log.journeys, log.journeys["marks"]
    yield "solved at the first contact", bool((marks & Mark.FIRST).any())
    yield "solved at a later contact", bool(((marks & Mark.RESOLVED != 0) & (marks & Mark.FIRST == 0)).any())
    yield "reported as solved", bool((marks & Mark.REPORTED).any())
    yield (
        "closed, then another contact",
        bool(((journeys["n_served"] > 0) & (marks & Mark.REPORTED == 0)).any()),
    )
    yield "channel changed", bool((journeys["n_switches"] > 0).any())
    yield "steps left", bool((plan.topics["steps"][log.cases["topic"]] > 0).any())
    yield "survey answered", bool((journeys["answer"] > 0).any())
    asked = journeys["satisfaction"] > 0
    yield "asked, never served", bool((asked & (journeys["n_served"] == 0)).any())
    yield "asked, left before", bool((asked & (journeys["n_abandons"] > 0)).any())
