"""A point of a sweep: a scenario, and which keys make it differ from the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

from sim.scenario import Scenario
from sim.scenario.digest import digest
from sim.sweep.version import engine_version

__all__ = ["Point"]


@dataclass(frozen=True, eq=False)
class Point:
    """A scenario with a name.

    Attributes
    ----------
    name
        How the point is called: a number, or the name of a variant.
    scenario
        What is simulated.
    keys
        What makes it differ from the other points: dotted keys and values, as they were asked for.
    """

    name: str
    scenario: Scenario
    keys: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def digest_of_scenario(self) -> str:
        """Digest of the scenario alone."""
        return digest(self.scenario)

    def digest(self, seed: int = 1, engine: str = "kernel") -> str:
        """What its results are kept under: digest of the scenario, the seed, the engine and the engine's version."""
        text = f"{self.digest_of_scenario} {seed} {engine} {engine_version()}"
        return blake2b(text.encode(), digest_size=16).hexdigest()
