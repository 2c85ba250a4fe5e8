"""Who is on duty: by the shifts, or by the headcounts and the rules of who comes and goes."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.check.facts import Facts
from sim.check.load import Load
from sim.check.steps import Spells, per_interval, united, without
from sim.names import EventKind
from sim.units import NEVER

__all__ = ["Duty"]

_Ints = NDArray[np.int64]


class Duty:
    """Spells of agents, recomputed.

    Attributes
    ----------
    in_hand
        With at least one contact in hand, set-up included.
    working
        With at least one contact in talk or wrap-up.
    on_duty
        There, and the shift is not over. Of headcount groups it follows from the schedule and from the times for which
        the log has agents logged in, which are checked elsewhere.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.n_agents = int(facts.plan.first_agent[-1])
        self.of_agent = np.searchsorted(facts.plan.first_agent, np.arange(self.n_agents), "right") - 1
        """Group by agent."""
        self.by_shift = facts.plan.groups["by_shift"] == 1
        served = facts.matched != NEVER
        self.in_hand = united(Spells(facts.agent, facts.matched, facts.ended).where(served))
        talked = facts.talk_at != NEVER
        self.working = united(Spells(facts.agent, facts.talk_at, facts.ended).where(talked))

    @cached_property
    def logged_in(self) -> _Ints:
        """Shape (agents, intervals): ticks, as the log has them."""
        out = np.zeros((self.n_agents, self.facts.n), dtype=np.int64)
        out[self.facts.log.agents["agent"], self.facts.log.agents["interval"]] = self.facts.log.agents[
            "logged_in"
        ]
        return out

    @cached_property
    def on_duty(self) -> Spells:
        """See the class."""
        return united(self._of_shifts().joined(self._of_headcounts()))

    def _of_shifts(self) -> Spells:
        rows = self.facts.plan.schedule
        rows = rows[rows["kind"] == EventKind.SHIFT]
        rows = rows[np.lexsort((rows["at"], rows["entity"]))]
        comes = np.flatnonzero(rows["value"] == 1)
        follows = np.append(rows["entity"][1:] == rows["entity"][:-1], False) if len(rows) else comes == 0
        until = np.where(follows, np.append(rows["at"], NEVER)[1:], NEVER)
        return Spells(rows["entity"][comes].copy(), rows["at"][comes].copy(), until[comes])

    @cached_property
    def present(self) -> _Ints:
        """Shape (groups, intervals): headcount by the schedule."""
        out = np.zeros((len(self.by_shift), self.facts.n), dtype=np.int64)
        for row in self.facts.plan.schedule[self.facts.plan.schedule["kind"] == EventKind.STAFF]:
            out[row["entity"], row["at"] // self.facts.width :] = row["value"]
        return out

    @cached_property
    def kept(self) -> NDArray[np.bool_]:
        """Shape (agents, intervals): whether an agent of a headcount group is on duty from the interval's beginning."""
        facts = self.facts
        out = np.zeros((self.n_agents, facts.n), dtype=np.bool_)
        opens = np.zeros(facts.n + 1, dtype=np.bool_)
        opens[np.minimum(facts.plan.open_spans[:, 0] // facts.width, facts.n)] = True
        first = facts.plan.first_agent.tolist()
        for group in np.flatnonzero(~self.by_shift).tolist():
            mine = slice(first[group], first[group + 1])
            self._keep(out[mine], self.logged_in[mine], self.present[group], opens)
        return out

    def _keep(
        self, out: NDArray[np.bool_], logged_in: _Ints, present: _Ints, opens: NDArray[np.bool_]
    ) -> None:
        """Follow one group from interval to interval."""
        is_open, width = self.facts.open_grid, self.facts.width
        here = np.zeros(len(out), dtype=np.bool_)
        finishing = here.copy()
        before = 0
        for k in range(self.facts.n):
            stays = logged_in[:, k] > 0
            if k:
                still = logged_in[:, k - 1] == width
                here, finishing = here & still, finishing & still
            if opens[k]:
                finishing |= here
                here = np.zeros_like(here)
            wanted = int(present[k])
            if wanted != before and wanted > here.sum():
                back = np.flatnonzero(finishing)[: wanted - here.sum()]
                here[back] = True
                come = np.flatnonzero(~here & ~finishing)[: wanted - here.sum()]
                here[come] = True
                finishing[back] = False
            elif wanted != before:
                leaving = here.copy()
                here &= stays
                if is_open[k] and here.sum() > wanted:
                    here[np.flatnonzero(here)[wanted:]] = False
                finishing |= leaving & ~here & stays
            else:
                here &= stays
            before = wanted
            out[:, k] = here

    def _of_headcounts(self) -> Spells:
        agent, k = np.nonzero(self.kept)
        since = k * self.facts.width
        return Spells(agent, since, since + self.logged_in[agent, k])

    @cached_property
    def there(self) -> _Ints:
        """Shape (agents, intervals): ticks for which agents of shift groups are there, on duty or finishing."""
        spells = united(self.on_duty.joined(self.in_hand))
        return per_interval(spells, self.n_agents, self.facts.n, self.facts.width)

    @cached_property
    def idle(self) -> Spells:
        """On duty with nobody in hand, for some time."""
        return without(self.on_duty, self.in_hand)

    def room(self, load: Load, channel: int) -> Spells:
        """On duty with room for one more contact of a channel beside those in hand, for some time."""
        groups = self.facts.plan.groups["at_once"][self.of_agent[load.agent]]
        group = self.of_agent[load.agent]
        full = (load.total >= groups) | (load.of_channel[channel] >= self.facts.plan.cap[group, channel])
        for other, held in enumerate(load.of_channel):
            full |= (held > 0) & ~self.facts.plan.mix[group, channel, other]
        same = np.append(load.agent[1:] == load.agent[:-1], False) if len(full) else full
        until = np.where(same, np.append(load.at, NEVER)[1:], NEVER)
        able = self.facts.plan.cap[self.of_agent[self.on_duty.who], channel] > 0
        return without(self.on_duty.where(able), Spells(load.agent, load.at, until).where(full))
