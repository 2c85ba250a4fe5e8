"""What all pages share."""

from __future__ import annotations

import base64

import pytest
from jinja2 import UndefinedError

from sim.report.template import environment


def filled(template: str, **names: str) -> str:
    return environment().from_string(template).render(names)


def test_a_table_becomes_a_link_that_holds_it() -> None:
    head, _, body = filled("{{ text | csv_link }}", text="a,b\n1,ü\n").partition("base64,")
    assert head == "data:text/csv;charset=utf-8;"
    assert base64.b64decode(body).decode("utf-8") == "a,b\n1,ü\n"


def test_numbers_stay_with_their_unit_and_half_width() -> None:
    assert filled("{{ text | kept }}", text="50 % ± 3 of all") == "50\u00a0%\u00a0±\u00a03 of all"


def test_texts_are_escaped_and_the_style_is_not() -> None:
    assert filled("{{ text }}", text="<b>") == "&lt;b&gt;"
    style = filled("{{ style }}")
    assert "--c-paper: #" in style
    assert "prefers-color-scheme: dark" in style
    assert '"Segoe UI"' in style


def test_a_name_that_is_not_given_fails() -> None:
    with pytest.raises(UndefinedError, match="titel"):
        filled("{{ titel }}", title="x")
