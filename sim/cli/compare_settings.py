"""The settings of a comparison: what decides, and when it is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sim.cli.settings import MOST_REPLICATIONS, Number, Settings, Switch, Whole, known_measure

if TYPE_CHECKING:
    from sim.comparison import Select, Stop

__all__ = ["CompareSettings", "Decision", "Selecting"]


class Decision(BaseModel):
    """Go on until the winner is decided, or until the differences are known well enough."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    decided: Switch = Field(False, description="true: stop when the winner is decided")
    half_width: Number | None = Field(
        None, gt=0, description="stop when differences are known so well, in the measure's unit"
    )
    most: Whole = Field(
        1000, ge=2, le=MOST_REPLICATIONS, description="replications of each variant at most"
    )

    @model_validator(mode="after")
    def _one_rule(self) -> Decision:
        if self.decided and self.half_width is not None:
            raise ValueError("until: decided and half_width are two rules; give one")
        if not self.decided and self.half_width is None:
            raise ValueError("until: needs a rule; give until.decided=true or until.half_width=NUMBER")
        return self


class Selecting(BaseModel):
    """Go on until the best is selected with a guarantee."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    delta: Number = Field(gt=0, description="smallest difference that matters, in the measure's unit")
    probability: Number = Field(0.95, ge=0.5, lt=1, description="with which the best is selected")
    most: Whole = Field(
        10_000, ge=20, le=MOST_REPLICATIONS, description="replications of each variant at most"
    )


class CompareSettings(Settings):
    """Keys at the root beside those of the scenario: `ccsim compare measure=asa until.decided=true`."""

    measure: str = Field(
        "service_level", description="what decides; of a channel, type or group: asa@chat, asa@channel:chat"
    )
    until: Decision | None = Field(None, description="stop rule, instead of a fixed number of replications")
    select: Selecting | None = Field(None, description="selection of the best with a guarantee (procedure KN)")

    @model_validator(mode="after")
    def _one_end(self) -> CompareSettings:
        measure = self.measure.partition("@")[0]
        if not measure.startswith("wait_p"):
            known_measure(measure)
        if self.until is not None and self.select is not None:
            raise ValueError("select: stands beside a stop rule; a selection stops by itself")
        if "replications" in self.model_fields_set and (self.until or self.select):
            most = "until.most" if self.until else "select.most"
            raise ValueError(
                f"replications: {self.replications} stands beside {most.partition('.')[0]}; write "
                f"{most}={self.replications} instead"
            )
        return self

    def stop_rule(self) -> Stop | None:
        """The stop rule as `sim.compare` takes it."""
        from sim.comparison import Stop

        return None if self.until is None else Stop(self.until.half_width, self.until.most)

    def selecting(self) -> Select | None:
        """What is to be guaranteed, as `sim.compare` takes it."""
        from sim.comparison import Select

        one = self.select
        return None if one is None else Select(one.delta, one.probability, most=one.most)

    def words(self) -> list[str]:
        """What decides about the numbers, as overrides that give them again."""
        out = [f"measure={self.measure}"]
        if self.until is None and self.select is None:
            out.append(f"replications={self.replications}")
        for section in ("until", "select"):
            chosen = getattr(self, section)
            given = chosen.model_dump(mode="json", exclude_none=True) if chosen else {}
            out += [
                f"{section}.{key}={str(value).lower()}" for key, value in given.items() if value is not False
            ]
        return [*out, f"seed={self.seed}", f"engine={self.engine}"]
