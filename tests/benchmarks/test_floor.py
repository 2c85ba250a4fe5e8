"""How soon a lever shows on the live floor, for one page and for thirty at once, and what the server takes (Linux).

`python -m tests.benchmarks.test_floor` prints the figures.
"""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("uvicorn", reason="the extra demo is not installed")

from tests.unit.app.served import Page, opened

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the memory from /proc"),
]

MOST_MS = {"bank": 100, "retail": 400}
MOST_BYTES = 300 * 10**6
PAGES = 30
_MOVES = 12


class Server(NamedTuple):
    """A server in a process of its own."""

    port: int
    process: int

    @property
    def memory(self) -> int:
        """Bytes at present."""
        status = Path(f"/proc/{self.process}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) * 1024


@contextmanager
def serving(scenario: str) -> Iterator[Server]:
    """`ccsim demo` without a browser."""
    command = [sys.executable, "-m", "sim.cli", "demo", f"scenario={scenario}", "port=0", "open=false"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")]),
    }
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        found = re.search(r":(\d+)/", running.stdout.readline())
        assert found is not None
        yield Server(int(found[1]), running.pid)
        running.send_signal(signal.SIGINT)


def moves(page: Page, scenario: str, day: int, first: float) -> list[float]:
    """Milliseconds from a lever to the frame of the new day, move by move; nobody has asked for these days before."""
    out = []
    for n in range(_MOVES):
        began = time.perf_counter()
        found = page.ask(
            "day", scenario=scenario, day=day, overrides={"arrivals.scale": round(first + n / 997, 6)}
        )
        out.append(1000 * (time.perf_counter() - began))
        assert found["what"] == "day", found
    return out


def alone(scenario: str) -> tuple[float, int]:
    """Median milliseconds of one page, and bytes of the server."""
    with serving(scenario) as server, opened(server.port) as page:
        day = page.ask("open", scenario=scenario)["default_day"]
        moves(page, scenario, day, 0.8)
        return statistics.median(moves(page, scenario, day, 1.0)), server.memory


def crowd(scenario: str, n: int = PAGES) -> tuple[float, float, int]:
    """Median and longest milliseconds of so many pages that all move levers and ask for spreads, and bytes."""
    times: list[float] = []
    with serving(scenario) as server:

        def visit(number: int) -> None:
            with opened(server.port) as page:
                day = page.ask("open", scenario=scenario)["default_day"]
                times.extend(moves(page, scenario, day, 0.7 + number / 101))
                fewer = {"arrivals.scale": 0.9 + number / 1000}
                page.send("spread", scenario=scenario, day=day, a={}, b=fewer, replications=3)
                while (answer := page.take())["done"] < answer["goal"]:
                    pass

        pages = [threading.Thread(target=visit, args=(number,)) for number in range(n)]
        for one in pages:
            one.start()
        for one in pages:
            one.join()
        assert len(times) == n * _MOVES
        return statistics.median(times), max(times), server.memory


@pytest.mark.parametrize("scenario", MOST_MS)
def test_a_lever_shows_at_once_and_the_server_is_small(scenario: str) -> None:
    took, size = alone(scenario)
    assert took < MOST_MS[scenario]
    assert size < MOST_BYTES


def test_thirty_pages_at_once_are_all_served() -> None:
    _, _, size = crowd("retail")
    assert size < MOST_BYTES


if __name__ == "__main__":
    for name in MOST_MS:
        took, size = alone(name)
        print(f"{name}: lever to frame {took:.0f} ms (median of {_MOVES}); server {size / 1e6:.0f} MB")
    for name in MOST_MS:
        took, longest, size = crowd(name)
        print(
            f"{name}: {PAGES} pages at once, each {_MOVES} moves without a pause: median {took:.0f} ms, "
            f"longest {longest:.0f} ms; server {size / 1e6:.0f} MB"
        )
