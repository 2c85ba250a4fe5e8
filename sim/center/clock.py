"""The run's clock: events in the total order (time, kind, entity), on SimPy's agenda."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

import simpy

__all__ = ["Clock", "Life", "Moment", "Signal"]

_KIND_SHIFT = 40
_ABOVE_SIMPY = 2
"""SimPy's own URGENT and NORMAL are 0 and 1: what an event brings about at once is done before the next one."""


if TYPE_CHECKING:

    class _Environment(simpy.Environment):
        """SimPy's environment, whose time is a Python int here."""

        @property
        def now(self) -> int: ...
else:
    _Environment = simpy.Environment


class Moment(simpy.Event):
    """An event that will happen at a known instant, in the order of its kind and entity."""

    _ok = True
    _value = None


_new = object.__new__
"""Creates a moment without calling its initialiser: there are three of them in a contact's life."""


class Signal:
    """What a contact waits for without knowing when it comes; giving it lets the contact go on at once."""

    __slots__ = ("callbacks",)

    def __init__(self) -> None:
        self.callbacks: list[Callable[[None], None]] = []

    def give(self) -> None:
        """Let whoever waits go on; the signal can be waited for again."""
        waiting, self.callbacks = self.callbacks, []
        for callback in waiting:
            callback(None)


class Life:
    """Runs a generator as a process: it yields events and goes on when they have happened.

    A `simpy.Process` does the same and schedules two events more, its start and its end. Nobody waits for a contact's,
    and they would be a third of all events; so a contact lives without them, and starts at once.
    """

    __slots__ = ("_send",)

    def __init__(self, generator: Generator[simpy.Event | Signal, None, None]) -> None:
        self._send = generator.send
        self._go_on(None)

    def _go_on(self, _: simpy.Event | None) -> None:
        try:
            self._send(None).callbacks.append(self._go_on)
        except StopIteration:
            return


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
        self.env = _Environment()
        self.horizon = horizon
        self.trace = trace

    @property
    def now(self) -> int:
        """The current instant."""
        return self.env.now

    def at(self, instant: int, kind: int, entity: int) -> Moment:
        """The moment `instant`, at which `kind` happens to `entity`."""
        env = self.env
        moment: Moment = _new(Moment)
        moment.env, moment.callbacks = env, []
        env.schedule(moment, (kind << _KIND_SHIFT) + entity + _ABOVE_SIMPY, instant - env.now)  # type: ignore[arg-type]
        return moment

    def note(self, kind: int, entity: int) -> None:
        """Keep the present event in the trace, if there is one."""
        if self.trace is not None:
            self.trace.append((self.env.now, kind, entity))

    def run(self, until: int) -> None:
        """Let everything happen that happens before `until`."""
        until = int(min(until, self.horizon))
        if until > self.env.now:
            collects = gc.isenabled()
            gc.disable()  # contacts leave no cycles behind, and looking for them costs a sixth of the run
            try:
                self.env.run(until=until)
            finally:
                if collects:
                    gc.enable()
        assert type(self.env.now) is int, "an instant that is no Python int has leaked into the clock"
