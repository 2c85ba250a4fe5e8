"""Mistakes in the kernel about the bot, about triage and about skills that are lacking."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["BOTS"]

_HALF = "a bot that solves half"
_SOME = "a bot that meets some, again and again"
_ODD = "a bot that passes all on, most of it out of context"
_NO_PLACE = "sessions hold lines, and there is no place behind them"
_BY_HAND = "sorted by hand"
_LACKS = "who lacks the skill passes on"
_FAILED = "        if odd or how == _CONTAINED:"
_MISROUTED = 'same and f.order[queue, 0] >= 0 and not f.choices[kind, queue]'
_CUT_OFF = (
    '["at_closing"] == _DISCONNECT:\n'
    "        turn_away(f, slot, _DISCONNECTED, now)\n"
    "        free_slot(f, slot)\n"
    "        return\n"
    "    new_leg"
)

BOTS = {
    "the bot meets everybody again": Sabotage(
        "bot.py", 'and rules["bot_again"] == 0:', "and False:", (_HALF, "urgent customers and the bot")
    ),
    "the bot meets nobody again": Sabotage("bot.py", 'and rules["bot_again"] == 0:', "and True:", (_SOME,)),
    "the bot meets everybody": Sabotage(
        "bot.py", 'f.moods[one["kind"]]["coverage"]', "1.0", (_SOME, "a bot of no time")
    ),
    "topics are alike to the bot": Sabotage(
        "bot.py", 'f.topics[f.cases[one["case"]]["topic"]]["solvable"]', 'f.topics[0]["solvable"]',
        ("a bot, then triage", "a bot before a random queue"),
    ),
    "the window after the bot is half-open": Sabotage(
        "history.py",
        '''    closed_at = one["closed_by_bot_at"]
    if closed_at >= 0 and now - closed_at <=''',
        '''    closed_at = one["closed_by_bot_at"]
    if closed_at >= 0 and now - closed_at <''',
        ("a contact at the end of the window after the bot",),
    ),
    "the bot holds no line": Sabotage(
        "bot.py", '    take_line(f, slot, f.types[queue]["channel"], now)\n', "", (_NO_PLACE, _HALF)
    ),
    "all who fail have failed once more": Sabotage("bot.py", _FAILED, "        if True:", (_HALF, _ODD)),
    "who is contained was not failed": Sabotage("bot.py", _FAILED, "        if odd:", (_HALF,)),
    "two failures in one session": Sabotage(
        "bot.py", 'plus(history["botfail"], 1.0)', 'plus(history["botfail"], 1.0 + odd)', (_ODD, _HALF)
    ),
    "what the bot answers tries nobody's patience": Sabotage(
        "patience.py", "odd = 1 if", "odd = 0 if", (_ODD, _SOME)
    ),
    "what was told to the bot is known": Sabotage(
        "feeling.py",
        'row["marks"] & _TRANSFERRED | journey["marks"] & _BOT_MET',
        'row["marks"] & _TRANSFERRED',
        ("a bot, and what was told to it is lost",),
    ),
    "who is contained comes again like who was served": Sabotage(
        "returns.py", "    if outcome != _CONTAINED:\n        share", "    if True:\n        share", (_HALF, _SOME)
    ),
    "who is contained tries again like who left": Sabotage(
        "returns.py", "outcome not in (_ANSWERED, _CONTAINED)", "outcome != _ANSWERED", (_HALF,)
    ),
    "what the bot has solved is not solved": Sabotage(
        "feeling.py",
        "    if outcome == _BOT_RESOLVED:\n",
        "    if outcome == _CONTAINED and False:\n",
        (_HALF,),
    ),
    "the bot's answer is no useful reply": Sabotage(
        "feeling.py", "_UNREACHED, _BOT_RESOLVED, _CONTAINED)", "_UNREACHED, _CONTAINED)", (_HALF,)
    ),
    "a session ends before more agents help out": Sabotage(
        "session.py", "line_up(f, slot, now)", "line_up(f, slot, now + 1)", (_HALF, "a bot of no time")
    ),
    "after the bot patience is drawn anew": Sabotage(
        "patience.py",
        '        if one["number"] > 0:\n',
        "        if False:\n",
        ("a retry that keeps its patience after a bot", _ODD),
    ),
    "after the bot nobody complains": Sabotage(
        "talk.py", 'if one["reason"] == _ARRIVAL:', 'if one["number"] == 0:', ("a bot before an announcement",)
    ),
    "who is passed on by the bot goes before others": Sabotage(
        "contact_selection.py",
        'one["reason"] != _ARRIVAL',
        'one["number"] > 0',
        ("who was passed on by the bot has no better score",),
    ),
    "failures of the bot displease nobody": Sabotage(
        "closing.py", 'bot_damage(rules, history["botfail"]', "bot_damage(rules, 0.0", (_HALF,)
    ),
    "nobody is angry with the bot": Sabotage(
        "closing.py", '["urgent"], n_served)', "* 0, 0)", ("urgent customers and the bot",)
    ),
    "failures of the bot are no effort": Sabotage(
        "closing.py", 'late, steps, history["botfail"]', "late, steps, 0.0", (_HALF,)
    ),
    "sorted into the own queue by mistake": Sabotage(
        "triage.py", _MISROUTED, "same and f.order[queue, 0] >= 0", (_BY_HAND, "sorted wrongly where nobody minds")
    ),
    "sorted into queues that nobody serves": Sabotage(
        "triage.py",
        _MISROUTED,
        "same and not f.choices[kind, queue]",
        ("only one queue, so that nobody goes astray",),
    ),
    "triage by hand takes no time": Sabotage(
        "triage.py", "schedule(f, now + delay", "schedule(f, now + 0 * delay", (_BY_HAND,)
    ),
    "who waits to be sorted holds no line": Sabotage(
        "triage.py",
        '    take_line(f, slot, f.types[one["kind"]]["channel"], now)\n',
        "",
        (_BY_HAND, "sorted over a closing that disconnects"),
    ),
    "who comes to a wrong queue is kept": Sabotage(
        "triage.py", 'if one["strays"] == 1 else', "if False else", ("sorted at once, half of them wrongly",)
    ),
    "lacking skills are as good": Sabotage(
        "triage.py", ' or skill["lacking"] == 1', "", (_LACKS, "all lack the skill")
    ),
    "who lacks the skill always passes on": Sabotage(
        "talk.py",
        'draw(f, slot, _LACKING_DRAW, one["number"]) < f.behaviour[0]["transfer_lacking"]',
        "True",
        (_LACKS, "sorted wrongly and never passed on"),
    ),
    "who lacks the skill solves as much": Sabotage(
        "feeling.py", 'row["marks"] & (_TRANSFERRED | _LACKING)', 'row["marks"] & _TRANSFERRED',
        ("sorted wrongly and never passed on", "all lack the skill"),
    ),
    "who went astray is called back for something else": Sabotage(
        "journey.py",
        'kind = one["kind"] if one["strays"] == 1 else one["queue"]',
        'kind = one["queue"]',
        ("sorted wrongly and called back",),
    ),
    "who comes after closing is not cut off": Sabotage(
        "journey.py",
        _CUT_OFF,
        _CUT_OFF.replace("_DISCONNECT:", "99:"),
        ("sorted over a closing that disconnects", "sessions over a closing that disconnects"),
    ),
}
"""By name."""
