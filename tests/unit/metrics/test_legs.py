"""Measures of legs, work and pairs, each against a count by hand."""

import math

import pytest

from tests.unit.metrics.made import contact, group_time, leg, made, meta, values

FIRST = leg(0, group="desk", matched_at=10, talk_at=12, wrap_up_at=72, ended_at=102)
SECOND = leg(
    0,
    queue="help",
    group="back",
    reason="transfer",
    enqueued_at=72,
    matched_at=172,
    talk_at=172,
    wrap_up_at=272,
    ended_at=272,
)
GONE = leg(0, "abandoned", ended_at=50)
FORWARDED = made(
    meta(),
    contact(0, answered_at=12, ended_at=272),
    FIRST,
    SECOND,
    contact(0, "abandoned", ended_at=50),
    GONE,
)


def test_a_forwarded_contact_is_offered_once_and_has_two_legs() -> None:
    found = values(FORWARDED)
    assert (found["offered"], found["legs"], found["forwarded"]) == (2, 3, 1)
    assert (found["legs_answered"], found["legs_abandoned"]) == (2, 1)
    assert found["leg_asa"] == (12 + 100) / 2
    assert found["leg_wait_mean"] == pytest.approx((12 + 100 + 50) / 3)
    assert found["leg_wait_abandoned"] == 50
    assert found["leg_service_level"] == 1 / 3
    assert found["service_level"] == 1 / 2


def test_legs_belong_to_the_queue_in_which_they_stood() -> None:
    sales, helped = (values(FORWARDED, "contact_type", name) for name in ("sales", "help"))
    assert (sales["legs"], sales["forwarded"], sales["leg_asa"]) == (2, 0, 12)
    assert (helped["legs"], helped["forwarded"], helped["leg_asa"]) == (1, 1, 100)
    assert (sales["leg_service_level"], helped["leg_service_level"]) == (1 / 2, 0)


@pytest.mark.parametrize(
    ("formula", "level"),
    [
        ("answered", 1 / 2),
        ("offered", 1 / 6),
        ("abandons_within_threshold_count", 4 / 6),
        ("abandons_within_threshold_excluded", 1 / 3),
        ("short_abandons_count", 2 / 6),
        ("short_abandons_excluded", 1 / 5),
    ],
)
def test_the_service_level_of_legs_by_each_formula(formula: str, level: float) -> None:
    """20 s and 5 s are within, a tick more is not."""
    tick = 1e-6
    rows = [
        *(leg(0, "talking", group="desk", matched_at=wait, talk_at=wait) for wait in (20, 20 + tick)),
        *(leg(0, "abandoned", ended_at=wait) for wait in (5, 5 + tick, 20, 20 + tick)),
    ]
    assert values(made(meta(targets__quick__formula=formula), *rows))["leg_service_level"] == level


@pytest.mark.parametrize("outcome", ["disconnected", "message", "hidden"])
def test_legs_that_end_otherwise_have_waited(outcome: str) -> None:
    found = values(made(meta(), GONE, leg(0, outcome, ended_at=20)))
    assert (found["leg_wait_mean"], found["leg_wait_abandoned"]) == (35, 50)


@pytest.mark.parametrize("reason", ["hand_back", "reopened", "redial"])
def test_every_reason_is_counted(reason: str) -> None:
    names = {"hand_back": "handed_back", "reopened": "reopened", "redial": "redialled"}
    found = values(made(meta(), leg(0, "waiting", reason=reason)))
    assert {name: found[name] for name in names.values()} == {
        name: float(name == names[reason]) for name in names.values()
    }


def test_work_by_queue_and_by_group() -> None:
    total, desk, helped = (
        values(FORWARDED),
        values(FORWARDED, "group", "desk"),
        values(FORWARDED, "contact_type", "help"),
    )
    assert (total["handled"], desk["handled"], helped["handled"]) == (2, 1, 1)
    assert (total["aht"], desk["aht"], helped["aht"]) == ((60 + 30 + 100) / 2, 90, 100)
    assert (desk["set_up_mean"], desk["talk_mean"], desk["wrap_up_mean"]) == (2, 60, 30)
    assert (total["work"], desk["work"], helped["work"]) == (192, 92, 100)
    assert total["load"] == pytest.approx(192 / (2 * 86_400))
    assert total["active_time"] == 190


def test_what_was_handed_back_is_work_and_is_handled_once() -> None:
    before = leg(0, "handed_back", group="desk", matched_at=0, talk_at=0, wrap_up_at=40, ended_at=40)
    after = leg(
        0,
        group="back",
        reason="hand_back",
        enqueued_at=40,
        matched_at=50,
        talk_at=50,
        wrap_up_at=70,
        ended_at=80,
    )
    log = made(meta(), before, after)
    found = values(log)
    assert (found["handled"], found["legs_answered"], found["aht"]) == (1, 2, 40 + 20 + 10)
    assert math.isnan(values(log, "group", "desk")["aht"])
    assert values(log, "group", "desk")["work"] == 40


def test_set_ups_in_vain_are_work_without_an_answer() -> None:
    gone = leg(0, "abandoned", group="desk", matched_at=10, ended_at=14)
    rung = leg(0, "unreached", group="desk", matched_at=10, ended_at=25)
    found = values(made(meta(), gone, rung))
    assert (found["work"], found["handled"], found["legs_answered"], found["legs_abandoned"]) == (19, 0, 0, 1)
    assert found["leg_wait_mean"] == 14


def test_legs_in_progress_have_no_work_yet() -> None:
    rows = [
        leg(0, "set_up", group="desk", matched_at=10),
        leg(0, "talking", group="desk", matched_at=10, talk_at=10),
        leg(0, "wrap_up", group="desk", matched_at=10, talk_at=10, wrap_up_at=20),
        leg(0, "waiting"),
    ]
    found = values(made(meta(), *rows))
    assert (found["legs"], found["legs_answered"], found["work"]) == (4, 2, 0)


def test_pairs_say_which_group_does_what() -> None:
    log = made(
        meta(),
        FIRST,
        SECOND,
        SECOND,
        group_time("back", logged_in=1000),
        group_time("back", 12, logged_in=600),
    )
    back = values(log, "group_type", "back/help")
    assert back["handled.by_type"] == 2
    assert back["aht.by_type"] == 100
    assert back["occupancy.by_type"] == 200 / 1600
    assert values(log, "group_type", "desk/sales")["handled.by_type"] == 1
    assert values(log, "group_type", "desk/help")["handled.by_type"] == 0


def test_legs_are_booked_where_their_contact_arrived() -> None:
    late = leg(
        0, group="desk", enqueued_at=7200, matched_at=7200, talk_at=7200, wrap_up_at=7260, ended_at=7260
    )
    log = made(meta(), late)
    assert values(log, column=1 + 8)["handled"] == values(log, "group", "desk", 1 + 8)["handled"] == 1
    assert values(log, column=1 + 10)["handled"] == 0


def test_a_session_with_the_bot_is_counted_but_is_no_leg() -> None:
    session = leg(0, reason="bot", matched_at=0, talk_at=0, wrap_up_at=60, ended_at=60)
    found = values(made(meta(), contact(0, answered_at=70, ended_at=80), session, GONE))
    assert (found["bot_sessions"], found["legs"], found["legs_answered"], found["handled"]) == (1, 1, 0, 0)
    assert found["work"] == 0
