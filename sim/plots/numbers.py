"""How numbers are written: digits cut by the half-width, waits on the clock, thin-space thousands.

Everything here turns numbers into text for people; tables for machines keep full precision.
"""

from __future__ import annotations

import math
from typing import Final

THIN: Final = "\u202f"
"""The narrow no-break space between thousands."""

MINUS: Final = "\u2212"
NONE: Final = "\u2013"
"""What is written where there is no number (no contact came, so there is no ratio)."""

PM: Final = " ± "

_NOTHING: Final = 1e-12
"""Half-widths below this are rounding errors of a number that does not vary."""


def decimals(half_width: float, most: int, otherwise: int) -> int:
    """How many decimals a half-width leaves standing.

    One significant digit of the half-width is kept, two if it starts with a one (0.62 gives 1, 0.14 gives 2).

    Parameters
    ----------
    half_width
        Half-width in the unit that is printed; NaN or 0 where none is known.
    most
        Never more decimals than this.
    otherwise
        Decimals where no half-width is known.

    Returns
    -------
    int
        Between 0 and `most`.
    """
    if not math.isfinite(half_width) or half_width < _NOTHING:
        return min(otherwise, most)
    exponent = math.floor(math.log10(half_width))
    first = round(half_width / 10.0**exponent, 9)
    keep = 1 if 1.0 <= first < 1.95 else 0
    return max(0, min(most, keep - exponent))


def grouped(value: float, digits: int = 0) -> str:
    """A number with thin-space thousands and a true minus sign.

    Parameters
    ----------
    value
        Any finite number; NaN and infinities give a dash.
    digits
        Decimals.
    """
    if not math.isfinite(value):
        return NONE
    text = f"{abs(value):,.{digits}f}".replace(",", THIN)
    negative = value < 0 and float(f"{value:.{digits}f}") != 0
    return MINUS + text if negative else text


def _known(half_width: float | None) -> float:
    if half_width is None or not math.isfinite(half_width):
        return math.nan
    return abs(half_width) if abs(half_width) >= _NOTHING else 0.0


def _cut(half: float, digits: int) -> str:
    """A half-width with so many decimals; never rounded down to nothing."""
    return grouped(max(half, 10.0**-digits) if round(half, digits) == 0 else half, digits)


def share(estimate: float, half_width: float | None = None) -> str:
    """A share in per cent: ``81.4 % ± 0.6``.

    Parameters
    ----------
    estimate
        Between 0 and 1 (differences may be negative).
    half_width
        Of the same unit; NaN, None or 0 prints no ±.
    """
    if not math.isfinite(estimate):
        return NONE
    half = _known(half_width) * 100
    digits = decimals(half, most=2, otherwise=0 if estimate in (0.0, 1.0) else 1)
    text = f"{grouped(estimate * 100, digits)} %"
    return text + PM + _cut(half, digits) if half > 0 else text


def points(difference: float, half_width: float | None = None) -> str:
    """A difference of two shares in percentage points: ``1.4 points``."""
    if not math.isfinite(difference):
        return NONE
    digits = decimals(_known(half_width) * 100, most=2, otherwise=1)
    text = grouped(difference * 100, digits)
    return f"{text} {'point' if text in ('1', MINUS + '1') else 'points'}"


def duration(seconds: float, digits: int = 0) -> str:
    """A duration as people say it: ``12 s``, ``4:35``, ``2 h 10``, ``3 d 4 h``.

    Parameters
    ----------
    seconds
        Any finite number; below a minute `digits` decimals are kept, above they are dropped.
    digits
        Decimals below one minute.
    """
    if not math.isfinite(seconds):
        return NONE
    sign = MINUS if seconds < 0 and round(seconds, digits) != 0 else ""
    size = abs(seconds)
    if round(size, digits) < 60:
        return f"{sign}{size:.{digits}f} s"
    whole = round(size)
    if whole < 3600:
        return f"{sign}{whole // 60}:{whole % 60:02d}"
    minutes = round(size / 60)
    if minutes < 48 * 60:
        return f"{sign}{minutes // 60} h {minutes % 60:02d}"
    hours = round(size / 3600)
    return f"{sign}{grouped(hours // 24)} d {hours % 24} h"


def threshold(seconds: float) -> str:
    """An acceptable wait as people name it: ``20 s``, ``10 min``, ``8 h``; else as `duration`."""
    for unit, word in ((3600, "h"), (60, "min")):
        if seconds >= unit and seconds % unit == 0:
            return f"{grouped(seconds / unit)} {word}"
    return duration(seconds)


def wait(estimate: float, half_width: float | None = None) -> str:
    """A wait or another duration with its half-width: ``12.3 s ± 0.4``, ``4:35 ± 12 s``, ``2 h 10 ± 8 min``.

    Parameters
    ----------
    estimate
        Seconds.
    half_width
        Seconds; NaN, None or 0 prints no ±.
    """
    if not math.isfinite(estimate):
        return NONE
    half = _known(half_width)
    digits = decimals(half, most=1, otherwise=0 if abs(estimate) >= 10 or estimate == 0 else 1)
    text = duration(estimate, digits)
    if not half > 0:
        return text
    if text.endswith(" s"):
        return text + PM + (_cut(half, digits) if half < 60 else duration(half))
    if " h" in text:
        minutes = round(half / 60)
        return text + PM + (f"{max(minutes, 1)} min" if minutes < 60 else duration(half))
    return text + PM + (duration(half) if round(half) >= 1 else "1 s")


def count(estimate: float, half_width: float | None = None) -> str:
    """Contacts, agents, lines: ``27 890 ± 118``, ``14.2 ± 0.3``; whole numbers stay whole."""
    if not math.isfinite(estimate):
        return NONE
    half = _known(half_width)
    plain = 0 if estimate == round(estimate) or abs(estimate) >= 100 else (2 if abs(estimate) < 1 else 1)
    digits = decimals(half, most=2, otherwise=plain)
    text = grouped(estimate, digits)
    return text + PM + _cut(half, digits) if half > 0 else text


def money(estimate: float, half_width: float | None = None, currency: str = "") -> str:
    """Money with its unit: ``1 234 EUR ± 56``."""
    if not math.isfinite(estimate):
        return NONE
    half = _known(half_width)
    digits = 2 if decimals(half, most=2, otherwise=2 if abs(estimate) < 100 else 0) else 0
    text = f"{grouped(estimate, digits)} {currency}".rstrip()
    return text + PM + _cut(half, digits) if half > 0 else text


def written(estimate: float, half_width: float | None, unit: str, currency: str = "") -> str:
    """The text of an estimate by its unit.

    Parameters
    ----------
    estimate, half_width
        In the unit of the tidy table; NaN where there is none.
    unit
        ``share``, ``s``, ``count``, ``agents``, ``contacts`` or ``money``; else a count.
    currency
        Name of the unit of money.
    """
    if unit == "share":
        return share(estimate, half_width)
    if unit == "s":
        return wait(estimate, half_width)
    if unit == "money":
        return money(estimate, half_width, currency)
    return count(estimate, half_width)


def change(difference: float, half_width: float | None, unit: str, currency: str = "") -> str:
    """A change to the base with its sign: ``+1.4 points ± 0.6``, and a true minus."""
    if not math.isfinite(difference):
        return NONE
    if unit == "share":
        half = _known(half_width)
        digits = decimals(half * 100, most=2, otherwise=1)
        text = points(difference, half_width) + (PM + _cut(half * 100, digits) if half > 0 else "")
    else:
        text = written(difference, half_width, unit, currency)
    return text if text.startswith(MINUS) else "+" + text


def clock(minutes: float) -> str:
    """Minutes after midnight as HH:MM; the end of the day is 24:00."""
    whole = round(minutes)
    return f"{whole // 60:02d}:{whole % 60:02d}"


def minutes(at: str) -> int:
    """HH:MM as minutes after midnight.

    Raises
    ------
    ValueError
        If the text is not HH:MM.
    """
    hours, _, rest = at.partition(":")
    return int(hours) * 60 + int(rest)
