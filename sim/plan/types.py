"""Contact types of a scenario as rows and matrices of the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.names import (
    AGENT_SELECTION,
    CHANNELS,
    LAST_AGENT,
    QUEUE_CHOICE,
    TRANSFER_KIND,
    WAIT_ESTIMATE,
    Outcome,
)
from sim.plan.laws import Laws
from sim.plan.tables import ATTEMPTS, TYPE_PLAN, UNLIMITED
from sim.plan.targets import first_targets
from sim.scenario import Scenario
from sim.scenario.announcement import Announcement
from sim.scenario.contact_type import ContactType
from sim.scenario.returning import Callback
from sim.units import NEVER, SECOND, SPEED_ONE

__all__ = ["build_types", "choices", "retries", "switch_shares", "transfer_weights"]

_THOUSANDTHS = 1000
_AS = {Outcome.SILENT: Outcome.ABANDONED}
"""Outcomes after which customers try again as after others."""

_SYNCHRONOUS = ("voice", "chat")
"""Channels in which a wait is announced."""


def build_types(scenario: Scenario, laws: Laws) -> NDArray[np.void]:
    """`TYPE_PLAN`, one row a contact type; its distributions are entered in `laws`."""
    out = np.zeros(len(scenario.contact_types), dtype=TYPE_PLAN)
    rows = zip(out, scenario.contact_types.values(), first_targets(scenario), strict=True)
    for row, one, target in rows:
        row["channel"] = CHANNELS.index(one.channel)
        row["priority"], row["head_start"] = one.priority, one.head_start
        row["queue_places"] = UNLIMITED if one.queue_places is None else one.queue_places
        row["patience"], row["set_up"] = laws.row(one.patience), laws.row(one.set_up)
        row["patience_in_set_up"] = one.patience_in_set_up
        row["mean_handle"] = round((one.talk.mean_seconds + one.wrap_up.mean_seconds) * SECOND)
        _selection(row, one, scenario.routing.agent_selection)
        row["due_in"] = target.within if one.due_in is None else one.due_in
        _leaving(row, one, list(scenario.contact_types))
        _following(row, one, laws)
        _announcing(row, one, scenario.announcement if one.channel in _SYNCHRONOUS else None)
        _calling_back(row, one.callback, laws)
    return out


def _selection(row: Any, one: ContactType, routing: str) -> None:
    row["agent_selection"] = AGENT_SELECTION[one.agent_selection or routing]
    row["last_agent"], row["last_agent_hold"] = LAST_AGENT[one.last_agent], one.last_agent_hold
    row["choice"] = QUEUE_CHOICE[one.choice if one.one_of else "none"]
    row["base_score"] = round(one.score.base * _THOUSANDTHS)
    row["wait_score"] = round(one.score.per_second * _THOUSANDTHS)
    row["continued_score"] = round(one.score.continued * _THOUSANDTHS)


def _leaving(row: Any, one: ContactType, kinds: list[str]) -> None:
    """Ends of waiting other than patience."""
    row["hide_after"] = NEVER if one.hide_after is None else one.hide_after
    row["message_after"], row["message_type"] = NEVER, -1
    if one.message is not None:
        row["message_after"], row["message_share"] = one.message.after, one.message.share
        if one.message.becomes is not None:
            row["message_type"] = kinds.index(one.message.becomes)


def _following(row: Any, one: ContactType, laws: Laws) -> None:
    """Transfers, threads and retries."""
    row["transfer_kind"], row["transfer_after"] = TRANSFER_KIND[one.transfer.kind], one.transfer.after
    row["transfer_head_start"], row["handover"] = one.transfer.head_start, laws.row(one.transfer.handover)
    row["reopen"], row["thread_most"] = one.thread.reopen, one.thread.most
    row["pause"] = laws.row(one.thread.pause)
    row["retry_delay"], row["retry_most"] = laws.row(one.retry.delay), one.retry.most
    row["retry_keeps"] = one.retry.patience == "kept"
    row["closed_switch"] = one.retry.closed_switch


def _announcing(row: Any, one: ContactType, of_all: Announcement | None) -> None:
    given = one.announcement or of_all
    told = given or Announcement()
    row["announce"], row["estimate"] = given is not None, WAIT_ESTIMATE[one.wait_estimate]
    row["bias"], row["noise"], row["calm"], row["growth"] = told.bias, told.noise, told.calm, told.growth
    row["balk_share"], row["balk_above"] = told.balk_share, round(told.balk_above * SPEED_ONE)
    row["venting"], row["venting_most"] = told.venting, told.venting_most


def _calling_back(row: Any, offer: Callback | None, laws: Laws) -> None:
    row["offer_above"], row["booked"] = NEVER, -1
    if offer is not None:
        row["offer_above"], row["accept"] = offer.offer_above, offer.accept
        row["booked"] = -1 if offer.booked is None else laws.row(offer.booked)
        row["dial"], row["again"] = laws.row(offer.dial), laws.row(offer.again)
        row["unanswered"], row["callback_tries"] = offer.unanswered, offer.tries


def choices(scenario: Scenario) -> NDArray[np.bool_]:
    """Shape (types, types): queues in one of which a contact of the type may stand."""
    kinds = list(scenario.contact_types)
    return np.array(
        [
            [other in (one.one_of or (kind,)) for other in kinds]
            for kind, one in scenario.contact_types.items()
        ],
        dtype=np.bool_,
    )


def transfer_weights(scenario: Scenario) -> NDArray[np.float64]:
    """Shape (types, types): cumulated weights of the types to which contacts of a queue are transferred."""
    return _cumulated(scenario, lambda one: one.transfer.to)


def switch_shares(scenario: Scenario) -> NDArray[np.float64]:
    """Shape (types, types): cumulated shares of the types as which a customer tries again; the rest stay."""
    return _cumulated(scenario, lambda one: one.switch_to)


def _cumulated(scenario: Scenario, shares: Callable[[ContactType], dict[str, float]]) -> NDArray[np.float64]:
    types = scenario.contact_types
    rows = [[shares(one).get(other, 0.0) for other in types] for one in types.values()]
    return np.ascontiguousarray(np.array(rows, dtype=np.float64).cumsum(axis=1))


def retries(scenario: Scenario) -> NDArray[np.float64]:
    """Shape (types, outcomes, 8): probability of trying again after an outcome, by number of earlier retries."""
    out = np.zeros((len(scenario.contact_types), len(Outcome), ATTEMPTS))
    for i, one in enumerate(scenario.contact_types.values()):
        for outcome in Outcome:
            shares = getattr(one.retry, _AS.get(outcome, outcome).name.lower(), ())
            if shares:
                out[i, outcome] = [*shares, *[shares[-1]] * (ATTEMPTS - len(shares))]
    return out
