"""Where customers lose time and satisfaction on the way: by stage, and by cause."""

from __future__ import annotations

from collections.abc import Iterator

from sim.log import Meta
from sim.metrics.fields import JOURNEY_FIELDS, LOSSES, STAGES
from sim.metrics.parts import PARTS
from sim.metrics.ratio import Ratio
from sim.metrics.scopes import Scopes
from sim.metrics.tally import Tally
from sim.units import TICK_SECONDS

__all__ = ["LOSS_MEASURES", "loss_ratios"]

LOSS_MEASURES = {
    **{f"time.{stage}": "s" for stage in STAGES},
    **{f"loss.{cause}": "share" for cause in LOSSES},
}


def loss_ratios(one: Tally, meta: Meta) -> Iterator[Ratio]:
    """Measures by the scopes of journeys, of closed cases, booked where the case opened; none without journeys.

    =============== ============================================================================================
    time.bot …      time of a case by stage, mean over closed cases: with the bot, until it is sorted (triage), in
                    queues, in the set-up, in talks, away within a contact, between contacts, while the back office
                    works. What happens at the same time counts each
    loss.wait …     satisfaction that a cause takes, to first order: what it takes from the logit times S (1 - S), mean
                    over closed cases. The causes are those of `sim.metrics.fields.LOSSES`; a quick first answer that
                    makes up for repeat contacts is not counted
    =============== ============================================================================================
    """
    if not meta.feels:
        return
    scopes = Scopes.of_journeys(meta)
    f = dict(zip(JOURNEY_FIELDS, scopes.summed(one.journeys, meta), strict=True))
    for stage in STAGES:
        yield Ratio(f"time.{stage}", "s", scopes.labels, f[f"time_{stage}"] * TICK_SECONDS, f["closed"])
    if "satisfaction" in meta.mechanisms:
        for cause in LOSSES:
            yield Ratio(f"loss.{cause}", "share", scopes.labels, f[f"loss_{cause}"] / PARTS, f["closed"])
