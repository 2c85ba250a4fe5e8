"""Several chats at once: the model's table, and the voice queue as a limit."""

from __future__ import annotations

import pytest

from sim.theory.birth_death import stationary
from sim.theory.chat import chat_floor
from sim.theory.erlang import erlang_a
from sim.theory.parameter import TheoryError


def slowdown(n: int) -> float:
    return 1.0 + 0.114 * (n - 1) ** 2


@pytest.mark.parametrize(
    ("cap", "p_abandon", "mean_chat", "chats"),
    [
        (1, ".42870", "10.000", "1"),
        (2, ".10689", "10.914", "1.693"),
        (3, ".02610", "12.234", "2.052"),
        (4, ".00921", "13.132", "2.234"),
        (5, ".00601", "13.836", "2.358"),
        (6, ".00806", "14.797", "2.513"),
    ],
)
def test_model_table(cap: int, p_abandon: str, mean_chat: str, chats: str, printed) -> None:
    floor = chat_floor(1.0, 10.0, 6, cap, 1 / 4, slowdown)
    printed(floor.p_abandon, p_abandon)
    printed(floor.mean_chat, mean_chat)
    printed(floor.chats_per_busy_agent, chats)


def test_one_chat_at_a_time_is_erlang_a() -> None:
    floor, voice = chat_floor(2.0, 3.0, 7, 1, 0.4, slowdown), erlang_a(2.0, 1 / 3, 7, 0.4)
    assert floor.p_abandon == pytest.approx(voice.p_abandon, rel=1e-9)
    assert floor.p_wait == pytest.approx(voice.p_wait, rel=1e-9)
    assert floor.mean_wait == pytest.approx(voice.mean_wait, rel=1e-9)
    assert floor.mean_busy == pytest.approx(voice.mean_busy, rel=1e-9)


def test_one_agent_who_gains_nothing() -> None:
    floor = chat_floor(0.8, 1.0, 1, 2, 0.5, float)
    chain = stationary([0.8] * 60, [1.0, 1.0] + [1.0 + 0.5 * k for k in range(1, 59)])
    assert floor.mean_busy == pytest.approx(1.0 - chain[0], rel=1e-9)
    assert floor.p_wait == pytest.approx(chain[2:].sum(), rel=1e-9)


def test_refuses() -> None:
    with pytest.raises(TheoryError, match=r"slowdown\(2\)"):
        chat_floor(1.0, 1.0, 2, 2, 0.5, lambda n: 2.0 - n)
    with pytest.raises(TheoryError, match="agents = 30: must be fewer"):
        chat_floor(1.0, 1.0, 30, 6, 0.5, slowdown)
