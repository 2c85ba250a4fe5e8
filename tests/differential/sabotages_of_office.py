"""Mistakes in the kernel about acknowledgements, the back office and who asks how far it is, and what is left to do."""

from __future__ import annotations

from tests.differential.sabotage import Sabotage

__all__ = ["OFFICE"]

_ASKED = "asked how far the back office is"
_OFTEN = "asked all the time"

OFFICE = {
    "asked after the back office is done": Sabotage(
        "office.py",
        'if at < f.slots[office]["ends_at"]:',
        "if at < f.slots[office]['ends_at'] + 600_000_000:",
        (_ASKED,),
    ),
    "asked once and not again": Sabotage("asking.py", "    asks_after(f, new, office, now)\n", "", (_OFTEN,)),
    "each asks again after as long": Sabotage(
        "asking.py", "asks_after(f, new, office, now)", "asks_after(f, office, office, now)", (_OFTEN,)
    ),
    "a service that helps does so at once": Sabotage(
        "returns.py",
        "served(f, slot, is_solved and not needs, now)",
        "served(f, slot, is_solved, now)",
        ("the back office is done after the horizon",),
    ),
    "the back office never helps": Sabotage(
        "asking.py", '["solves"] == 1', '["solves"] == 2', ("the back office solves all",)
    ),
    "the case goes on while the back office works": Sabotage(
        "office.py", '    history_of(f, slot)["n_live"] += 1\n', "", ("nobody asks",)
    ),
    "a status check is a service": Sabotage(
        "returns.py",
        'if f.scalars[FEELS] == 1 and f.slots[slot]["asks"] == 0:',
        "if f.scalars[FEELS] == 1:",
        (_ASKED,),
    ),
    "the wait of who asks displeases": Sabotage(
        "feeling.py", 'if one["asks"] == 1 or rules', "if rules", (_ASKED,)
    ),
    "who asks in vain has abandoned": Sabotage(
        "feeling.py",
        'if outcome in _LEFT and f.slots[slot]["asks"] == 0:',
        "if outcome in _LEFT:",
        ("who asks finds nobody",),
    ),
    "who asks in vain tries again": Sabotage(
        "returns.py",
        'in (_ANSWERED, _CONTAINED) and f.slots[slot]["asks"] == 0:',
        "in (_ANSWERED, _CONTAINED):",
        ("who asks in vain tries no more",),
    ),
    "who comes again only asks": Sabotage(
        "slots.py",
        'f.slots[slot]["asks"] = 0',
        'f.slots[slot]["asks"] = 1',
        ("the back office solves nothing",),
    ),
    "a callback of who asks is a service": Sabotage(
        "slots.py",
        '    other["asks"] = one["asks"]\n',
        '    other["asks"] = 0\n',
        ("who asks is called back", "who asks leaves a message"),
    ),
    "who asks takes as long": Sabotage(
        "talk.py", 'handling *= rules["back_office_check_talk"]', "handling *= 1.0", (_ASKED,)
    ),
    "updates please nobody": Sabotage(
        "office.py", 'if rules["has_updates"] == 1:', "if False:", ("asked less often with updates",)
    ),
    "all do what they have to": Sabotage(
        "returns.py", "_is_solved(f, slot) and acts(f, slot)", "_is_solved(f, slot)", ("nobody acts",)
    ),
    "no news is bad": Sabotage("office.py", "1 if traits & _BAD_NEWS else 0", "0", ("bad news first",)),
    "bad news pleases as well": Sabotage(
        "closing.py", '1 if case["traits"] & _BAD_NEWS else 0', "0", ("bad news last",)
    ),
    "an acknowledgement ends the wait": Sabotage(
        "feeling.py",
        "    felt = felt_wait(rules, on_line, off_line",
        "    if acknowledged:\n"
        '        on_line = min(on_line, acknowledged_at(f, slot) - one["felt_from"])\n'
        "    felt = felt_wait(rules, on_line, off_line",
        ("letters are acknowledged after a while",),
    ),
    "patience is gained twice": Sabotage(
        "patience.py",
        'factor = f.moods[type_of(f, slot)]["acknowledged_patience"]',
        'factor = f.moods[type_of(f, slot)]["acknowledged_patience"] * 1.5',
        ("letters are acknowledged at once",),
    ),
    "who leaves is acknowledged, too": Sabotage(
        "patience.py",
        "if acknowledged_at(f, slot) < ends < NEVER:",
        "if acknowledged_at(f, slot) <= ends < NEVER:",
        ("acknowledged at the end of patience",),
    ),
    "who is answered is acknowledged, too": Sabotage(
        "feeling.py",
        "acknowledged = acknowledged_at(f, slot) < now",
        "acknowledged = acknowledged_at(f, slot) <= now",
        ("acknowledged as the agent answers", "letters are acknowledged at once"),
    ),
    "nobody is more tolerant": Sabotage(
        "feeling.py", 'mood["acknowledged_tolerance"]', "1.0", ("letters are acknowledged at once",)
    ),
    "a time frame promises nothing": Sabotage(
        "feeling.py", 'if acknowledged and felt > mood["promised"]:', "if False:", ("a time frame",)
    ),
    "a wait as long as promised breaks the promise": Sabotage(
        "feeling.py",
        'felt > mood["promised"]',
        'felt >= mood["promised"]',
        ("a time frame as long as the wait",),
    ),
    "hollow words do damage once": Sabotage(
        "feeling.py",
        'plus(history["botfail"], rules[0]["acknowledgement_hollow_damage"])',
        'rules[0]["acknowledgement_hollow_damage"]',
        ("hollow words",),
    ),
    "who was passed on is acknowledged anew": Sabotage(
        "acknowledgement.py",
        'one["arrived_at"] + after',
        'one["enqueued_at"] + after',
        ("acknowledged, then passed on",),
    ),
}
"""By name."""
