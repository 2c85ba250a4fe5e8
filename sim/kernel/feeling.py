"""How a contact goes for the customer: what the wait felt like, and how well he was served."""

from __future__ import annotations

from typing import Any

from sim.compiled import inner
from sim.kernel.acknowledgement import acknowledged_at
from sim.kernel.customers import used_to, waited
from sim.kernel.floor import IS_OPEN, ROW_CONTACT, ROW_LEG, Floor
from sim.kernel.history import closed_by_bot, contacted, history_of, journey_of, lasted, scored
from sim.kernel.slots import draw, draws
from sim.names import Cause, LegReason, Mark, Outcome, Purpose
from sim.outcomes import (
    agent_human,
    agent_logit,
    average_load,
    cap_loss,
    context_share,
    felt_wait,
    human_quality,
    human_start,
    is_hollow,
    next_opening,
    plus,
    resolution_logit,
    resolution_share,
    speed_score,
    stretched,
    tolerance_ticks,
)
from sim.units import NEVER

__all__ = ["ends", "feeling_of", "feels", "lacks_context", "passed_on", "talked", "talks", "useful"]

_CALLBACK, _MESSAGE = int(Cause.CALLBACK), int(Cause.MESSAGE)
_DUPLICATE, _STATUS_CHECK = int(Cause.DUPLICATE), int(Cause.STATUS_CHECK)
_ABANDONED, _HIDDEN = int(Outcome.ABANDONED), int(Outcome.HIDDEN)
_DISCONNECTED, _UNREACHED = int(Outcome.DISCONNECTED), int(Outcome.UNREACHED)
_BALKED, _SILENT = int(Outcome.BALKED), int(Outcome.SILENT)
_BOT_RESOLVED, _CONTAINED = int(Outcome.BOT_RESOLVED), int(Outcome.CONTAINED)
_WAITED = (_ABANDONED, _SILENT, _HIDDEN, _DISCONNECTED, _UNREACHED, _BOT_RESOLVED, _CONTAINED)
"""Ends at which the customer has an opinion of the wait without having been answered."""
_LEFT = (_ABANDONED, _SILENT, _HIDDEN, _DISCONNECTED, _BALKED)
_SCORED, _LATE, _BROKEN = int(Mark.SCORED), int(Mark.LATE), int(Mark.BROKEN)
_TRANSFERRED, _CAPPED = int(Mark.TRANSFERRED), int(Mark.CAPPED)
_RESOLVED, _LACKING, _BOT_MET = int(Mark.RESOLVED), int(Mark.LACKING), int(Mark.BOT_MET)
_CONTEXT_MISSING, _TRANSFER = int(Mark.CONTEXT_MISSING), int(LegReason.TRANSFER)
_PATIENCE, _TOLERANCE, _NIGHT = int(Purpose.PATIENCE), int(Purpose.TOLERANCE), int(Purpose.NIGHT)
_CONTEXT = int(Purpose.CONTEXT)
_ACKNOWLEDGED, _HOLLOW = int(Mark.ACKNOWLEDGED), int(Mark.HOLLOW)


@inner
def feeling_of(f: Floor, slot: int) -> Any:
    """The row of `FEELING` of the slot's contact."""
    return f.feeling_rows[f.slots[slot]["contact"] - f.scalars[ROW_CONTACT]]


@inner
def _feels_from_opening(f: Floor, slot: int) -> bool:
    """Whether the customer, who knows that nobody is there, does not mind until somebody is."""
    rules = f.behaviour[0]
    if rules["has_tolerance"] == 0 or f.moods[f.slots[slot]["kind"]]["waits_offline"] == 0:
        return False
    return draw(f, slot, _NIGHT, 0) >= rules["tolerance_night_share"]


@inner
def feels(f: Floor, slot: int, parent: int, now: int) -> None:
    """A contact arrives; that of a callback or a message goes on with the wait that led to it."""
    one = f.slots[slot]
    one["u_solved"] = -1.0
    row = feeling_of(f, slot)
    row["tolerance"] = NEVER
    row["felt"] = NEVER
    row["n_avg"] = 0.0
    row["pace"] = 0.0
    row["human"] = 0.0
    row["solving"] = 0.0
    row["speed"] = 0.0
    row["marks"] = 0
    if parent < 0 or one["cause"] == _DUPLICATE or one["cause"] == _STATUS_CHECK:
        one["since"] = now
    journey_of(f, slot)["between"] += lasted(f, slot, now)
    if one["cause"] != _CALLBACK and one["cause"] != _MESSAGE:
        one["felt_from"] = now
        one["offline_from"] = NEVER
        if f.scalars[IS_OPEN] == 0 and _feels_from_opening(f, slot):
            opening = next_opening(now, f.open_spans)
            if opening != NEVER:
                one["felt_from"] = opening
    contacted(f, slot, f.types[one["kind"]]["channel"], now)


@inner
def useful(f: Floor, slot: int, contact: Any, now: int) -> None:
    """The wait is over: the customer forms his opinion of it. `contact` is its row of the log."""
    rules, one, row, mood = f.behaviour, f.slots[slot], feeling_of(f, slot), f.moods[contact["type"]]
    acknowledged = acknowledged_at(f, slot) < now
    if acknowledged:
        row["marks"] |= _ACKNOWLEDGED
    if one["asks"] == 1 or rules[0]["has_tolerance"] == 0:
        return
    offline_from = one["offline_from"]
    on_line = max(0, min(now, offline_from) - one["felt_from"])
    off_line = max(0, now - offline_from)
    felt = felt_wait(rules, on_line, off_line, mood["hold"])
    u_patience = one["u_patience"]
    if rules[0]["tolerance_correlation"] != 0.0 and (one["n_legs"] == 0 or one["number"] > 0):
        u_patience = draw(f, slot, _PATIENCE, 0)
    urgent = f.topics[f.cases[one["case"]]["topic"]]["urgent"]
    u, one["u_solved"], _, _ = draws(f, slot, _TOLERANCE, 0)
    customer, channel = f.cases[one["case"]]["customer"], f.types[contact["type"]]["channel"]
    memory = used_to(f, customer, channel)
    tolerance = tolerance_ticks(rules, f.laws, f.knots, mood["tolerance"], u_patience, u, urgent, memory)
    if acknowledged:
        tolerance = stretched(tolerance, mood["acknowledged_tolerance"])
    speed = speed_score(tolerance, felt)
    marks = 0
    if felt > tolerance:
        marks |= _LATE
    if one["announced"] != NEVER and felt > one["announced"]:
        marks |= _BROKEN
    if acknowledged and felt > mood["promised"]:
        marks |= _BROKEN
    if acknowledged and is_hollow(mood["hollow_limit"], tolerance, felt):
        row["marks"] |= _HOLLOW
        history = history_of(f, slot)
        history["botfail"] = plus(history["botfail"], rules[0]["acknowledgement_hollow_damage"])
        journey_of(f, slot)["botfail"] = history["botfail"]
    row["tolerance"] = tolerance
    row["felt"] = felt
    row["speed"] = speed
    row["marks"] |= marks | _SCORED
    scored(f, slot, speed, marks)
    waited(f, customer, channel, tolerance, felt, speed)


@inner
def ends(f: Floor, slot: int, contact: Any, outcome: int, now: int) -> None:
    """The contact, whose row of the log is given, has ended."""
    journey = journey_of(f, slot)
    if contact["answered_at"] == NEVER:
        journey["triage"] += lasted(f, slot, now)
    else:
        journey["away"] += lasted(f, slot, now)
    if outcome in _WAITED and contact["answered_at"] == NEVER:
        useful(f, slot, contact, now)
    if outcome == _BOT_RESOLVED:
        feeling_of(f, slot)["marks"] |= _RESOLVED
        journey_of(f, slot)["marks"] |= _RESOLVED
    if outcome in (_BOT_RESOLVED, _CONTAINED):
        closed_by_bot(f, slot, now)
    if outcome in _LEFT and f.slots[slot]["asks"] == 0:
        journey["n_abandons"] += 1
    f.slots[slot]["offline_from"] = now


@inner
def passed_on(f: Floor, slot: int) -> None:
    """The customer has been passed on."""
    feeling_of(f, slot)["marks"] |= _TRANSFERRED
    journey_of(f, slot)["n_transfers"] += 1


@inner
def lacks_context(f: Floor, slot: int) -> bool:
    """Whether the customer, whose talk begins, has to tell again what he has told before; then it is booked."""
    one, row, journey = f.slots[slot], feeling_of(f, slot), journey_of(f, slot)
    told = row["marks"] & _TRANSFERRED | journey["marks"] & _BOT_MET
    if told == 0 and journey["n_served"] == 0 and one["cause"] != _DUPLICATE:
        return False
    # At any transfer but a cold one the first agent stays.
    cold = one["reason"] == _TRANSFER and one["partner"] < 0
    if not cold and draw(f, slot, _CONTEXT, one["number"]) < context_share(f.behaviour):
        return False
    row["marks"] |= _CONTEXT_MISSING
    journey["n_reexplained"] += 1
    return True


@inner
def talks(f: Floor, slot: int, speed: float, due: int, missing: bool, unlearnt: float, tired: float) -> None:
    """Talk begins at a pace that would last `due` ticks if it were not cut, perhaps without what was told before."""
    one, rules = f.slots[slot], f.behaviour
    agent, differs = one["agent"], rules[0]["has_workforce"] == 1
    row = feeling_of(f, slot)
    if due > rules[0]["handling_cap"]:
        row["marks"] |= _CAPPED
    one["pace"] = speed
    one["human_start"] = human_start(rules, speed)
    if differs:
        one["human_start"] += agent_human(rules, tired)
    if rules[0]["has_resolution"] == 1:
        complexity = float(f.cases[one["case"]]["complexity"])
        transferred = 1 if row["marks"] & (_TRANSFERRED | _LACKING) else 0
        base = f.moods[one["queue"]]["resolution"]
        knowledge = f.crew[0]["knowledge"]
        logit = resolution_logit(rules, base, complexity, transferred, 1 if missing else 0, speed, knowledge)
        if differs:
            quality = f.agents[agent]["quality"]
            logit += agent_logit(rules, quality, unlearnt, tired)
        one["logit"] = logit - cap_loss(rules, due)


@inner
def talked(f: Floor, slot: int, now: int) -> None:
    """The customer has talked with the agent: how well, and how much of the agent's attention he had."""
    one, rules = f.slots[slot], f.behaviour
    journey_of(f, slot)["talk"] += lasted(f, slot, now)
    one["load_sum"] += (now - one["settled_at"]) * f.agents[one["agent"]]["load"]
    ticks = now - f.leg_rows[one["leg"] - f.scalars[ROW_LEG]]["talk_at"]
    n_avg = average_load(one["load_sum"], ticks)
    one["talked_with"] = one["agent"]
    one["solving"] = 1.0
    if rules[0]["has_resolution"] == 1:
        one["solving"] = resolution_share(rules, one["logit"], n_avg)
    one["human"] = human_quality(rules, one["human_start"], n_avg)
    row = feeling_of(f, slot)
    row["n_avg"] = n_avg
    row["pace"] = one["pace"]
    row["solving"] = one["solving"] if one["asks"] == 0 else 0.0
    row["human"] = one["human"]
