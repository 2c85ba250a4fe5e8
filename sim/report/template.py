"""What the templates of all pages are filled with: one style sheet, links to tables, marks of constants."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from sim.plots.style import COLOURS, DARK
from sim.report.headings import MARKS

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment"]

_FOLDER = Path(__file__).parent / "templates"


def environment() -> Environment:
    """The templates, with the filters and words that more than one of them uses; a name that is not given fails."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["csv_link"] = _link
    made.filters["kept"] = lambda text: text.replace(" %", "\u00a0%").replace(" ± ", "\u00a0±\u00a0")
    made.globals["marks"] = MARKS
    made.globals["style"] = Markup(made.get_template("style.css.j2").render(light=COLOURS, dark=DARK))
    return made


def _link(text: str) -> str:
    """CSV text as a link that needs neither server nor script."""
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(text.encode("utf-8")).decode("ascii")
