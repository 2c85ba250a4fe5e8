"""Scenarios that are broken in one key, and what the sentence about it must say."""

from __future__ import annotations

import copy
from typing import Any

GOOD: dict[str, Any] = {
    "name": "small",
    "calendar": {"start": "2026-01-05", "days": 2, "interval": "30m", "opening": {"weekdays": "08:00-18:00"}},
    "segments": {"vip": {"head_start": "90s"}},
    "contact_types": {"order": {"talk": "exponential mean:3m", "patience": "exponential mean:5m"}},
    "arrivals": {"streams": {"calls": {"rates_per_hour": 60, "mix": {"order": 1}}}},
    "agents": {"tellers": {"count": 5, "skills": {"order": {}}}},
    "targets": {"in_20s": {"within": "20s", "share": 0.8}},
}
ORDER, CALLS, TELLERS = "contact_types.order", "arrivals.streams.calls", "agents.tellers"


def changed(key: str, value: Any) -> dict[str, Any]:
    """The good scenario with one dotted key set as it stands, nothing merged."""
    data = copy.deepcopy(GOOD)
    *path, last = key.split(".")
    here = data
    for part in path:
        here = here.setdefault(part, {})
    here[last] = value
    return data


# Key that is broken, its value, and what the sentence must say beside the key.
SCENARIOS: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "unknown key": ("agnts", {}, ("unknown key", "did you mean agents?")),
    "unknown key inside": (f"{TELLERS}.shrinkag", 0.1, ("unknown key", "did you mean shrinkage?")),
    "unknown key in calendar": ("calendar.opnening", "x", ("unknown key", "did you mean opening?")),
    "negative mean": (f"{ORDER}.talk", "exponential mean:-3m", ("mean", "-3m", "above 0")),
    "zero mean": (f"{ORDER}.talk", "exponential mean:0s", ("mean", "0s", "above 0")),
    "mean of centuries": (f"{ORDER}.talk", "exponential mean:100000d", ("mean", "100000d", "365d")),
    "infinite sigma": (f"{ORDER}.talk", "lognormal mean:3m sigma:inf", ("sigma", "inf", "finite")),
    "sigma not a number": (f"{ORDER}.talk", "lognormal mean:3m sigma:nan", ("sigma", "nan")),
    "misspelt family": (
        f"{ORDER}.talk",
        "lognromal mean:3m sigma:1",
        ("lognromal", "did you mean lognormal?"),
    ),
    "parameters of another family": (
        f"{ORDER}.talk",
        "exponential mean:3m sd:1m",
        ("exponential takes mean", "sd"),
    ),
    "parameter without colon": (f"{ORDER}.talk", "exponential 3m", ("exponential 3m", "name:value")),
    "unknown parameter": (f"{ORDER}.talk", "exponential meen:3m", ("meen", "did you mean mean?")),
    "parameter without unit": (f"{ORDER}.talk", "exponential mean:180", ("180", "unit")),
    "duration without unit": (f"{ORDER}.talk", 180, ("180", "unit")),
    "endless talk": (f"{ORDER}.talk", "never", ("talk", "never")),
    "low above high": (f"{ORDER}.talk", "uniform low:5m high:2m", ("low", "5m", "2m")),
    "shares that miss 1": (
        f"{ORDER}.talk",
        "hyperexponential shares:0.5,0.4 means:1m,2m",
        ("shares", "0.9"),
    ),
    "shares and means of unequal length": (
        f"{ORDER}.talk",
        "hyperexponential shares:0.5,0.5 means:1m",
        ("shares (2)", "means (1)"),
    ),
    "quantiles that fall": (
        f"{ORDER}.talk",
        "empirical shares:0,0.5,1 values:2m,1m,3m",
        ("values", "fall"),
    ),
    "point mass above 1": (f"{ORDER}.talk", "exponential mean:3m zero:1.5", ("zero", "1.5")),
    "missing talk": ("contact_types.order", {}, ("contact_types.order.talk", "missing")),
    "unknown channel": (f"{ORDER}.channel", "fone", ("fone", "voice")),
    "switched off channel": (f"{ORDER}.channel", False, ("False", "voice")),
    "skill nobody has": (f"{ORDER}.skill", "klingon", ("klingon", "nobody")),
    "skill nobody needs": (f"{TELLERS}.skills", {"order": {}, "ordr": {}}, ("ordr", "did you mean order?")),
    "no skill at all": (f"{TELLERS}.skills", {}, (f"{TELLERS}.skills", "at least one")),
    "skills as list": (f"{TELLERS}.skills", ["order"], ("order", "mapping")),
    "negative count": (f"{TELLERS}.count", -3, ("-3", "at least 0")),
    "count as word": (f"{TELLERS}.count", "many", ("many", "numbers")),
    "count switched off": (f"{TELLERS}.count", False, ("False", "number")),
    "huge count": (f"{TELLERS}.count", 10**9, ("1e+09", "100000")),
    "count for a closed hour": (f"{TELLERS}.count", {"07:00-18:00": 5}, ("5", "07:00", "closed")),
    "count for a closed day": (f"{TELLERS}.count", {"sunday": {"08:00-18:00": 5}}, ("sunday", "closed")),
    "list that does not divide the day": (
        f"{TELLERS}.count",
        {"monday": [1, 2, 3, 4, 5]},
        ("5 numbers", "48"),
    ),
    "empty list": (f"{TELLERS}.count", [], ("empty",)),
    "infinite count": (f"{TELLERS}.count", float("inf"), ("inf", "number")),
    "unknown weekday": (f"{TELLERS}.count", {"mondey": 5}, ("mondey", "did you mean monday?")),
    "span off the grid": (f"{TELLERS}.count", {"08:10-18:00": 5}, ("08:10-18:00", "grid")),
    "span that ends first": (f"{TELLERS}.count", {"18:00-08:00": 5}, ("18:00-08:00", "end after")),
    "shrinkage of all": (f"{TELLERS}.shrinkage", 1, ("1", "below 1")),
    "absence above 1": (f"{TELLERS}.absence", 1.2, ("1.2", "at most 1")),
    "speed zero": (f"{TELLERS}.skills", {"order": {"speed": 0}}, ("speed", "0", "0.01")),
    "rate not a number": (f"{CALLS}.rates_per_hour", float("nan"), ("nan", "number")),
    "huge rate": (f"{CALLS}.rates_per_hour", 1e12, ("1e+12", "1e+07")),
    "more than fits": (f"{CALLS}.rates_per_hour", 9e6, ("1e+08",)),
    "rates and totals": (f"{CALLS}.per_day", 100, ("rates_per_hour", "per_day")),
    "mix of unknown type": (f"{CALLS}.mix", {"ordre": 1}, ("ordre", "did you mean order?")),
    "mix of nothing": (f"{CALLS}.mix", {}, ("mix", "at least one")),
    "negative mix": (f"{CALLS}.mix", {"order": -1}, ("-1", "at least 0")),
    "mix as list": (f"{CALLS}.mix", ["order"], ("order", "mapping")),
    "unknown segment": (f"{CALLS}.segments", {"gold": 1}, ("gold", "segment")),
    "day factor too wild": ("arrivals.day_factor", {"cv": 50}, ("cv", "50", "at most 5")),
    "scale below 0": ("arrivals.scale", -1, ("-1", "at least 0")),
    "no streams": ("arrivals.streams", {}, ("streams", "at least one")),
    "no agents": ("agents", {}, ("agents", "at least one")),
    "target of unknown type": ("targets.in_20s.of", "ordr", ("ordr", "did you mean order?")),
    "target above 1": ("targets.in_20s.share", 80, ("80", "at most 1")),
    "target without unit": ("targets.in_20s.within", 20, ("20", "unit")),
    "unknown formula": ("targets.in_20s.formula", "offerd", ("offerd", "did you mean offered?")),
    "invalid date": ("calendar.start", "2026-02-30", ("2026-02-30", "date")),
    "date in another order": ("calendar.start", "05.01.2026", ("05.01.2026", "YYYY-MM-DD")),
    "date as number": ("calendar.start", 20261305, ("20261305", "YYYY-MM-DD")),
    "no days": ("calendar.days", 0, ("0", "at least 1")),
    "a century too much": ("calendar.days", 10**7, ("10000000", "at most 36525")),
    "interval that does not divide the day": ("calendar.interval", "7m", ("7m", "divide the day")),
    "interval without unit": ("calendar.interval", 30, ("30", "unit")),
    "opening read as a number": ("calendar.opening", {"monday": 420}, ("420", "in quotes")),
    "opening off": ("calendar.opening", {"monday": False}, ("False", "closed")),
    "opening off the grid": ("calendar.opening", {"monday": "08:10-18:00"}, ("08:10-18:00", "grid")),
    "opening that ends first": ("calendar.opening", {"monday": "18:00-08:00"}, ("18:00-08:00", "end after")),
    "opening after midnight": ("calendar.opening", {"monday": "20:00-26:00"}, ("26:00", "24:00")),
    "openings that overlap": ("calendar.opening", {"monday": "08:00-12:00,11:00-18:00"}, ("11:00", "follow")),
    "opening on an unknown day": ("calendar.opening", {"mon": "08:00-18:00"}, ("mon", "weekday")),
    "never open": ("calendar.opening", {"monday": "closed"}, ("never open",)),
    "unknown closing": ("calendar.at_closing", "serveout", ("serveout", "did you mean serve_out?")),
    "warm-up longer than the run": ("measures.warm_up", "3d", ("warm_up", "nothing")),
    "warm-up off the grid": ("measures.warm_up", "10m", ("10m", "30m")),
    "unknown policy": ("routing.agent_selection", "longest", ("longest", "did you mean longest_idle?")),
    "lines below 0": ("channels.voice", {"lines": -1}, ("lines", "-1", "at least 0")),
    "channel of no kind": ("channels", {"vioce": {}}, ("vioce", "did you mean voice?")),
    "fraction of a line": ("channels.voice", {"lines": 1.5}, ("lines", "1.5")),
    "name with a slash": ("name", "../bank", ("../bank",)),
    "list where a mapping is expected": ("contact_types", ["order"], ("contact_types", "mapping")),
    "text where a mapping is expected": ("agents", "five", ("agents", "five", "mapping")),
    "evidence without mark": ("evidence", {"a.b": {"source": "x"}}, ("evidence", "mark", "missing")),
    "unknown mark": ("evidence", {"a.b": {"mark": "Z"}}, ("mark", "Z")),
    "section switched off by a boolean": ("tolerance", False, ("tolerance", "False", "write none")),
    "section as word": ("resolution", "yes please", ("resolution", "yes please", "mapping")),
    "misspelt key of a section": ("tolerance.vioce", "1m", ("unknown key", "did you mean voice?")),
    "endless tolerance": ("tolerance.voice", "never", ("tolerance.voice", "never ends")),
    "tolerance without unit": ("tolerance.voice", 60, ("60", "unit")),
    "correlation of one": ("tolerance.correlation", 1, ("1", "at most 0.99")),
    "unknown music": ("tolerance.hold", "musik", ("musik", "did you mean music?")),
    "logit of certainty": ("resolution.base", 30, ("30", "at most 20")),
    "logit not a number": ("resolution.base", float("nan"), ("nan", "finite")),
    "logit of an unknown channel": ("resolution.by_channel", {"vioce": 1}, ("vioce", "did you mean voice?")),
    "repeats of what is always solved": ("repeat", {}, ("repeat", "needs resolution")),
    "satisfaction without tolerance": ("satisfaction", {}, ("satisfaction", "needs tolerance")),
    "speed of nobody": ("handling.speed", 0, ("0", "at least 0.1")),
    "cap below a second": ("handling.cap", "500ms", ("500ms", "at least 1s")),
    "neither true nor false": ("handling.takeover", "perhaps", ("perhaps", "true or false")),
    "unknown assurance": ("quality.qa", "clasical", ("clasical", "did you mean classical?")),
    "topic of no type": ("topics", {"ordr": {}}, ("ordr", "did you mean order?")),
    "topic without keys": ("topics", {"order": None}, ("topics.order", "mapping")),
    "half a Beta distribution": ("topics", {"order": {"complexity": "beta 2"}}, ("beta 2", "beta A B")),
    "complexity of one": ("topics", {"order": {"complexity": 1}}, ("1", "between 0 and 1")),
    "urgency in between": ("topics", {"order": {"urgency": 0.7}}, ("0.7", "0, 0.5 or 1")),
    "interpolation": ("title", "${oc.env:HOME}", ("title", "${oc.env:HOME}", "interpolation")),
    "code to instantiate": ("_target_", "os.system", ("_target_", "unknown key")),
    "defaults list": ("defaults", ["/hydra/launcher"], ("defaults", "unknown key")),
    "configuration of Hydra": ("hydra", {"searchpath": ["x"]}, ("hydra", "unknown key")),
}

EARLY: dict[str, Any] = {"start": "08:00", "length": "8h", "agents": 3}
LUNCH: dict[str, Any] = {"length": "30m", "window": "03:00-05:00"}


def shift(**keys: Any) -> dict[str, Any]:
    """A group with one pattern."""
    return {"skills": {"order": {}}, "shifts": {"early": EARLY | keys}}


def members(ann: Any, **keys: Any) -> dict[str, Any]:
    """A group of one individual."""
    return {"skills": {"order": {}}, "members": {"ann": ann}, **keys}


def incident(**keys: Any) -> dict[str, Any]:
    """A storm at eight."""
    return {"storm": {"at": "08:00"} | keys}


# The same for what happens to a contact and for who is there when.
SCENARIOS |= {
    "transfer to nowhere": (f"{ORDER}.transfer", {"share": 0.1}, ("transfer.to", "weight above 0", "0.1")),
    "transfer to an unknown type": (
        f"{ORDER}.transfer",
        {"share": 0.1, "to": {"ordre": 1}},
        ("transfer.to.ordre", "did you mean order?"),
    ),
    "transfers of an unknown group": (
        f"{ORDER}.transfer",
        {"by_group": {"telers": 0.1}, "to": {"order": 1}},
        ("by_group.telers", "did you mean tellers?"),
    ),
    "transfer of no kind": (f"{ORDER}.transfer", {"kind": "luke"}, ("luke", "cold, warm, conference")),
    "endless handover": (f"{ORDER}.transfer", {"handover": "never"}, ("handover", "never ends")),
    "switching to an unknown type": (f"{ORDER}.switch_to", {"ordr": 0.5}, ("ordr", "did you mean order?")),
    "switching too much": (f"{ORDER}.switch_to", {"order": 1.5}, ("1.5", "at most 1")),
    "one of unknown queues": (f"{ORDER}.one_of", "order, ordr", ('"ordr"', "did you mean order?")),
    "one of a number": (f"{ORDER}.one_of", 5, ("one_of", "5", "list")),
    "unknown choice": (f"{ORDER}.choice", "shortst", ("shortst", "did you mean shortest?")),
    "message that becomes nothing known": (
        f"{ORDER}.message",
        {"after": "1m", "becomes": "ordr"},
        ("message.becomes", "did you mean order?"),
    ),
    "message without instant": (f"{ORDER}.message", {"share": 0.5}, ("message.after", "missing")),
    "hiding without unit": (f"{ORDER}.hide_after", 5, ("hide_after", "5", "unit")),
    "endless pause": (f"{ORDER}.thread", {"pause": "never"}, ("thread.pause", "never ends")),
    "thread of no talk": (f"{ORDER}.thread", {"most": 0}, ("thread.most", "0", "at least 1")),
    "share that is a word": (f"{ORDER}.retry", {"abandoned": "0.9 x"}, ("retry.abandoned", "x", "number")),
    "retry above 1": (f"{ORDER}.retry", {"abandoned": 1.5}, ("retry.abandoned", "1.5", "at most 1")),
    "nine retries": (f"{ORDER}.retry", {"abandoned": [0.1] * 9}, ("retry.abandoned", "at most 8", "9")),
    "endless delay": (f"{ORDER}.retry", {"delay": "never"}, ("retry.delay", "never ends")),
    "misspelt outcome": (f"{ORDER}.retry", {"abandonned": 0.5}, ("abandonned", "did you mean abandoned?")),
    "callback never": (f"{ORDER}.callback", {"booked": "never"}, ("callback.booked", "never ends")),
    "callback above 1": (f"{ORDER}.callback", {"accept": 2}, ("callback.accept", "2", "at most 1")),
    "no tries": (f"{ORDER}.callback", {"tries": 0}, ("callback.tries", "0", "at least 1")),
    "callback as number": (f"{ORDER}.callback", 5, ("callback", "5", "mapping")),
    "noise below 0": (f"{ORDER}.announcement", {"noise": -1}, ("announcement.noise", "-1", "at least 0")),
    "no calm": (f"{ORDER}.announcement", {"calm": 0}, ("announcement.calm", "0", "above 0")),
    "unknown estimate": (f"{ORDER}.wait_estimate", "quue", ("quue", "did you mean queue?")),
    "unknown policy of a type": (f"{ORDER}.agent_selection", "idle", ("idle", "longest_idle")),
    "unknown last agent": (f"{ORDER}.last_agent", "prefered", ("prefered", "did you mean prefer?")),
    "due before": (f"{ORDER}.due_in", "-5m", ("due_in", "-5m", "0s")),
    "score below 0": (f"{ORDER}.score", {"per_second": -1}, ("score.per_second", "-1", "at least 0")),
    "factors off the grid": (f"{ORDER}.by_arrival", {"talk": [1] * 5}, ("by_arrival.talk", "5 numbers")),
    "endless set-up": (f"{ORDER}.set_up", "never", ("set_up", "never ends")),
    "revenue below 0": (f"{ORDER}.money", {"revenue": -3}, ("money.revenue", "-3", "at least 0")),
    "slowdown below 0": ("channels.voice", {"slowdown": -1}, ("slowdown", "-1", "at least 0")),
    "unknown clock": ("channels.voice", {"clock": "wal"}, ("wal", "did you mean wall?")),
    "at once of an unknown channel": (f"{TELLERS}.at_once", {"chatt": 2}, ("chatt", "did you mean chat?")),
    "too much at once": (f"{TELLERS}.at_once", {"voice": 101}, ("at_once.voice", "101", "at most 100")),
    "nothing at once": (f"{TELLERS}.at_once_total", 0, ("at_once_total", "0", "at least 1")),
    "together with an unknown channel": (
        f"{TELLERS}.together",
        {"a": "chat voise"},
        ("together.a", "did you mean voice?"),
    ),
    "endless talk of a group": (f"{TELLERS}.skills", {"order": {"talk": "never"}}, ("talk", "never ends")),
    "reserve below 0": (f"{TELLERS}.skills", {"order": {"keep_free": -1}}, ("keep_free", "-1", "least 0")),
    "unknown end of shift": (f"{TELLERS}.at_shift_end", "back", ("back", "finish, hand_back")),
    "nobody there": (TELLERS, {"skills": {"order": {}}}, ("tellers.count", "missing", "shifts")),
    "count and shifts": (TELLERS, shift() | {"count": 3}, ("count and shifts", "one of them")),
    "shift of more than a day": (TELLERS, shift(length="25h"), ("early.length", "1d1h", "24h")),
    "shift of no time": (TELLERS, shift(length="0s"), ("early.length", "0s", "above 0s")),
    "start read as a number": (TELLERS, shift(start=480), ("early.start", "480", "quotes")),
    "start that is no time": (TELLERS, shift(start="8:60"), ("early.start", "8:60", "24:00")),
    "agents by interval": (TELLERS, shift(agents={"08:00-10:00": 3}), ("early.agents", "a weekday")),
    "agents below 0": (TELLERS, shift(agents=-1), ("early.agents", "-1", "at least 0")),
    "too many agents": (TELLERS, shift(agents=1e6), ("early.agents", "1e+06", "100000")),
    "break after the shift": (
        TELLERS,
        shift(breaks={"lunch": LUNCH | {"window": "07:00-09:00"}}),
        ("early.breaks.lunch.window", "07:00-09:00", "8h"),
    ),
    "break longer than its window": (
        TELLERS,
        shift(breaks={"lunch": LUNCH | {"length": "3h"}}),
        ("early.breaks.lunch.length", "3h", "03:00-05:00"),
    ),
    "break without window": (TELLERS, shift(breaks={"lunch": {"length": "1h"}}), ("lunch.window", "missing")),
    "hours on an unknown day": (
        TELLERS,
        members({"hours": {"mondy": "08:00-12:00"}}),
        ("members.ann.hours", "did you mean monday?"),
    ),
    "hours without end": (TELLERS, members({"hours": {"monday": "08:00"}}), ("members.ann.hours", "08:00")),
    "hours that overlap": (
        TELLERS,
        members({"hours": {"monday": "08:00-12:00, 11:00-13:00"}}),
        ("members.ann.hours", "follow"),
    ),
    "empty hours": (TELLERS, members({"hours": {"monday": "08:00-08:00"}}), ("08:00-08:00", "empty")),
    "hours as number": (TELLERS, members({"hours": {"monday": 8}}), ("members.ann.hours", "8", "quotes")),
    "some without hours": (
        TELLERS,
        {"skills": {"order": {}}, "members": {"ann": {"hours": "08:00-12:00"}, "bob": {}}},
        ("tellers.members.bob.hours", "missing"),
    ),
    "more of individuals": (TELLERS, members({"hours": "08:00-12:00"}, extra=1), ("extra", "add members")),
    "tenure below 0": (TELLERS, members({"tenure_months": -1}, count=3), ("tenure_months", "-1")),
    "adherence without shifts": (f"{TELLERS}.adherence", 0.9, ("adherence", "needs shifts", "shrinkage")),
    "lateness without shifts": (f"{TELLERS}.lateness", "5m", ("lateness", "needs shifts")),
    "schedule that is not there": (f"{TELLERS}.schedule_file", "no.csv", ("no.csv", "no such file")),
    "schedule as number": (f"{TELLERS}.schedule_file", 5, ("schedule_file", "5", "quotes")),
    "incident without instant": ("incidents", {"storm": {}}, ("storm.at", "missing")),
    "incident off the grid": ("incidents", incident(at="08:10"), ("storm.at", "08:10", "30m")),
    "incident after the run": ("incidents", incident(day=2), ("storm.day", "2", "0 to 1")),
    "incident of an unknown type": (
        "incidents",
        incident(types="ordr"),
        ("storm.types", "did you mean order?"),
    ),
    "outage of an unknown channel": (
        "incidents",
        incident(outage_of="voise"),
        ("storm.outage_of", "did you mean voice?"),
    ),
    "peak below 1": ("incidents", incident(peak=0.5), ("storm.peak", "0.5", "at least 1")),
    "peak that falls at once": ("incidents", incident(decay="0s"), ("storm.decay", "above 0s")),
}
