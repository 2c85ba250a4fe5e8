"""Bad news, updates and what the customer has to do himself: what he does, and what he thinks of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.compiled import jit

__all__ = ["action_share", "other_logit"]

_FIRST, _LAST = 1, 2
"""Positions of `handling.news_order`."""


@jit
def action_share(b: NDArray[np.void], bad_news: int) -> float:
    """The share of customers who must act who do: `action_first` after bad news first, `action` otherwise.

    Source: Legg, Sweeny 2014 (sign). Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    bad_news
        Whether there was bad news.
    """
    row = b[0]
    if bad_news and row["handling_news_order"] == _FIRST:
        return float(row["news_action_first"])
    return float(row["news_action"])


@jit
def other_logit(b: NDArray[np.void], updated: int, bad_news: int, n_served: int) -> float:
    """What updates and the order of news add to the logit of satisfaction.

    updates_opinion if the customer was kept informed, + news_opinion after bad news first, - news_opinion after bad
    news last, told by an agent. Sources: Buell, Norton 2011; Legg, Sweeny 2014 (signs). Sizes are assumptions.

    Parameters
    ----------
    b
        The row of `plan.behaviour`, shape (1,).
    updated
        Whether the customer was kept informed while the back office worked.
    bad_news
        Whether there was bad news.
    n_served
        Contacts of the case served by an agent.
    """
    row, out = b[0], 0.0
    if updated:
        out = out + row["updates_opinion"]
    if bad_news and row["has_news"] and n_served > 0:
        if row["handling_news_order"] == _FIRST:
            out = out + row["news_opinion"]
        elif row["handling_news_order"] == _LAST:
            out = out - row["news_opinion"]
    return float(out)
