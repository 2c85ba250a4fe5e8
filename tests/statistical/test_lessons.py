"""What a lesson says is seen, is seen: on the day that it shows, and as a rule over twenty days of other luck.

Seeds are fixed. As a rule means that the 95 % interval of the paired difference (of the ratio of totals) lies wholly
on the side that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sim.app.lessons import lesson, lessons
from sim.app.replay import Replay
from sim.units import parse_clock
from tests.statistical.claims import (
    Claim,
    alike,
    days,
    less,
    lies,
    more,
    nobody_idle_while_somebody_waits,
    shown,
)

NAMES = [one["name"] for one in lessons()]

SEEN: dict[str, dict[str, list[Claim]]] = {
    "one_agent": {
        "On floor B more callers give up and the mean wait is longer": [
            more("abandoned"),
            more("wait_mean"),
            alike("offered", 0.5),
        ],
        "The share that gives up grows by far more than the share of agents": [
            more("abandonment", times=1.25)
        ],
        "Those who still work are busier": [more("occupancy")],
        "With one agent more fewer callers give up": [less("abandoned", "B1")],
    },
    "pooling": {
        "On floor B fewer callers give up, the mean wait is shorter": [
            less("abandoned"),
            less("wait_mean"),
            more("service_level"),
        ],
        "On floor B nobody ever waits while an agent is idle": [nobody_idle_while_somebody_waits],
        "By the evening floor B, with one agent less, has lost no more": [less("abandoned", "B1")],
    },
    "knee": {
        "On floor B the agents are busy almost all the time, on floor A about four fifths": [
            lies("occupancy", 0.9, 1),
            lies("occupancy", 0.72, 0.85, "A"),
        ],
        "The mean wait on floor B is not a quarter longer but at least four times": [
            more("wait_mean", times=4)
        ],
        "With a tenth more calls the wait is longer than on floor A, by far less": [
            more("wait_mean", "B1"),
            less("wait_mean", "B1", "B", times=0.5),
        ],
    },
    "eighty_twenty": {
        "Eleven agents can do the work, and answer less than six of ten": [
            lies("service_level", 0, 0.6, "A"),
            lies("occupancy", 0, 0.95, "A"),
        ],
        "Fourteen answer more than eight of ten within 20 s, and are idle for a quarter": [
            lies("service_level", 0.8, 1),
            lies("occupancy", 0.6, 0.75),
        ],
        "Thirteen agents answer about 80 %": [lies("service_level", 0.7, 0.9, "B1")],
    },
    "abandonment": {
        "Floor A never recovers. Far more wait in its last hour than in its second": [
            more("queue_mean at 17:30", "A", "B", by=50),
        ],
        "On floor B those who are answered wait about a minute or less": [
            lies("asa", 0, 75),
            lies("queue_max", 0, 25),
        ],
        "That is no better work. More than one caller in ten gave up": [lies("abandonment", 0.1, 0.3)],
        "With a minute of patience those who are answered wait still less": [
            less("asa", "B1", "B"),
            more("abandoned", "B1", "B"),
        ],
    },
    "retries": {
        "More calls are offered on floor B than on floor A": [
            more("offered", by=200),
            alike("first_contacts", 0.5),
        ],
        "Far more of the calls are given up on floor B": [more("abandonment", times=2)],
        "Repeat contacts come on top of the retries": [
            more("repeats", "B1", by=50),
            more("offered", "B1", "B"),
        ],
    },
    "priority": {
        "On floor B orders wait less than half as long as on floor A": [
            less("wait_mean of contact_type orders", times=0.5),
            more("wait_mean of contact_type repairs"),
        ],
        "The mean wait of all is the same on both floors": [alike("wait_mean", 10)],
        "Now repairs hardly wait, and orders pay": [
            lies("wait_mean of contact_type repairs", 0, 45, "B1"),
            more("wait_mean of contact_type orders", "B1"),
        ],
    },
    "variability": {
        "Floor B waits longer": [more("wait_mean"), alike("talk_mean", 20), alike("offered", 0.5)],
        "The longest queue of the day stands on floor B": [more("queue_max")],
        "The wait on floor B lies above that of floor A still": [more("wait_mean", "B1")],
    },
    "chats": {
        "Floor A loses about four customers of ten, floor B a few of a hundred": [
            lies("abandonment", 0.35, 0.48, "A"),
            lies("abandonment", 0, 0.05),
        ],
        "A chat takes longer on floor B than on floor A": [more("talk_mean")],
        "Now three at once are not enough": [more("abandonment", "B1", "B", by=0.05)],
        "Six at once are worse": [more("abandonment", "B2", "B1"), more("talk_mean", "B2", "B1", times=2)],
    },
    "bot": {
        "On floor B people answer far fewer contacts": [less("answered", times=0.8)],
        "Those that are left take longer on average": [more("talk_mean")],
        "Customers are less satisfied on floor B": [less("satisfaction")],
        "People answer more contacts again": [more("answered", "B1", "B"), less("satisfaction", "B1", "B")],
    },
    "haste": {
        "Waits are shorter on floor B and fewer give up": [
            less("wait_mean"),
            less("abandonment"),
            more("service_level"),
            less("aht"),
        ],
        "Fewer problems are solved at the first call": [less("fcr_true"), more("repeats")],
        "Customers are a little less satisfied on floor B": [
            less("satisfaction"),
            alike("satisfaction", 0.05),
        ],
        "With more haste still fewer problems": [less("fcr_true", "B1", "B")],
    },
    "outage": {
        "The queue is longest at the end of the outage": [more("queue_max", by=20)],
        "Between 12:30 and 13:00, an hour and more after the end": [more("queue_mean at 12:30", by=1)],
        "Floor B answers as many calls as floor A in the end": [
            alike("answered", 0.5),
            less("service_level"),
        ],
        "Giving up makes the queue shorter": [less("queue_max", "B1", "B"), more("offered", "B1")],
    },
    "averages": {
        "The day of floor B is fine as a whole": [lies("service_level", 0.77, 0.87)],
        "From 12:00 to 13:00 not even a third": [
            lies("service_level at 12:00", 0, 1 / 3),
            lies("service_level at 12:30", 0, 1 / 3),
            lies("service_level at 12:00", 2 / 3, 1, "A"),
            lies("service_level at 12:30", 2 / 3, 1, "A"),
        ],
        "Whoever called at noon had a bad day": [
            less("service_level at 12:00"),
            more("abandonment at 12:30"),
        ],
        "Thirteen agents are enough for the same calls": [more("service_level", "B1", "B")],
    },
}
"""What must hold for each sentence, by how it begins."""


def sentences(name: str) -> list[str]:
    told = lesson(name)
    return [*told["seen"], *(one["seen"] for one in told["try"])]


def test_every_sentence_is_held() -> None:
    assert sorted(SEEN) == sorted(NAMES)
    for name in NAMES:
        for sentence in sentences(name):
            assert sum(sentence.startswith(one) for one in SEEN[name]) == 1, sentence
        assert len(sentences(name)) == len(SEEN[name])


def all_claims() -> Iterator[Any]:
    for name, held in SEEN.items():
        for sentence, claims in held.items():
            yield pytest.param(name, claims, id=f"{name}: {sentence}")


@pytest.mark.parametrize(("name", "claims"), list(all_claims()))
def test_what_is_said_to_be_seen(name: str, claims: list[Claim]) -> None:
    for claim in claims:
        claim(name)


def test_the_queue_is_longest_at_the_end_of_the_outage() -> None:
    replay = Replay(shown("outage", "B", 0).columns)
    minutes = range(parse_clock("08:00") // 60_000_000, parse_clock("18:00") // 60_000_000)
    longest = max(minutes, key=lambda minute: replay.waiting(minute * 60_000))
    assert abs(longest - parse_clock("11:30") // 60_000_000) <= 5


def test_the_queue_of_the_patient_grows_all_day() -> None:
    """Far more wait in the last hour than in the second one."""
    for one in days("abandonment", "A", 0):
        early, late = (one[f"queue_mean at {at}"] for at in ("09:00", "17:30"))
        assert late[0] / late[1] > early[0] / early[1]
