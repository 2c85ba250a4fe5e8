"""Measures of contacts, each against a count by hand."""

import math

import numpy as np
import pytest

from sim.metrics import tally
from sim.metrics.fields import CAUSES, OUTCOMES
from sim.units import SECOND
from tests.unit.metrics.made import contact, leg, made, meta, values

ANSWERED = [
    contact(0, answered_at=10, ended_at=70),
    contact(5, answered_at=5, ended_at=65, type="help"),
    contact(10, answered_at=60, ended_at=100, type="help"),
]
LEFT = [contact(0, "abandoned", ended_at=3), contact(0, "abandoned", ended_at=40, type="help")]


@pytest.mark.parametrize("outcome", OUTCOMES[1:])
def test_every_outcome_is_counted_by_itself(outcome: str) -> None:
    found = values(made(meta(), contact(0, outcome, ended_at=9), *ANSWERED[:0]))
    counts = {name: found[name] for name in OUTCOMES[1:]}
    assert counts == {name: float(name == outcome) for name in OUTCOMES[1:]}
    assert found["offered"] == 1


@pytest.mark.parametrize(("cause", "measure"), [(one.name.lower(), name) for one, name in CAUSES.items()])
def test_every_cause_is_counted_and_offered(cause: str, measure: str) -> None:
    found = values(made(meta(), contact(0, "blocked", cause=cause, ended_at=0)))
    counts = {name: found[name] for name in CAUSES.values()}
    assert counts == {name: float(name == measure) for name in CAUSES.values()}
    assert found["offered"] == 1


def test_waits_and_levels() -> None:
    found = values(made(meta(), *ANSWERED, *LEFT))
    assert found["asa"] == pytest.approx((10 + 0 + 50) / 3)
    assert found["wait_mean"] == pytest.approx((10 + 0 + 50 + 3 + 40) / 5)
    assert found["wait_abandoned"] == pytest.approx((3 + 40) / 2)
    assert found["p_wait"] == 4 / 5
    assert found["abandonment"] == 2 / 5
    assert found["abandonment_long"] == 1 / 4
    assert found["service_level"] == found["target.quick"] == 2 / 5
    assert found["service_level.answered"] == 2 / 3
    assert found["service_level.abandons_within_threshold_count"] == 3 / 5
    assert found["service_level.abandons_within_threshold_excluded"] == 2 / 4
    assert found["contact_duration"] == pytest.approx((70 + 60 + 90) / 3)
    assert values(made(meta(), *ANSWERED, *LEFT), "contact_type", "sales")["asa"] == 10


def test_thresholds_are_within() -> None:
    """The acceptable wait is 20 s, a short abandonment one of up to 5 s; a tick more is too much."""
    tick = 1e-6
    rows = [
        *(contact(0, answered_at=wait, ended_at=60) for wait in (20, 20 + tick)),
        *(contact(0, "abandoned", ended_at=wait) for wait in (5, 5 + tick, 20, 20 + tick)),
    ]
    found = values(made(meta(), *rows))
    assert found["service_level.offered"] == found["target.quick"] == 1 / 6
    assert found["service_level.short_abandons_count"] == 2 / 6
    assert found["service_level.abandons_within_threshold_count"] == 4 / 6
    counted = {"targets__quick__formula": "abandons_within_threshold_count"}
    assert values(made(meta(**counted), *rows))["target.quick"] == 4 / 6


@pytest.mark.parametrize("outcome", ["disconnected", "message", "hidden"])
def test_who_leaves_otherwise_has_waited_but_is_in_no_service_level(outcome: str) -> None:
    found = values(made(meta(), *ANSWERED, contact(0, outcome, ended_at=40)))
    assert found["wait_mean"] == pytest.approx((10 + 0 + 50 + 40) / 4)
    assert found["p_wait"] == 3 / 4
    assert found["service_level"] == 2 / 3
    assert math.isnan(found["wait_abandoned"])


@pytest.mark.parametrize("outcome", ["blocked", "closed", "balked", "callback", "unreached"])
def test_who_does_not_stand_in_the_queue_has_no_wait(outcome: str) -> None:
    assert math.isnan(values(made(meta(), contact(0, outcome, ended_at=40)))["wait_mean"])


def test_who_leaves_a_later_queue_has_abandoned_but_was_answered_when_he_was() -> None:
    """Answered after 10 s, forwarded, gone at 300 s; beside him one answered and one gone after 40 s."""
    log = made(meta(), contact(0, "abandoned", answered_at=10, ended_at=300), ANSWERED[2], LEFT[1])
    found = values(log)
    assert (found["answered"], found["abandoned"], found["abandoned_after_answer"]) == (1, 2, 1)
    assert found["abandonment"] == 2 / 3
    assert found["asa"] == (10 + 50) / 2
    assert found["wait_abandoned"] == 40
    assert found["service_level"] == found["target.quick"] == 1 / 3
    assert found["service_level.answered"] == 1 / 2


def test_a_talk_at_the_end_of_the_run_is_an_answer_that_has_no_duration() -> None:
    found = values(made(meta(), contact(0, "open", answered_at=10), contact(0, "open"), ANSWERED[0]))
    assert (found["answered"], found["still_open_share"]) == (2, 1 / 3)
    assert found["asa"] == 10
    assert found["contact_duration"] == 70


def test_the_set_up_counts_as_waiting_or_not() -> None:
    """Matched after 15 s, answered after 25 s; the row of the leg says both, that of the contact the latter only."""
    rows = [
        contact(0, answered_at=25, ended_at=60),
        leg(0, matched_at=15, talk_at=25, wrap_up_at=60, ended_at=60, group="desk"),
        leg(
            0,
            matched_at=90,
            talk_at=90,
            wrap_up_at=95,
            ended_at=95,
            group="desk",
            reason="transfer",
            enqueued_at=60,
        ),
    ]
    with_it = values(made(meta(), *rows))
    without = values(made(meta(contact_types__sales__set_up_in_wait=False), *rows))
    assert (with_it["asa"], with_it["service_level"]) == (25, 0)
    assert (without["asa"], without["service_level"]) == (15, 1)
    assert (with_it["leg_asa"], without["leg_asa"]) == ((25 + 30) / 2, (15 + 30) / 2)
    assert with_it["p_wait"] == without["p_wait"] == 1


def test_a_callback_that_reaches_the_customer_late_is_answered_by_that_match() -> None:
    rows = [
        contact(0, answered_at=615, ended_at=660, cause="callback"),
        leg(0, "unreached", matched_at=5, ended_at=20, group="desk"),
        leg(0, enqueued_at=590, matched_at=600, talk_at=615, ended_at=660, group="desk", reason="redial"),
    ]
    found = values(made(meta(contact_types__sales__set_up_in_wait=False), *rows))
    assert found["asa"] == 600
    assert found["callbacks"] == found["redialled"] == 1


def test_waits_pass_in_opening_hours_only() -> None:
    """An email of five to six is answered at five past eight the next day, one of half past six in the evening too."""
    evening, morning = 10 * 3600, 24 * 3600
    rows = [
        contact(evening - 300, answered_at=morning + 300, ended_at=morning + 400, type="mail"),
        contact(evening + 1800, answered_at=morning + 300, ended_at=morning + 400, type="mail"),
        contact(evening - 300, answered_at=evening - 200, ended_at=evening, type="sales"),
    ]
    rules = meta(channels__email__clock="open")
    assert values(made(rules, *rows), "contact_type", "mail")["asa"] == (600 + 300) / 2
    assert values(made(rules, *rows), "contact_type", "sales")["asa"] == 100
    assert values(made(meta(), *rows), "contact_type", "mail")["asa"] == 14 * 3600 + (600 - 1500) / 2


def test_the_match_ends_a_wait_that_passes_in_opening_hours() -> None:
    """Match at five past eight the next day, an email of five to six; it was forwarded two hours later."""
    evening, morning = 10 * 3600, 24 * 3600
    at = {
        "matched_at": morning + 300,
        "talk_at": morning + 400,
        "wrap_up_at": morning + 7500,
        "ended_at": morning + 7500,
    }
    later = {name: value + 7300 for name, value in at.items()}
    rows = [
        contact(evening - 300, answered_at=morning + 400, ended_at=morning + 14_800, type="mail"),
        leg(evening - 300, group="back", queue="mail", **at),
        leg(
            evening - 300, group="back", queue="mail", reason="transfer", enqueued_at=morning + 7500, **later
        ),
    ]
    rules = meta(channels__email__clock="open", contact_types__mail__set_up_in_wait=False)
    found = values(made(rules, *rows))
    assert found["asa"] == 600
    assert found["leg_asa"] == (600 + 100) / 2


def test_quantiles_and_targets_look_at_the_same_waits() -> None:
    one = tally(made(meta(), *ANSWERED, *LEFT))
    assert one.waits.sum() == 3
    assert one.zero_waits.tolist() == [0, 1, 0]
    assert one.targets[:, 0].sum(axis=1).tolist() == [2 * 2, 2 * 1]


def test_contacts_count_where_they_arrive() -> None:
    log = made(
        meta(), ANSWERED[0], contact(3600, answered_at=3600, ended_at=9000), contact(86_400, "blocked")
    )
    offered = tally(log).contacts[0, 0]
    assert offered[[8, 9]].tolist() == [2, 1]
    assert offered[24:].tolist() == [2, 1]
    assert offered.sum() == 2 * 3


def test_before_and_after_the_window_nothing_counts() -> None:
    rules = meta(measures__warm_up="9h", measures__cool_down="1d")
    rows = [contact(at, "blocked") for at in (0, 3599.999999, 3600, 16 * 3600 - 1e-6, 16 * 3600)]
    assert values(made(rules, *rows))["offered"] == 2
    assert np.diff(np.array(rules.window)) == 15 * 3600 * SECOND
