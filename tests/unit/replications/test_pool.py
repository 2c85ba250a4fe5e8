"""Workers do not outlive the process that began them."""

from __future__ import annotations

import subprocess
import sys

import pytest

_WAITING = """
import os, time
from sim.replications.pool import _die_with_parent
_die_with_parent({parent})
time.sleep({seconds})
"""


@pytest.mark.parametrize(("parent", "seconds", "code"), [("-1", 60, 1), ("os.getppid()", 2, 0)])
def test_a_worker_leaves_when_its_parent_is_gone_even_before_it_began(parent: str, seconds: int, code: int) -> None:
    """-1: the parent died while the worker was starting, so that the worker already belongs to another process."""
    text = _WAITING.format(parent=parent, seconds=seconds)
    assert subprocess.run([sys.executable, "-c", text], check=False, timeout=50).returncode == code
