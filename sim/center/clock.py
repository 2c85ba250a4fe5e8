"""The run's clock: events in the total order (time, kind, entity), on SimPy's agenda."""

from __future__ import annotations

from typing import Any

import simpy

from sim.names import EventKind
from sim.units import NEVER

__all__ = ["Clock", "Moment"]

_KIND_SHIFT = 40
_ABOVE_SIMPY = 2
"""SimPy's own URGENT and NORMAL are 0 and 1: what an event brings about at once is done before the next one."""


class Moment(simpy.Event):
    """An event that will happen at a known instant, in the order of its kind and entity."""

    def __init__(self, env: simpy.Environment, delay: int, priority: int) -> None:
        self.env = env
        self.callbacks = []
        self._value = None
        self._ok = True
        env.schedule(self, priority, delay)


class Clock:
    """Wraps the SimPy environment; `now` is a Python int of ticks.

    Parameters
    ----------
    horizon
        Instants from here on never come.
    trace
        Where to note each event as (at, kind, entity), or None.
    """

    def __init__(self, horizon: int, trace: list[tuple[int, int, int]] | None) -> None:
        self.env = simpy.Environment()
        self.horizon = horizon
        self.trace = trace

    @property
    def now(self) -> int:
        """The current instant."""
        return self.env.now  # type: ignore[return-value]

    def at(self, instant: int, kind: EventKind, entity: int) -> Moment:
        """The moment `instant`, at which `kind` happens to `entity`."""
        return Moment(self.env, instant - self.env.now, ((kind << _KIND_SHIFT) | entity) + _ABOVE_SIMPY)  # type: ignore[arg-type]

    def call_at(self, instant: int, kind: EventKind, entity: int, callback: Any) -> None:
        """Call `callback` with the moment when it comes; nothing if that is NEVER."""
        if instant != NEVER:
            self.at(instant, kind, entity).callbacks.append(callback)

    def note(self, kind: EventKind, entity: int) -> None:
        """Keep the present event in the trace."""
        if self.trace is not None:
            self.trace.append((self.env.now, int(kind), entity))  # type: ignore[arg-type]

    def run(self, until: int) -> None:
        """Let everything happen that happens before `until`."""
        until = int(min(until, self.horizon))
        if until > self.env.now:
            self.env.run(until=until)
        assert type(self.env.now) is int, "an instant that is no Python int has leaked into the clock"
