"""Customer effort, and the disloyalty that comes of it.

Source: CEB (9 % disloyal after low effort, 96 % after high effort), recalled; weights are assumptions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit
from sim.outcomes.logistic import sig

__all__ = ["customer_effort", "disloyal_share", "effort_extra"]


@jit
def effort_extra(
    b: NDArray[np.void], n_transfers: int, n_switches: int, n_reexplained: int, steps: float
) -> float:
    """The effort that enters satisfaction: transfers + changes of channel + tellings again + weight × steps left.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    n_transfers, n_switches
        Of the case.
    n_reexplained
        Talks in which the customer had to tell again what he had told before.
    steps
        `TOPIC_PLAN.steps`: those that the customer has to do.
    """
    return float(n_transfers + n_switches + n_reexplained + b[0]["satisfaction_efforts_steps"] * steps)


@jit
def customer_effort(
    b: NDArray[np.void],
    n_served: int,
    n_transfers: int,
    n_switches: int,
    n_reexplained: int,
    late: int,
    steps: float,
    botfail: float,
) -> float:
    """Customer effort of a case: 1 + repeat contacts + `effort_extra` + weights of a long wait and of a failing bot.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    n_served
        Contacts served by an agent; those after the first are repeat contacts.
    n_transfers, n_switches, n_reexplained, steps
        As in `effort_extra`.
    late
        Whether a wait was longer than the tolerance; counts once a case.
    botfail
        Failures of the bot.

    Returns
    -------
    float
        From 1.
    """
    effort = 1.0 + max(n_served - 1, 0) + effort_extra(b, n_transfers, n_switches, n_reexplained, steps)
    if late:
        effort += b[0]["satisfaction_efforts_late"]
    effort += b[0]["satisfaction_efforts_bot_failure"] * botfail
    return float(effort)


@jit
def disloyal_share(b: NDArray[np.void], effort: float) -> float:
    """The share with a disloyal attitude, sig(disloyal_base + disloyal_slope × effort).

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    effort
        From `customer_effort`; reports cut it at 5.
    """
    row = b[0]
    return sig(
        row["satisfaction_efforts_disloyal_base"] + row["satisfaction_efforts_disloyal_slope"] * effort
    )
