"""Mistakes in the kernel about what waits feel like, who was helped, who comes again, and what customers think."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["QUALITY"]

QUALITY = {
    "time until a repeat is nobody's": Sabotage(
        "feeling.py",
        'journey_of(f, slot)["between"] += lasted(f, slot, now)',
        "lasted(f, slot, now)",
        ("one repeat and no more",),
    ),
    "what was talked before a hand-back is time away": Sabotage(
        "calendar.py",
        'journey_of(f, slot)["talk"] += lasted(f, slot, now)',
        'journey_of(f, slot)["away"] += lasted(f, slot, now)',
        ("handed back, what was said goes on",),
    ),
    "the share of repeats fades too early": Sabotage(
        "returns.py",
        'repeat_share(f.behaviour, journey["n_served"])',
        'repeat_share(f.behaviour, journey["n_served"] + 1)',
        ("one repeat and no more",),
    ),
    "one of those who return in a later interval does": Sabotage(
        "away.py",
        'other["after"] = f.later[interval]',
        'other["after"] = -1',
        ("one repeat and no more", "who is to come later does not come"),
    ),
    "who returns in a later interval is forgotten": Sabotage(
        "center.py",
        "        begin_interval(f)\n",
        "",
        ("one repeat and no more", "who is to come later does not come"),
    ),
    "repeats come however late": Sabotage(
        "returns.py",
        'if delay > rules["repeat_within"]:',
        "if False:",
        ("who is to come later does not come", "nobody may come again"),
    ),
    "all come as the center opens": Sabotage(
        "returns.py",
        'int(u_spread * rules["repeat_spread"])',
        "0",
        ("a repeat within two hours of the opening",),
    ),
    "who writes waits for the opening": Sabotage(
        "returns.py",
        ' and f.trunks[f.types[kind]["channel"]]["at_closing"] != _KEEP',
        "",
        ("letters in the night",),
    ),
    "a repeat comes through the channel that it came through": Sabotage(
        "returns.py",
        'if u_switch < rules["repeat_switch"]:',
        "if False:",
        ("a repeat as another type",),
    ),
    "who does not come again has not given up": Sabotage(
        "returns.py",
        "_repeats(f, slot, outcome, now):\n        close_case(f, slot, _GIVEN_UP, now)",
        "_repeats(f, slot, outcome, now):\n        close_case(f, slot, _UNRESOLVED, now)",
        ("nobody may come again",),
    ),
    "each leg draws anew whether it helps": Sabotage(
        "returns.py",
        'one["u_solved"] if one["u_solved"] >= 0.0 else draw(f, slot, _SOLVED_DRAW, 0)',
        'draw(f, slot, _SOLVED_DRAW, one["number"])',
        ("talks are cut before they are passed on",),
    ),
    "only the last service counts": Sabotage(
        "history.py",
        'plus(one["human_sum"], f.slots[slot]["human"])',
        'f.slots[slot]["human"]',
        ("fewer and fewer come again",),
    ),
    "reported as solved at each answer": Sabotage(
        "history.py",
        'if one["closed_by_agent_at"] < 0:',
        "if True:",
        ("a contact at the end of the reported window",),
    ),
    "the reported window is half-open": Sabotage(
        "history.py",
        '<= f.behaviour[0]["reported_window"]:\n        row["marks"] &= ~_REPORTED',
        '< f.behaviour[0]["reported_window"]:\n        row["marks"] &= ~_REPORTED',
        ("a contact at the end of the reported window",),
    ),
    "a wait as long as tolerated is late": Sabotage(
        "feeling.py",
        "if felt > tolerance:",
        "if felt >= tolerance:",
        ("as long as announced, and as tolerated",),
    ),
    "a wait as long as announced breaks a promise": Sabotage(
        "feeling.py",
        'felt > one["announced"]',
        'felt >= one["announced"]',
        ("as long as announced, and as tolerated",),
    ),
    "who has hung up waits no more": Sabotage(
        "feeling.py",
        "off_line = max(0, now - offline_from)",
        "off_line = 0",
        ("called back in vain", "a message, and work of it"),
    ),
    "all sleep at night": Sabotage(
        "feeling.py", '>= rules["tolerance_night_share"]', ">= 0.0", ("letters in the night",)
    ),
    "who balks has not left": Sabotage(
        "feeling.py",
        "if outcome in _LEFT and f",
        "if outcome in _LEFT and outcome != _BALKED and f",
        ("longer than announced",),
    ),
    "letters are no other channel": Sabotage(
        "history.py",
        ' and one["channel"] != channel',
        " and False",
        ("a message, and work of it",),
    ),
    "who was passed on is helped as well": Sabotage(
        "feeling.py",
        'row["marks"] & (_TRANSFERRED | _LACKING)',
        'row["marks"] & _LACKING',
        ("talks are cut before they are passed on", "passed on in a conference"),
    ),
    "the last stretch of a talk had all attention": Sabotage(
        "feeling.py",
        '* f.agents[one["agent"]]["load"]',
        "* 1",
        ("two chats", "two chats, and no attention lost"),
    ),
    "attention is that of the last stretch": Sabotage(
        "work.py", 'one["load_sum"] += (now - one["settled_at"]) * load', "pass", ("two chats",)
    ),
    "attention was counted before the talk": Sabotage(
        "waiting.py", '    one["load_sum"] = 0\n', "", ("handed back, what was said goes on",)
    ),
    "a cut costs nothing": Sabotage(
        "talk.py",
        "talks(f, slot, speed, work, missing, unlearnt, tired)",
        'talks(f, slot, speed, min(work, f.behaviour[0]["handling_cap"]), missing, unlearnt, tired)',
        ("talks are cut", "handed back, and cut anew"),
    ),
    "levers change no talk": Sabotage(
        "talk.py",
        "handling = talk_factor(f.behaviour, complexity, speed, knowledge)",
        "handling = 1.0",
        ("nobody feels, all are hasty", "two chats, all levers"),
    ),
    "who abandoned before is as patient": Sabotage(
        "patience.py", 'journey_of(f, slot)["n_abandons"]', "0", ("repeats and retries in turn",)
    ),
    "each answer was the first": Sabotage(
        "closing.py", '        history["speed_first"],\n', "        speed,\n", ("fewer and fewer come again",)
    ),
    "broken promises are forgiven": Sabotage(
        "closing.py", "1 if marks & _BROKEN else 0,", "0,", ("longer than announced",)
    ),
    "speed weighs as in the last channel": Sabotage(
        "closing.py",
        'f.moods[case["type"]]["speed_weight"]',
        'f.moods[f.slots[slot]["kind"]]["speed_weight"]',
        ("a repeat as another type",),
    ),
    "the survey is answered without noise": Sabotage(
        "closing.py", "luck(f, number, _SURVEY_NOISE)", "0.5", ("two chats", "nobody fails")
    ),
}
"""By name."""
