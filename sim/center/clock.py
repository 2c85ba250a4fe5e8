"""The run's clock: events in the total order (time, kind, entity), on SimPy's agenda."""

from __future__ import annotations

import gc
from collections.abc import Callable
from heapq import heappop

import simpy

__all__ = ["Clock", "Moment"]

_KIND_SHIFT = 40
_ABOVE_SIMPY = 2
"""SimPy's own URGENT and NORMAL are 0 and 1: what an event brings about at once is done before the next one."""


class Moment(simpy.Event):
    """An event that will happen at a known instant, in the order of its kind and entity."""

    _ok = True
    _value = None


_new = object.__new__
"""Creates a moment without calling its initialiser: there are three of them in a contact's life."""


class Clock(simpy.Environment):
    """SimPy's environment with whole ticks and the total order of events.

    Parameters
    ----------
    horizon
        Instants from here on never come.
    trace
        Where to note each event as (at, kind, entity), or None.
    """

    now: int = 0
    """The current instant, a Python int of ticks: read so often that it is no property here."""

    def __init__(self, horizon: int, trace: list[tuple[int, int, int]] | None) -> None:
        super().__init__()
        self.horizon = horizon
        self.trace = trace

    def at(self, instant: int, kind: int, entity: int, then: Callable[[simpy.Event], None]) -> None:
        """At `instant`, `kind` happens to `entity`, and `then` says what follows; nothing from the horizon on."""
        if instant < self.horizon:
            moment: Moment = _new(Moment)
            moment.callbacks = [then]
            self.schedule(moment, (kind << _KIND_SHIFT) + entity + _ABOVE_SIMPY, instant - self.now)  # type: ignore[arg-type]

    def moment(self, instant: int, kind: int, entity: int) -> Moment:
        """The same as an event for which a process can wait."""
        moment = Moment(self)
        self.schedule(moment, (kind << _KIND_SHIFT) + entity + _ABOVE_SIMPY, instant - self.now)  # type: ignore[arg-type]
        return moment

    def note(self, kind: int, entity: int) -> None:
        """Keep the present event in the trace, if there is one."""
        if self.trace is not None:
            self.trace.append((self.now, kind, entity))

    def step(self) -> None:
        """Let the next event happen, as SimPy's own method does."""
        self.now, _, _, event = heappop(self._queue)  # type: ignore[assignment]
        self._now = self.now
        callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]
        for callback in callbacks:
            callback(event)
        if not event._ok:
            raise event._value

    def advance(self, until: int) -> None:
        """Let everything happen that happens before `until`."""
        until = int(min(until, self.horizon))
        if until <= self.now:
            return
        collects = gc.isenabled()
        gc.disable()  # contacts leave no cycles behind, and looking for them costs a sixth of the run
        try:
            self.run(until=until)
        finally:
            if collects:
                gc.enable()
        assert type(self.now) is int, "an instant that is no Python int has leaked into the clock"
