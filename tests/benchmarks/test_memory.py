"""Peak memory of a process of its own, plan, log and tally included (Linux).

`python -m tests.benchmarks.test_memory` prints the figures.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the peak memory from /proc"),
]

_PEAK = """
import re
print(n, int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) * 1024)
"""
_LOG = """
from tests.benchmarks.test_speed import full_load
import sim
sim.simulate(full_load(20_000))
n = len(sim.simulate(full_load({contacts})).contacts)
"""
_STREAMED = """
import sim
from sim.replications.replicate import replicate
scenario = sim.load("erlang_a").with_({{"calendar.days": {days}}})
n = int(replicate(scenario, 1, 0).tally.contacts[0].sum())
"""


def _measured(program: str) -> tuple[int, int]:
    """Contacts, and bytes at the peak."""
    command = [sys.executable, "-c", program + _PEAK]
    n, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(n), int(peak)


def bytes_per_contact(small: int = 1_000_000, large: int = 2_000_000) -> float:
    """Growth of the peak per contact, the whole log at once."""
    (n, low), (m, high) = (_measured(_LOG.format(contacts=contacts)) for contacts in (small, large))
    return (high - low) / (m - n)


def streamed(days: int = 100) -> tuple[int, int]:
    """Contacts of one replication of so many days, measured stretch by stretch, and bytes at its peak."""
    return _measured(_STREAMED.format(days=days))


def test_memory_per_contact_is_bounded() -> None:
    assert bytes_per_contact() < 400


def test_a_hundred_days_stay_below_a_gigabyte() -> None:
    contacts, peak = streamed()
    assert contacts > 4_500_000
    assert peak < 10**9


if __name__ == "__main__":
    print(f"log: {bytes_per_contact():.0f} bytes per contact")
    print(f"100 days, streamed: {streamed()[1] / 2**20:.0f} MB")
