"""How long a customer waits, and what ends the wait."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen


def _second(more: dict[str, Any] | None = None, **kind: Any) -> Seen:
    """Two calls at eight for one agent, who talks for ten minutes; the second waits."""
    return Floor({"call": kind}, {"pool": 1}, more).run([(0, "call"), (0, "call")])


@pytest.mark.parametrize(
    ("kind", "outcome", "minute"),
    [
        ({"patience": "4m"}, "abandoned", 4),
        ({"patience": "4m", "message": {"after": "3m"}}, "message", 3),
        ({"patience": "4m", "message": {"after": "5m"}}, "abandoned", 4),
        ({"patience": "4m", "message": {"after": "3m", "share": 0}}, "abandoned", 4),
        ({"patience": "4m", "hide_after": "2m"}, "hidden", 2),
        ({"patience": "4m", "hide_after": "2m", "message": {"after": "3m"}}, "hidden", 2),
        ({"patience": "10m"}, "answered", 20),
        ({"patience": "599s"}, "abandoned", 599 / 60),
    ],
)
def test_the_first_limit_ends_the_wait(kind: dict[str, Any], outcome: str, minute: float) -> None:
    """Who is to be served at the very instant at which his patience ends is served."""
    seen = _second(**kind)
    assert seen.outcomes == ["answered", outcome]
    assert seen.ended[1] == pytest.approx(minute)


@pytest.mark.parametrize(("runs", "outcomes"), [(True, ["abandoned"]), (False, ["answered"])])
def test_patience_runs_in_the_set_up_where_the_type_says_so(runs: bool, outcomes: list[str]) -> None:
    kind = {"patience": "4m", "set_up": "5m", "patience_in_set_up": runs}
    assert Floor({"call": kind}, {"pool": 1}).run([(0, "call")]).outcomes == outcomes


def test_the_time_already_waited_counts_in_the_set_up() -> None:
    """Matched after ten minutes, patience of twelve, set-up of three: gone two minutes after the match."""
    kind = {"patience": "12m", "set_up": "3m", "patience_in_set_up": True}
    seen = Floor({"call": kind}, {"pool": 1}).run([(0, "call"), (3, "call")])
    assert seen.outcomes == ["answered", "abandoned"]
    assert (seen.at("matched")[1], seen.ended[1]) == (13, 15)


def test_patience_of_mail_that_is_kept_passes_in_opening_hours_only() -> None:
    """Three mails ten minutes before the center closes for the night; of 25 minutes 15 are left in the morning."""
    two_days = {"calendar.days": 2, "channels.email.at_closing": "keep", "calendar.overrun": "0s"}
    floor = Floor({"mail": {"channel": "email", "talk": "20m", "patience": "25m"}}, {"pool": 1}, two_days)
    seen = floor.run([(50, "mail"), (50, "mail"), (50, "mail")])
    assert seen.outcomes[2] == "abandoned"
    assert seen.ended[2] == 24 * 60 + 15
