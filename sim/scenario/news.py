"""News: what customers hear that they did not hope for, and what they have to do themselves."""

from __future__ import annotations

from sim.scenario.bounds import Share, Weight
from sim.scenario.marked import marked
from sim.scenario.section import Section

__all__ = ["News"]

_SIGN = "Legg, Sweeny 2014 (sign)"


class News(Section):
    """Bad news first pleases more and moves less than bad news last; see `handling.news_order`."""

    action_first: Share = marked(
        0.6, "A", "of who must act himself, and heard the bad news first, who does", _SIGN
    )
    action: Share = marked(0.75, "A", "of all others who must act who do")
    opinion: Weight = marked(
        0.15, "A", "logit of satisfaction gained by bad news first, lost by bad news last", _SIGN, le=20
    )
    bad_share: Share = marked(0.25, "A", "of cases with bad news")
