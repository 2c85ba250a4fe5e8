"""Contacts made beside one that waits come when they are due."""

from __future__ import annotations

from sim.names import Cause, Outcome
from tests.differential.zoo_of_writing import WRITING
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_TWICE = WRITING["all who wait long write once more"]()
_MERGED = WRITING["all who wait long write once more, in one window"]()


def test_who_waits_too_long_writes_once_more() -> None:
    none = altered(_TWICE, "behaviour", "impatience_duplicate", 0)
    judged(_TWICE, "who writes once more has waited too long; contacts", none)
    on = WRITING["all wait on until they are hidden"]()
    more = altered(on, "behaviour", "impatience_duplicate", 1)
    judged(on, "who waits too long writes once more, as drawn; legs", more)


def test_as_the_type_that_the_uniform_says() -> None:
    words = "who waits too long writes once more, as drawn; legs|the next contact has the type"
    judged(_TWICE, words, altered(_TWICE, "switch_to", None, lambda shares: shares[:, ::-1].cumsum(axis=1)))


def test_what_merges_does_so_in_a_single_window_and_at_once() -> None:
    apart = altered(_MERGED, "behaviour", "desk_single_window", 0)
    judged(_MERGED, "duplicates merge in a single window, and nothing else does; contacts|a service has", apart)
    log = log_of(_MERGED)
    row = first(log, "contacts", "outcome", Outcome.MERGED)
    later = changed(log, "contacts", "ended_at", row, int(log.contacts["ended_at"][row]) + 1)
    refused(later, _MERGED, "what merges does so at once|a contact ends when the customer is done")


def test_duplicates_have_a_contact_that_waits() -> None:
    log = log_of(_TWICE)
    row = first(log, "contacts", "cause", Cause.DUPLICATE)
    refused(changed(log, "contacts", "parent", row, -1), _TWICE, "follows from an earlier one of its case; contacts")
