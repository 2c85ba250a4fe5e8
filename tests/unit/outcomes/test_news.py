"""Bad news, updates, and what the customer has to do himself."""

from __future__ import annotations

import pytest

from sim.outcomes import action_share, other_logit
from tests.unit.outcomes.behaviour import behaviour

NONE, FIRST, LAST = 0, 1, 2


@pytest.mark.parametrize(
    ("order", "bad_news", "share"),
    [(NONE, 0, 0.75), (NONE, 1, 0.75), (FIRST, 0, 0.75), (FIRST, 1, 0.6), (LAST, 1, 0.75)],
)
def test_bad_news_first_moves_fewer(order: int, bad_news: int, share: float) -> None:
    assert action_share(behaviour(handling_news_order=order), bad_news) == share


@pytest.mark.parametrize(
    ("order", "updated", "bad_news", "n_served", "logit"),
    [
        (NONE, 0, 1, 1, 0.0),
        (FIRST, 0, 0, 1, 0.0),
        (FIRST, 0, 1, 1, 0.15),
        (LAST, 0, 1, 2, -0.15),
        (LAST, 0, 1, 0, 0.0),
        (LAST, 1, 1, 1, 0.05),
        (NONE, 1, 0, 0, 0.2),
    ],
)
def test_what_pleases(order: int, updated: int, bad_news: int, n_served: int, logit: float) -> None:
    found = other_logit(behaviour(handling_news_order=order), updated, bad_news, n_served)
    assert found == pytest.approx(logit, abs=1e-12)


def test_without_the_section_no_news_matters() -> None:
    assert other_logit(behaviour(has_news=0, handling_news_order=FIRST), 0, 1, 1) == 0.0
