"""One short text that is equal for equal scenarios, however they were written."""

from __future__ import annotations

import json
from hashlib import blake2b

from sim.scenario.scenario import Scenario

__all__ = ["digest"]


def digest(scenario: Scenario) -> str:
    """Digest (BLAKE2b, 128 bits, in hexadecimal) of the scenario's canonical JSON: all keys, sorted, defaults too."""
    text = json.dumps(scenario.to_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return blake2b(text.encode(), digest_size=16).hexdigest()
