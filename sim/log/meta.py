"""What measures need to know beside the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.units import DAY

__all__ = ["Meta", "TargetRow", "Weights", "Worth"]


@dataclass(frozen=True)
class TargetRow:
    """A target, resolved: which contact types it looks at, and whether their waits count from arrival or queue."""

    name: str
    of: str
    within: int
    share: float
    formula: str
    types: tuple[int, ...]
    counts_from: str


class Weights(NamedTuple):
    """What takes how much from the logit of satisfaction.

    Attributes
    ----------
    speed
        By contact type: a speed score of 0 instead of 1.
    unsolved, repeat, effort, leaving, promise
        A problem that is not solved, a repeat contact, a unit of effort, a contact left, a broken promise.
    bot, angry
        Damage of one by the bot or by empty words, and what multiplies it if the customer is angry.
    """

    speed: tuple[float, ...]
    unsolved: float
    repeat: float
    effort: float
    leaving: float
    promise: float
    bot: float
    angry: float


class Worth(NamedTuple):
    """What customers are worth, and what makes them leave.

    Attributes
    ----------
    margin
        By segment: money that a customer earns the center in a year.
    retention, discount
        Yearly, in the value of a customer.
    acquisition_cost, sale_value
        Money for replacing a customer, and the worth of a sale.
    churn_share, loyalty
        Of those who intend to leave who do, and points of churn that are prevented.
    """

    margin: tuple[float, ...]
    retention: float
    discount: float
    acquisition_cost: float
    sale_value: float
    churn_share: float
    loyalty: float


@dataclass(frozen=True)
class Meta:
    """Names, grid, opening hours, targets and costs of the run that wrote a log.

    Attributes
    ----------
    scenario, seed, replication
        What was run.
    start
        Date of day 0.
    days
        Days on which contacts arrive.
    interval, horizon
        Ticks; intervals are counted from 0 at the midnight before day 0.
    window
        First and last (exclusive) instant of the measured window.
    open_spans
        Shape (n, 2): opening and closing instants.
    types, channels, streams, segments, topics, groups
        Names by number.
    type_channel
        Channel number of each contact type.
    group_size
        Number of agents of each group.
    acceptable_wait
        By contact type: the threshold of its service level.
    formula
        By contact type: the formula of its service level.
    from_queue
        By contact type: whether the wait of its service level begins when the contact joins the queue.
    short_abandon
        Ticks.
    clock
        By channel: "wall", or "open" where waits are measured in opening hours only.
    set_up_in_wait
        By contact type: whether the set-up counts as waiting.
    at_once
        By group: contacts that an agent may have in hand at once.
    cost_per_hour, overtime_factor
        By group: money for an hour of scheduled time; the same for time after the shift's end, times this.
    cost_per_line_hour
        By channel: money for an hour of a line in use.
    per_contact, toll_per_minute, revenue, penalty_abandoned, penalty_late
        By contact type: money for a contact offered, for a minute from its arrival to its end, earned by one answered,
        for one not answered, and for one answered after the acceptable wait.
    case_window
        Ticks after closing until a case's rows are final.
    mechanisms
        Optional sections that the scenario has, such as tolerance, resolution, bot.
    feels
        Whether feelings and journeys are kept.
    keeps_days
        Whether what is known is kept by day, and what agents do.
    training_hours, qa_share
        Paid hours of training of each agent in the run, and the cost of quality assurance as a share of paid time.
    disloyal
        Logit of a disloyal attitude without effort, and per unit of it.
    weights
        Of satisfaction; all 0 without it.
    urgent
        By topic: whether the customer needs it now, and is angry at once.
    bot_cost
        Money for a session with the bot.
    acknowledged_after
        By contact type: ticks from arrival to an acknowledgement that is taken for the first response; NEVER: none is.
    worth
        Of customers; None without a market.
    """

    scenario: str
    seed: int
    replication: int
    start: date
    days: int
    interval: int
    horizon: int
    window: tuple[int, int]
    open_spans: NDArray[np.int64]
    types: tuple[str, ...]
    channels: tuple[str, ...]
    streams: tuple[str, ...]
    segments: tuple[str, ...]
    topics: tuple[str, ...]
    groups: tuple[str, ...]
    type_channel: tuple[int, ...]
    group_size: tuple[int, ...]
    targets: tuple[TargetRow, ...]
    acceptable_wait: tuple[int, ...]
    formula: tuple[str, ...]
    from_queue: tuple[bool, ...]
    short_abandon: int
    clock: tuple[str, ...]
    set_up_in_wait: tuple[bool, ...]
    at_once: tuple[int, ...]
    cost_per_hour: tuple[float, ...]
    overtime_factor: tuple[float, ...]
    cost_per_line_hour: tuple[float, ...]
    per_contact: tuple[float, ...]
    toll_per_minute: tuple[float, ...]
    revenue: tuple[float, ...]
    penalty_abandoned: tuple[float, ...]
    penalty_late: tuple[float, ...]
    currency: str
    case_window: int
    mechanisms: tuple[str, ...]
    feels: bool
    keeps_days: bool
    training_hours: float
    qa_share: float
    disloyal: tuple[float, float]
    weights: Weights
    urgent: tuple[bool, ...]
    bot_cost: float
    acknowledged_after: tuple[int, ...]
    worth: Worth | None

    @property
    def n_intervals(self) -> int:
        """Number of intervals from 0 to the horizon."""
        return self.horizon // self.interval

    @property
    def intervals_per_day(self) -> int:
        """Number of intervals of a day."""
        return DAY // self.interval
