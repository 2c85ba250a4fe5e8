"""What really happened in a run, by name: the test of the random plans asks that every pair has met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sim.log import Log
from sim.names import (
    AGENT_SELECTION,
    CHANNELS,
    QUEUE_CHOICE,
    TRANSFER_KIND,
    WAIT_ESTIMATE,
    AtClosing,
    CaseStatus,
    Cause,
    EventKind,
    LegOutcome,
    LegReason,
    Outcome,
)
from sim.plan import Plan
from sim.plan.tables import NO_RESERVE
from sim.units import DAY, NEVER, SPEED_ONE
from tests.differential.features_of_behaviour import behaviour

__all__ = ["features"]

_Rows = NDArray[np.void]
_Flags = NDArray[np.bool_]
_Found = Iterator[tuple[str, bool]]


def features(plan: Plan, log: Log) -> set[str]:
    """Names of what happened in the log of a plan."""
    found = chain.from_iterable(part(plan, _with_agents(log)) for part in _PARTS)
    return {name for name, happened in chain(found, behaviour(plan, log)) if happened}


def _with_agents(log: Log) -> Log:
    """The log in which nobody has been taken by the bot."""
    legs = log.legs.copy()
    for name in ("matched_at", "talk_at", "wrap_up_at"):
        legs[name][legs["reason"] == LegReason.BOT] = NEVER
    return replace(log, legs=legs)


def _named(names: dict[str, int], codes: NDArray[np.int64], text: str) -> _Found:
    """One feature for each name whose code occurs."""
    seen = set(codes.tolist())
    yield from ((text.format(name.replace("_", " ")), code in seen) for name, code in names.items())


def _selection(plan: Plan, log: Log) -> _Found:
    """By which rules contacts and agents came together."""
    legs, types = log.legs, plan.types
    matched = legs["matched_at"] != NEVER
    at_once = matched & (legs["matched_at"] == legs["enqueued_at"])
    waited = matched & ~at_once
    yield from _named(AGENT_SELECTION, types["agent_selection"][legs["queue"][at_once]], "agent by {}")
    yield f"contact by {plan.contact_selection.replace('_', ' ')}", bool(waited.any())
    skills = plan.skills[legs["group"][matched], legs["queue"][matched]]
    yield "pick", bool((skills["pick"] != 1)[waited[matched]].any())
    yield "level", bool((skills["level"] != 1).any())
    yield "overflow", bool((skills["after"] > 0).any())
    yield "others kept free", bool((skills["keep_free"] != NO_RESERVE).any())
    yield "score of continued", bool((types["continued_score"][legs["queue"][waited & (legs["number"] > 0)]] > 0).any())
    for name in ("priority", "head_start"):
        differ = len(np.unique(types[name][legs["queue"][waited]])) > 1
        yield name.replace("_", " "), differ or (bool(waited.any()) and len(np.unique(plan.segments[name])) > 1)
    yield "patience of segments", bool((plan.segments["patience_factor"][log.cases["segment"]] != 1).any())
    stands = np.isin(legs["reason"], (LegReason.ARRIVAL, LegReason.TRANSFER, LegReason.REOPENED))
    wanted = log.contacts["type"][legs["contact"]]
    chosen = stands & (legs["number"] == 0) & (legs["queue"] != wanted)
    yield from list(_named(QUEUE_CHOICE, types["choice"][wanted[chosen]], "{} queue"))[1:]


def _handling(plan: Plan, log: Log) -> _Found:
    """Set-up, talk and wrap-up, several contacts at once."""
    legs = log.legs
    talked = legs[legs["talk_at"] != NEVER]
    for channel in np.unique(plan.types["channel"][talked["queue"]]).tolist():
        yield CHANNELS[channel], True
    yield "set-up", bool((talked["talk_at"] > talked["matched_at"]).any())
    ended = talked[talked["ended_at"] != NEVER]
    yield "wrap-up", bool((ended["ended_at"] > ended["wrap_up_at"]).any())
    interval = plan.meta.interval
    for name, since in (("talk", "talk_at"), ("wrap_up", "wrap_up_at"), ("patience", "enqueued_at")):
        rows = legs[legs[since] != NEVER]
        factor = getattr(plan, f"{name}_factor")[rows["queue"], rows["booked_at"] // interval]
        yield f"{name.replace('_', '-')} by arrival", bool((factor != 1).any())
    usual = plan.skills["talk"][:, talked["queue"]]
    yield "own talk", bool((plan.skills["talk"][talked["group"], talked["queue"]] != usual).any())
    yield "speed of the group", bool((plan.skills["speed"][talked["group"], talked["queue"]] != SPEED_ONE).any())
    yield "speed of the agent", bool((plan.agent_speed[talked["agent"]] != SPEED_ONE).any())
    yield from _at_once(plan, log)


def _at_once(plan: Plan, log: Log) -> _Found:
    legs = log.legs
    matched = np.flatnonzero(legs["matched_at"] != NEVER)
    at = np.concatenate([legs["ended_at"][matched], legs["matched_at"][matched]])
    step = np.repeat([-1, 1], len(matched))
    order = np.lexsort((step, at, legs["agent"][np.tile(matched, 2)]))
    load = np.cumsum(step[order])  # agents one after another: each begins and ends with nobody in hand
    several = at[order][load > 1]
    yield "two in hand", len(several) > 0
    yield "three in hand", bool((load > 2).any())
    taken = legs[matched]
    others = np.zeros(len(taken), dtype=np.bool_)
    slow = dict.fromkeys(_SLOWED.values(), False)
    channel = plan.types["channel"][taken["queue"]]
    for i, one in enumerate(taken):
        beside = (taken["agent"] == one["agent"]) & (taken["matched_at"] < one["wrap_up_at"])
        beside &= taken["ended_at"] > one["talk_at"]
        beside[i] = False
        if one["talk_at"] == NEVER or one["wrap_up_at"] == NEVER or not beside.any():
            continue
        others[i] = bool((channel[beside] != channel[i]).any())
        slow[_SLOWED[int(plan.slowed[channel[i], 2])]] = True
    yield "channels together", bool(others.any())
    yield from slow.items()


def _passing_on(plan: Plan, log: Log) -> _Found:
    """Transfers, threads, contacts that were handed back."""
    legs, types = log.legs, plan.types
    row = {(one["contact"].item(), one["number"].item()): i for i, one in enumerate(legs)}
    passed = np.flatnonzero(legs["reason"] == LegReason.TRANSFER)
    before = np.array(
        [row[legs["contact"][i].item(), legs["number"][i].item() - 1] for i in passed.tolist()], dtype=np.int64
    )
    first, second = legs[before], legs[passed]
    kind = types["transfer_kind"][first["queue"]]
    yield from _named(TRANSFER_KIND, kind, "{} transfer")
    yield "transfer in the middle", bool((types["transfer_after"][first["queue"]] < 1).any())
    yield "transfer share of the group", bool(
        (plan.skills["transfer"][first["group"], first["queue"]] != plan.skills["transfer"][:, first["queue"]]).any()
    )
    yield "head start after transfer", bool((types["transfer_head_start"][first["queue"]] > 0).any())
    met = second["talk_at"] != NEVER
    yield "handover", bool(((kind == 1) & met & (first["wrap_up_at"] > second["talk_at"])).any())
    yield "transferred to himself", bool((met & (first["agent"] == second["agent"])).any())
    yield "left after transfer", bool((second["outcome"] == LegOutcome.ABANDONED).any())
    yield "reopened", bool((legs["reason"] == LegReason.REOPENED).any())
    back = legs["outcome"] == LegOutcome.HANDED_BACK
    anew = plan.groups["draws_anew"][legs["group"]] == 1
    yield "handed back, resumed", bool((back & ~anew).any())
    yield "handed back, drawn anew", bool((back & anew).any())
    known = legs[(legs["matched_at"] != NEVER) & (types["last_agent"][legs["queue"]] == 1)]
    agents: dict[int, int] = {}
    again = held = False
    for one in known[np.argsort(known["matched_at"], kind="stable")]:
        case = log.contacts["case"][one["contact"]].item()
        if agents.get(case) == one["agent"]:
            again = True
            held |= bool(types["last_agent_hold"][one["queue"]] > 0 and one["matched_at"] > one["enqueued_at"])
        if one["talk_at"] != NEVER:
            agents[case] = one["agent"].item()
    yield "last agent", again
    yield "held for the last agent", held


def _waiting(plan: Plan, log: Log) -> _Found:
    """How waiting ended, what was announced."""
    legs, types, contacts = log.legs, plan.types, log.contacts
    yield "abandoned in set-up", bool(((legs["outcome"] == LegOutcome.ABANDONED) & (legs["agent"] >= 0)).any())
    for outcome in Outcome:
        if outcome not in (Outcome.OPEN, Outcome.ANSWERED):
            yield outcome.name.lower(), bool((contacts["outcome"] == outcome).any())
    work = contacts["parent"][contacts["cause"] == Cause.MESSAGE]
    yield "message with work", len(work) > 0
    yield "message without work", bool((contacts["outcome"] == Outcome.MESSAGE).sum() > len(work))
    told = contacts["announced"] != NEVER
    queue = types[contacts["type"][told]]
    yield from _named(WAIT_ESTIMATE, queue["estimate"], "announced by {}")
    yield "announced with bias", bool((queue["bias"] != 1).any())
    yield "announced with noise", bool((queue["noise"] > 0).any())
    vents = (types["venting"][contacts["type"]] > 0) & (contacts["waited"] > contacts["announced"])
    yield "vented", bool((told & vents & (contacts["answered_at"] != NEVER)).any())
    if plan.trace:
        widened = log.events[log.events["kind"] == EventKind.WIDEN]
        rows = legs[widened["entity"]]
        yield "widened", bool((rows["matched_at"] == widened["at"]).any())


def _coming_again(plan: Plan, log: Log) -> _Found:
    """Retries and callbacks."""
    contacts, types = log.contacts, plan.types
    again = contacts[contacts["cause"] == Cause.RETRY]
    before = contacts[again["parent"]]
    for outcome in _RETRIED:
        yield f"retry after {outcome.name.lower()}", bool((before["outcome"] == outcome).any())
    yield "retry at once", bool((again["arrived_at"] == before["ended_at"]).any())
    yield "patience kept", bool((types["retry_keeps"][again["type"]] == 1).any())
    yield "switched", bool((again["type"] != before["type"]).any())
    yield "third try", bool((again["ordinal"] > 0).any())
    yield "given up", bool((log.cases["status"] == CaseStatus.GIVEN_UP).any())
    called = contacts[contacts["cause"] == Cause.CALLBACK]
    accepted = contacts[called["parent"]]
    yield "callback keeps its place", bool((types["booked"][accepted["type"]] < 0).any())
    yield "callback booked", bool((types["booked"][accepted["type"]] >= 0).any())
    yield "callback answered", bool((called["outcome"] == Outcome.ANSWERED).any())
    yield "redialled", bool((log.legs["reason"] == LegReason.REDIAL).any())


def _presence(plan: Plan, log: Log) -> _Found:
    """Agents who come and go, hours, incidents."""
    legs, schedule = log.legs, plan.schedule
    served = legs[legs["agent"] >= 0]
    yield "headcount", bool((plan.groups["by_shift"][served["group"]] == 0).any())
    yield "shifts", bool((plan.groups["by_shift"][served["group"]] == 1).any())
    yield "finishing", bool((log.groups["finishing"] > 0).any())
    comes = schedule[(schedule["kind"] == EventKind.SHIFT) & (schedule["value"] == 1)]
    _, times = np.unique(np.stack([comes["entity"], comes["at"] // DAY]), axis=1, return_counts=True)
    yield "breaks", bool((times > 1).any())
    for channel in np.unique(schedule["entity"][schedule["kind"] == EventKind.OUTAGE]).tolist():
        mended = schedule[(schedule["kind"] == EventKind.OUTAGE) & (schedule["entity"] == channel)]["at"]
        waits = (plan.types["channel"][legs["queue"]] == channel) & np.isin(legs["matched_at"], mended)
        yield "outage", bool(waits.any())
    opens, closes = plan.open_spans[:, 0], plan.open_spans[:, 1]
    rule = plan.channels["at_closing"][plan.types["channel"][legs["queue"]]]
    leaves = np.minimum(legs["matched_at"], legs["ended_at"])
    over = (legs["enqueued_at"][:, None] < closes) & (leaves[:, None] > closes)
    yield "kept over night", bool((over.any(axis=1) & (rule == AtClosing.KEEP)).any())
    late = over.any(axis=1) & (rule == AtClosing.SERVE_OUT) & (legs["matched_at"] != NEVER)
    yield "served out", bool(late.any())
    yield "busy at opening", bool(((legs["talk_at"][:, None] < opens) & (legs["wrap_up_at"][:, None] > opens)).any())
    for name in ("talk_at", "wrap_up_at"):
        cut = (legs[name] == NEVER) & (legs["matched_at"] != NEVER) & (legs["ended_at"] == NEVER)
        yield "cut by the horizon", bool(cut.any())


_SLOWED = {
    SPEED_ONE: "two at once, none slower",
    round(SPEED_ONE / 1.114): "two at once, a little slower",
    SPEED_ONE // 2: "two at once, half as fast",
}
"""By the speed of one of two contacts."""
_RETRIED = (
    Outcome.ABANDONED,
    Outcome.BLOCKED,
    Outcome.CLOSED,
    Outcome.DISCONNECTED,
    Outcome.BALKED,
    Outcome.HIDDEN,
    Outcome.UNREACHED,
)
_PARTS = (_selection, _handling, _passing_on, _waiting, _coming_again, _presence)
