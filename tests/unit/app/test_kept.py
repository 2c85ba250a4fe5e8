"""Results are kept for whoever asks again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sim.app.kept import Kept


def test_a_result_is_made_once_and_the_oldest_goes() -> None:
    made: list[int] = []
    kept: Kept[int] = Kept(2)
    for key in (1, 2, 1, 3, 1, 2):
        assert kept.get(key, lambda key=key: made.append(key) or key) == key  # type: ignore[func-returns-value]
    assert made == [1, 2, 3, 2]


def test_all_who_ask_at_once_wait_for_one() -> None:
    made, gate = [], threading.Event()
    kept: Kept[str] = Kept(4)

    def make() -> str:
        made.append(1)
        gate.wait(5)
        return "one"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(kept.get, "a", make) for _ in range(8)]
        gate.set()
        assert [one.result() for one in asked] == ["one"] * 8
    assert len(made) == 1


def test_an_error_is_kept_for_nobody() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 7) == 7
