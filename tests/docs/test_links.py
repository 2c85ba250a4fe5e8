"""What the documents link to is there: files, and headings in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "results" / "README.md"])
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(page: Path) -> set[str]:
    """Anchors of the headings of a page, as a reader of Markdown makes them."""
    headings = re.findall(r"^#+ +(.+?) *$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> list[tuple[str, str, str]]:
    """Page, file and anchor of every link that stays inside the repository."""
    return [
        (page.relative_to(ROOT).as_posix(), target, anchor)
        for page in PAGES
        for target, anchor in _LINK.findall(page.read_text(encoding="utf-8"))
    ]


def test_the_model_leads_to_the_keys() -> None:
    assert ("docs/model.md", "reference.md", "topics") in links()


@pytest.mark.parametrize("link", sorted(set(links())), ids="->".join)
def test_what_is_linked_is_there(link: tuple[str, str, str]) -> None:
    page, target, anchor = link
    found = (ROOT / page).parent / target if target else ROOT / page
    assert found.exists()
    assert not anchor or anchor in anchors(found)
