"""What becomes of who waits in writing at the end of his patience."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.center.floor import Floor, Seen

_CHAT = {"channel": "chat", "patience": "3m"}
_MAIL = {"channel": "email", "patience": "3m", "switch_to": {"post": 0.5}}
_POST = {"channel": "social", "patience": "never"}
_TWICE = {"impatience.duplicate": 1, "impatience.give_up": 0}


def _chats(more: dict[str, Any], chat: dict[str, Any] | None = None, groups: Any = 1) -> Seen:
    """One is served for ten minutes, another one waits and goes after three, a third comes later."""
    keys = {"impatience.silent_share": 1, **more}
    return Floor({"chat": {**_CHAT, **(chat or {})}}, {"pool": groups}, keys).run([(0, "chat"), (1, "chat")])


def _mails(more: dict[str, Any], mail: dict[str, Any] | None = None) -> Seen:
    """One is served for ten minutes, another one waits for more than three."""
    types = {"mail": {**_MAIL, **(mail or {})}, "post": _POST}
    return Floor(types, {"pool": 1}, more).run([(0, "mail"), (1, "mail")])


def test_who_leaves_a_chat_silently_is_found_out_later() -> None:
    seen = _chats({})
    assert (seen.outcomes, seen.ended, seen.answered) == (["answered", "silent"], [10, 4], [0, None])
    assert (seen.stages, seen.at("matched"), seen.free) == (["served", "silent"], [0, 10], [10, 12])
    assert seen.statuses == ["resolved", "unresolved"]
    assert seen.log.contacts["waited"][1] == 3 * 60_000_000
    assert seen.log.journeys["n_abandons"].tolist() == [0, 1]


def test_it_takes_no_set_up_and_no_wrap_up() -> None:
    seen = _chats({"impatience.silent_open": "7m"}, {"set_up": "1m", "wrap_up": "4m"})
    assert (seen.at("matched"), seen.at("talk"), seen.free) == ([0, 15], [1, 15], [15, 22])


def test_he_frees_the_line_and_comes_again_as_who_abandons() -> None:
    seen = _chats(
        {"channels.chat.lines": 2},
        {"retry": {"abandoned": 1, "delay": "2m", "most": 1}, "patience": "exponential mean:3m"},
    )
    assert seen.causes[2] == "retry"
    assert seen.outcomes[2] != "blocked"


def test_the_chat_stays_until_it_is_hidden() -> None:
    seen = _chats({}, {"hide_after": "6m"})
    assert (seen.outcomes[1], seen.ended[1], seen.stages[1], seen.free[1]) == ("silent", 4, "hidden", 7)


def test_at_closing_only_the_leg_is_disconnected() -> None:
    seen = Floor(
        {"chat": _CHAT | {"talk": "70m"}},
        {"pool": 1},
        {"impatience.silent_share": 1, "channels.chat.at_closing": "disconnect"},
    ).run([(0, "chat"), (1, "chat")])
    assert (seen.outcomes[1], seen.ended[1], seen.stages[1], seen.free[1]) == (
        "silent",
        4,
        "disconnected",
        60,
    )


def test_an_agent_whose_shift_ends_finishes_it() -> None:
    group = {"count": {"08:00-08:20": 1}, "skills": {"chat": {}}, "at_shift_end": "hand_back"}
    seen = _chats({"impatience.silent_open": "15m"}, groups=group)
    assert (seen.stages[1], seen.at("matched")[1], seen.free[1]) == ("silent", 10, 25)


def test_the_telephone_is_left_as_ever() -> None:
    keys = {"impatience.silent_share": 1, **_TWICE}
    seen = Floor({"call": {"patience": "3m", "switch_to": {"call": 1}}}, {"pool": 1}, keys).run(
        [(0, "call"), (1, "call")]
    )
    assert (seen.outcomes, seen.stages) == (["answered", "abandoned"], ["served", "abandoned"])


def test_who_writes_once_more_waits_on_and_both_are_served() -> None:
    seen = _mails(_TWICE)
    assert (seen.causes, seen.arrived) == (["first", "first", "duplicate"], [0, 1, 4])
    assert (seen.log.contacts["parent"].tolist(), seen.log.contacts["type"].tolist()) == (
        [-1, -1, 1],
        [0, 0, 1],
    )
    assert (seen.outcomes, seen.ended) == (["answered"] * 3, [10, 20, 30])
    assert "redundant" in seen.marks[2]
    assert seen.log.cases["closed_at"][1] == seen.log.contacts["ended_at"][2]
    assert (seen.log.journeys["n_served"].tolist(), seen.log.journeys["n_duplicates"].tolist()) == (
        [1, 2],
        [0, 1],
    )
    assert seen.case_marks[1] == {"resolved", "reported"}


def test_in_a_single_window_it_merges() -> None:
    seen = _mails({**_TWICE, "desk.single_window": True, "desk.context_single": 1})
    assert (seen.outcomes, seen.ended) == (["answered", "answered", "merged"], [10, 20, 4])
    assert seen.log.journeys["n_served"].tolist() == [1, 1]


def test_what_is_written_twice_has_to_be_told_twice() -> None:
    seen = _mails({**_TWICE, "desk.context": 0, "desk.scattered_talk": 1, "desk.reask": "1m"})
    assert ["context_missing" in marks for marks in seen.marks] == [False, False, True]


def test_who_gives_up_comes_no_more() -> None:
    mail = {"retry": {"abandoned": 1, "delay": "1m"}}
    seen = _mails({"impatience.duplicate": 0, "impatience.give_up": 1}, mail)
    assert (seen.outcomes, seen.ended, seen.statuses) == (
        ["answered", "abandoned"],
        [10, 4],
        ["resolved", "given_up"],
    )


@pytest.mark.parametrize("hide_after", [None, "8m"])
def test_who_waits_on_does_so_until_hidden(hide_after: str | None) -> None:
    seen = _mails({"impatience.duplicate": 0, "impatience.give_up": 0}, {"hide_after": hide_after})
    assert (seen.outcomes[1], seen.ended[1]) == (("answered", 20) if hide_after is None else ("hidden", 9))


def test_who_is_not_helped_by_one_waits_for_the_other_before_he_comes_again() -> None:
    more = {
        "resolution.base": -20,
        "repeat.share": 1,
        "repeat.fading": 0,
        "repeat.delay": "5m",
        "impatience.give_up": 0,
    }
    seen = _mails({**more, "impatience.duplicate": 1})
    repeats = [i for i, cause in enumerate(seen.causes) if cause == "repeat"]
    assert [seen.log.contacts["parent"][i] for i in repeats] == [0]
    assert seen.statuses[1] == "given_up"


def test_who_finds_it_closed_writes_at_once() -> None:
    types = {
        "call": {"switch_to": {"mail": 0.2}, "retry": {"closed_switch": 1}},
        "mail": {"channel": "email"},
    }
    seen = Floor(types, {"pool": 1}, {"channels.email.at_closing": "keep", "calendar.days": 2}).run(
        [(61, "call")]
    )
    assert (seen.causes, seen.outcomes) == (["first", "retry"], ["closed", "answered"])
    assert seen.arrived == [61, 61]
