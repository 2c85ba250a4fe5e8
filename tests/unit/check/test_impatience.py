"""What becomes of who waits in writing is as drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.check.facts import Facts
from sim.check.impatience import other_kinds
from sim.names import LegOutcome, Outcome
from tests.differential.zoo_of_writing import WRITING
from tests.unit.check.judged import altered, changed, first, judged, log_of, refused

_CHATS = WRITING["half leave the chat without a word"]()
_MAILS = WRITING["who gives up would try again"]()



def test_who_leaves_without_a_word_has_drawn_it() -> None:
    less = altered(_CHATS, "behaviour", "impatience_silent_share", 0.2)
    more = altered(_CHATS, "behaviour", "impatience_silent_share", 0.9)
    judged(_CHATS, "who leaves without a word does so in a chat, as drawn; legs", less)
    judged(_CHATS, "who leaves a chat in words has drawn it; legs|nobody waits longer", more)


def test_it_takes_as_long_as_it_takes_to_open_it() -> None:
    shorter = altered(_CHATS, "behaviour", "impatience_silent_open", 5)
    judged(_CHATS, "the work due is what the draws say; legs", shorter)


def test_whoever_opens_it_finds_nobody() -> None:
    log = log_of(_CHATS)
    row = first(log, "legs", "outcome", LegOutcome.SILENT)
    refused(changed(log, "legs", "outcome", row, LegOutcome.SERVED), _CHATS, "finds nobody; legs")
    late = changed(log, "legs", "talk_at", row, int(log.legs["talk_at"][row]) + 1)
    refused(late, _CHATS, "set_up is that of its legs; groups|opened at once; legs")


def test_who_leaves_silently_does_so_when_patience_ends() -> None:
    log = log_of(_CHATS)
    row = first(log, "contacts", "outcome", Outcome.SILENT)
    contacts = log.contacts.copy()
    contacts["ended_at"][row] -= 1
    contacts["waited"][row] -= 1
    refused(replace(log, contacts=contacts), _CHATS, "contacts|feelings")


def test_who_leaves_in_writing_has_given_up() -> None:
    never = altered(_MAILS, "behaviour", "impatience_give_up", 0.3)
    judged(_MAILS, "who leaves in writing has given up, as drawn; legs|a case stands|another contact", never)


def test_the_other_type_is_the_one_that_the_uniform_says() -> None:
    facts = Facts(log_of(_MAILS), _MAILS)
    u = np.array([0.0, 0.74, 0.76, 0.99])
    assert other_kinds(facts, np.zeros(4, dtype=np.int64), u).tolist() == [1, 1, 2, 2]
    assert other_kinds(facts, np.array([2]), u[:1]).tolist() == [-1]
