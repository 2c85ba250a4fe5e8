"""The check of acknowledgements: when they come, and what they do."""

from __future__ import annotations

import pytest

from sim.names import Mark
from sim.units import MINUTE
from tests.differential.zoo_of_office import OFFICE
from tests.unit.check.judged import altered, judged


@pytest.mark.parametrize(
    ("name", "column", "value", "words"),
    [
        (
            "letters are acknowledged at once",
            "acknowledged_patience",
            1.0,
            "who leaves the queue|waits longer",
        ),
        ("letters are acknowledged at once", "acknowledged_tolerance", 1.0, "tolerance is as drawn"),
        (
            "letters are acknowledged after a while",
            "acknowledged_after",
            25 * MINUTE,
            "who leaves|ACKNOWLEDGED",
        ),
        ("a time frame", "promised", 100 * MINUTE, "marked BROKEN"),
        ("hollow words", "hollow_limit", 2.0, "marked HOLLOW"),
        ("callers are acknowledged", "acknowledged_patience", 1.0, "after an announcement|the announcement"),
    ],
)
def test_what_an_acknowledgement_does(name: str, column: str, value: float, words: str) -> None:
    plan = OFFICE[name]()
    log = judged(plan, words, altered(plan, "moods", column, value))
    assert ((log.feelings["marks"] & Mark.ACKNOWLEDGED) != 0).sum() > 5


def test_hollow_words_do_the_damage_that_they_do() -> None:
    plan = OFFICE["hollow words"]()
    log = judged(plan, "bot and empty words", altered(plan, "behaviour", "acknowledgement_hollow_damage", 1.0))
    assert (log.journeys["botfail"] > 0.3).any()
