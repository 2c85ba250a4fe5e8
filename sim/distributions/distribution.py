"""What a scenario says about a random duration: a family and its parameters, as a mapping or as one string."""

from __future__ import annotations

import itertools
import math
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializationInfo,
    ValidationError,
    model_serializer,
    model_validator,
)

from sim.errors import nearest
from sim.names import Family
from sim.units import LONGEST, SECOND, Duration, duration_text

__all__ = ["Distribution"]


def _many(value: Any) -> Any:
    """`"1m,2m"` as a list of texts."""
    return tuple(value.split(",")) if isinstance(value, str) else value


_Numbers = Annotated[tuple[float, ...], BeforeValidator(_many)]
_Durations = Annotated[tuple[Duration, ...], BeforeValidator(_many)]
_Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]

_FORMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "never": ((),),
    "deterministic": (("value",),),
    "exponential": (("mean",),),
    "hyperexponential": (("shares", "means"),),
    "erlang": (("k", "mean"),),
    "gamma": (("shape", "mean"), ("mean", "sd")),
    "lognormal": (("mean", "sd"), ("mean", "sigma"), ("median", "sigma")),
    "weibull": (("shape", "scale"), ("shape", "mean")),
    "uniform": (("low", "high"),),
    "triangular": (("low", "mode", "high"),),
    "empirical": (("shares", "values"),),
}
"""Which parameters each family takes: one of these sets, whole."""


def _words(text: str) -> dict[str, Any]:
    """`"lognormal mean:4m sigma:0.8"` as a mapping; a lone duration is deterministic."""
    words = text.split()
    if len(words) == 1 and words[0][:1].isdigit():
        return {"family": "deterministic", "value": words[0]}
    out: dict[str, Any] = {"family": words[0] if words else ""}
    for word in words[1:]:
        key, colon, value = word.partition(":")
        if not colon:
            raise ValueError(
                f'"{text}": write parameters as name:value, such as "lognormal mean:4m sigma:0.8"'
            )
        out[key] = value
    return out


class Distribution(BaseModel):
    """A random duration, at most 365 days long (longer draws are cut there).

    Families and their parameters (durations carry a unit, the rest are numbers):

    ================ =========================================================
    never            (infinite; patience of who never leaves)
    deterministic    value
    exponential      mean
    hyperexponential shares, means (lists of equal length; shares add up to 1)
    erlang           k, mean
    gamma            shape, mean | mean, sd
    lognormal        mean, sd | mean, sigma | median, sigma (sigma of the logarithm)
    weibull          shape, scale | shape, mean
    uniform          low, high
    triangular       low, mode, high
    empirical        shares, values (points of the quantile function, joined by straight lines)
    ================ =========================================================

    Any of them takes `zero`, the probability of a point mass at zero; the family describes the rest.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    family: Family
    zero: Annotated[float, Field(ge=0, le=1)] = 0.0
    value: Duration | None = None
    mean: Duration | None = None
    sd: Duration | None = None
    median: Duration | None = None
    sigma: _Positive | None = None
    shape: _Positive | None = None
    scale: Duration | None = None
    k: Annotated[int, Field(ge=1, le=1000)] | None = None
    low: Duration | None = None
    mode: Duration | None = None
    high: Duration | None = None
    shares: _Numbers | None = None
    means: _Durations | None = None
    values: _Durations | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, bool | int | float):
            raise ValueError(f'{value!r} has no unit; write a duration such as "{value}s" or a distribution')
        if isinstance(value, str):
            value = _words(value)
        if isinstance(value, dict):
            family = value.get("family")
            if family not in _FORMS:
                hint = nearest(str(family), _FORMS)
                raise ValueError(f'"{family}" is no distribution{hint}; known are {", ".join(_FORMS)}')
        return value

    @model_validator(mode="after")
    def _check(self) -> Distribution:
        given = {key for key in self.model_fields_set if getattr(self, key) is not None} - {"family", "zero"}
        forms = _FORMS[self.family]
        if given not in [set(form) for form in forms]:
            wanted = " or ".join(", ".join(form) or "no parameters" for form in forms)
            got = ", ".join(sorted(given)) or "none"
            raise ValueError(f"{self.family} takes {wanted}; given: {got}")
        for key in given & {"mean", "median", "scale", "sd"}:
            if not 0 < getattr(self, key) <= LONGEST:
                raise ValueError(
                    f"{key} {duration_text(getattr(self, key))} must be above 0 and at most 365d"
                )
        low, mode, high = self.low, self.mode, self.high
        if low is not None and high is not None:
            bounds = (0, low, high, LONGEST) if mode is None else (0, low, mode, high, LONGEST)
            if list(bounds) != sorted(bounds) or low == high:
                raise ValueError(
                    f"{self.family} needs 0 <= low <= mode <= high, low < high; given {self.text()}"
                )
        if self.value is not None and not 0 <= self.value <= LONGEST:
            raise ValueError(f"value {duration_text(self.value)} must be from 0s to 365d")
        if self.family == "hyperexponential":
            self._check_branches()
        if self.family == "empirical":
            self._check_points()
        return self

    def _check_branches(self) -> None:
        shares, means = self.shares or (), self.means or ()
        if len(shares) != len(means) or not shares:
            raise ValueError(f"shares ({len(shares)}) and means ({len(means)}) must be equally many")
        if min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
            raise ValueError(f"shares must be at least 0 and add up to 1, not to {sum(shares):g}")
        if not all(0 < mean <= LONGEST for mean in means):
            raise ValueError("means must be above 0s and at most 365d")

    def _check_points(self) -> None:
        shares, values = self.shares or (), self.values or ()
        if len(shares) != len(values) or len(shares) < 2:
            raise ValueError(
                f"shares ({len(shares)}) and values ({len(values)}) must be equally many, at least two"
            )
        if shares[0] != 0 or shares[-1] != 1 or any(b <= a for a, b in itertools.pairwise(shares)):
            raise ValueError("shares must rise from 0 to 1")
        if (
            values[0] < 0
            or values[-1] > LONGEST
            or any(b < a for a, b in itertools.pairwise(values))
        ):
            raise ValueError("values must not fall, from 0s to at most 365d")

    @property
    def mean_seconds(self) -> float:
        """Expected value in seconds (`inf` for never), without the cut at 365 days."""
        return (1 - self.zero) * self._family_mean() / SECOND

    def _family_mean(self) -> float:
        match self.family:
            case "never":
                return math.inf
            case "deterministic":
                return float(self.value or 0)
            case "hyperexponential":
                return sum(p * m for p, m in zip(self.shares or (), self.means or (), strict=True))
            case "uniform":
                return ((self.low or 0) + (self.high or 0)) / 2
            case "triangular":
                return ((self.low or 0) + (self.mode or 0) + (self.high or 0)) / 3
            case "empirical":
                points = list(zip(self.shares or (), self.values or (), strict=True))
                return sum((q - p) * (x + y) / 2 for (p, x), (q, y) in itertools.pairwise(points))
        if self.mean is not None:
            return float(self.mean)
        if self.family == "lognormal":
            return float(self.median or 0) * math.exp((self.sigma or 0) ** 2 / 2)
        return float(self.scale or 0) * math.gamma(1 + 1 / (self.shape or 1))

    def text(self) -> str:
        """The one-string form, which reads back as an equal distribution."""
        out = [str(self.family)]
        for key in type(self).model_fields:
            value = getattr(self, key)
            if key == "family" or value is None or (key == "zero" and value == 0):
                continue
            if key in ("means", "values"):
                out.append(f"{key}:{','.join(duration_text(one) for one in value)}")
            elif key == "shares":
                out.append(f"{key}:{','.join(repr(one) for one in value)}")
            elif key in ("zero", "sigma", "shape", "k"):
                out.append(f"{key}:{value!r}")
            else:
                out.append(f"{key}:{duration_text(value)}")
        return " ".join(out)

    def parts(self) -> dict[str, Any]:
        """The mapping form, which merges with another mapping; reads back as an equal distribution."""
        out: dict[str, Any] = {"family": self.family}
        for key in type(self).model_fields:
            value = getattr(self, key)
            if key == "family" or value is None or (key == "zero" and value == 0):
                continue
            if key in ("means", "values"):
                out[key] = [duration_text(one) for one in value]
            elif key == "shares":
                out[key] = list(value)
            else:
                out[key] = value if key in ("zero", "sigma", "shape", "k") else duration_text(value)
        return out

    @model_serializer
    def _plain(self, info: SerializationInfo) -> str | dict[str, Any]:
        return self.parts() if info.context and info.context.get("merging") else self.text()

    @classmethod
    def parse(cls, text: str) -> Distribution:
        """A distribution from its one-string form; ValueError with a sentence if it is none."""
        try:
            return cls.model_validate(text)
        except ValidationError as error:
            raise ValueError(str(error.errors()[0]["msg"])) from None
