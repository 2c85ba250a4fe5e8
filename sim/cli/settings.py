"""The settings of a run: how often, how long and with what it is simulated; nothing of what is simulated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from sim.errors import SettingsError, hint_or_all, nearest
from sim.scenario.problems import bound_words

if TYPE_CHECKING:
    from sim.replications.series import Until

__all__ = ["RunSettings", "StopRule", "is_setting", "read_settings", "validated"]

MOST_REPLICATIONS = 100_000
LEAST_WITH_RULE = 5
"""Below this many replications a stop rule does not look at the interval."""


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("must be a whole number")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("must be a number")
    return value


def _switch(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _path(value: Any) -> Any:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text.strip() or "\0" in text:
        raise ValueError("must be the path of a folder")
    return text


Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
Switch = Annotated[bool, BeforeValidator(_switch)]
_Model = TypeVar("_Model", bound=BaseModel)


class StopRule(BaseModel):
    """Stop as soon as the 95 % interval of a measure is narrow enough."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    measure: str = Field(
        "service_level", description="measure of the whole center, such as service_level or asa"
    )
    half_width: Number = Field(gt=0, description="to be reached, in the measure's unit (0.005: half a point)")
    most: Whole = Field(1000, ge=LEAST_WITH_RULE, le=MOST_REPLICATIONS, description="replications at most")

    @model_validator(mode="after")
    def _known(self) -> StopRule:
        from sim.metrics.measures import MEASURES

        if self.measure not in MEASURES and not self.measure.startswith("target."):
            raise ValueError(f'measure: "{self.measure}" is unknown{hint_or_all(self.measure, MEASURES)}')
        return self


class RunSettings(BaseModel):
    """Keys at the root beside those of the scenario: `ccsim run replications=50 until.half_width=0.005`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    replications: Whole = Field(20, ge=1, le=MOST_REPLICATIONS, description="independent replications")
    seed: Whole = Field(1, ge=0, lt=2**63, description="key of all random numbers")
    engine: Literal["kernel", "center"] = Field("kernel", description="compiled, or SimPy: same results")
    workers: Whole | None = Field(
        None, ge=1, le=1024, description="local workers; default: one per processor"
    )
    output: Annotated[str, BeforeValidator(_path)] = Field("results", description="folder of all results")
    contacts: Switch = Field(False, description="also write every contact and leg of the first replication")
    until: StopRule | None = Field(None, description="stop rule, instead of a fixed number of replications")

    @model_validator(mode="after")
    def _one_end(self) -> RunSettings:
        if self.until is not None and "replications" in self.model_fields_set:
            given = self.replications
            raise ValueError(
                f"replications: {given} stands beside a stop rule; write until.most={given} instead"
            )
        return self

    def stop_rule(self) -> Until | None:
        """The stop rule as `sim.run` takes it."""
        from sim.replications.series import Until

        rule = self.until
        return None if rule is None else Until(rule.measure, rule.half_width, rule.most)

    def words(self) -> list[str]:
        """What decides about the numbers, as overrides that give them again."""
        out = [f"replications={self.replications}"] if self.until is None else []
        if self.until is not None:
            out = [f"until.{key}={getattr(self.until, key)}" for key in StopRule.model_fields]
        return [*out, f"seed={self.seed}", f"engine={self.engine}"]


def is_setting(key: str) -> bool:
    """Whether a key at the root is a setting of the run."""
    return key in RunSettings.model_fields


def read_settings(values: Mapping[str, Any]) -> RunSettings:
    """Settings of a run from plain values; SettingsError as of `validated`."""
    return validated(RunSettings, values)


def validated(model: type[_Model], values: Mapping[str, Any]) -> _Model:
    """Settings of any verb from plain values.

    Raises
    ------
    SettingsError
        One sentence a problem: dotted key, value, bound, nearest known key.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(problem, model) for problem in error.errors())) from None


def _sentence(problem: Any, model: type[BaseModel]) -> str:
    path, value, context = [str(part) for part in problem["loc"]], problem["input"], problem.get("ctx", {})
    key, kind = ".".join(path), str(problem["type"])
    given = f'"{value}"' if isinstance(value, str) else str(value)
    match kind:
        case "extra_forbidden":
            known = (
                StopRule.model_fields if path[0] == "until" and len(path) > 1 else model.model_fields
            )
            return f"{key}: unknown key{hint_or_all(path[-1], known)}"
        case "missing":
            return f"{key}: is missing; a stop rule needs it"
        case "literal_error":
            names = re.findall(r"'([^']+)'", str(context["expected"]))
            return f"{key}: {given} must be one of {', '.join(names)}{nearest(str(value), names)}"
        case "value_error":
            text = str(context.get("error", problem["msg"]))
            if text.startswith(("measure:", "replications:", "mode:")):
                return f"{key}.{text}" if key else text
            return f"{key}: {given} {text}"
        case "model_type" | "model_attributes_type":
            return f"{key}: {given} must be keys, such as until.measure=service_level until.half_width=0.005"
    return f"{key}: {given} {bound_words(problem['msg'])}"
