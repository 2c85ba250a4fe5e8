"""The formulas of the model: pure functions of scalars that both engines call."""

from sim.outcomes.acknowledgement import is_hollow
from sim.outcomes.agent import agent_human, agent_logit, agent_talk, inexperience
from sim.outcomes.announced import announced_patience, announced_wait, estimated_wait, vented
from sim.outcomes.attrition import leaving_share, quality_of_hire, speed_of_hire
from sim.outcomes.bot import bot_damage
from sim.outcomes.churn import churn_share, competitor_share, goodwill_after, with_goodwill
from sim.outcomes.demand import badge_share, joining
from sim.outcomes.desk import context_share
from sim.outcomes.durations import at_speed, first_draws, leg_draws, share_of, stretched, talk_ticks
from sim.outcomes.effort import customer_effort, disloyal_share, effort_extra
from sim.outcomes.fatigue import fatigue, occupancy_after
from sim.outcomes.handling import cap_loss, pace, talk_factor
from sim.outcomes.hours import leaves_at, next_opening, open_from
from sim.outcomes.humanity import human_quality, human_start
from sim.outcomes.learning import eroded, learned, unhurried
from sim.outcomes.logistic import sig
from sim.outcomes.news import action_share, other_logit
from sim.outcomes.office import check_gap
from sim.outcomes.repeat import repeat_share
from sim.outcomes.resolution import average_load, resolution_logit, resolution_share
from sim.outcomes.sale import sale_share
from sim.outcomes.satisfaction import intention, satisfaction, survey_answer
from sim.outcomes.shares import free_share
from sim.outcomes.speed import felt_wait, speed_score
from sim.outcomes.sums import plus
from sim.outcomes.tolerance import patience_scale, ratcheted, tolerance_ticks
from sim.outcomes.word_of_mouth import told

__all__ = [
    "action_share",
    "agent_human",
    "agent_logit",
    "agent_talk",
    "announced_patience",
    "announced_wait",
    "at_speed",
    "average_load",
    "badge_share",
    "bot_damage",
    "cap_loss",
    "check_gap",
    "churn_share",
    "competitor_share",
    "context_share",
    "customer_effort",
    "disloyal_share",
    "effort_extra",
    "eroded",
    "estimated_wait",
    "fatigue",
    "felt_wait",
    "first_draws",
    "free_share",
    "goodwill_after",
    "human_quality",
    "human_start",
    "inexperience",
    "intention",
    "is_hollow",
    "joining",
    "learned",
    "leaves_at",
    "leaving_share",
    "leg_draws",
    "next_opening",
    "occupancy_after",
    "open_from",
    "other_logit",
    "pace",
    "patience_scale",
    "plus",
    "quality_of_hire",
    "ratcheted",
    "repeat_share",
    "resolution_logit",
    "resolution_share",
    "sale_share",
    "satisfaction",
    "share_of",
    "sig",
    "speed_of_hire",
    "speed_score",
    "stretched",
    "survey_answer",
    "talk_factor",
    "talk_ticks",
    "told",
    "tolerance_ticks",
    "unhurried",
    "vented",
    "with_goodwill",
]
