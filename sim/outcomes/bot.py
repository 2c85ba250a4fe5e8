"""What failures of the bot do to a customer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["bot_damage"]


@jit
def bot_damage(b: NDArray[np.void], failures: float, urgent: int, n_served: int) -> float:
    """The failures of the bot as an angry customer counts them: times `angry` if urgent or served more than once.

    Source: Crolic et al. 2022 (angry customers punish a bot more; sign). The size is an assumption.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    failures
        Sessions of the case that were out of context or closed without a solution.
    urgent
        Whether the customer needs it now.
    n_served
        Contacts of the case served by an agent.
    """
    if urgent or n_served > 1:
        return float(failures * b[0]["satisfaction_angry"])
    return float(failures)
