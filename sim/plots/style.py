"""The one style of all figures: colours, type, sizes, and the only place where SVG is written.

Nothing global is left changed: a figure is built and written inside `sheet`, which holds a lock and restores
matplotlib's settings. No window system and no `pyplot` is involved, so figures may be drawn from any thread.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from sim.plots import numbers

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS: Final[dict[str, str]] = {
    "voice": "#0072B2",
    "chat": "#009E73",
    "messenger": "#56B4E9",
    "email": "#E69F00",
    "social": "#CC79A7",
    "bot": "#8A8A8A",
    "target": "#D55E00",
    "ink": "#1F2933",
    "quiet": "#B8C0C8",
    "paper": "#FFFFFF",
}
"""Okabe and Ito, by role; safe for colour-blind readers and on a projector."""

DARK: Final[dict[str, str]] = {
    "voice": "#4FB0E8",
    "chat": "#2CC79B",
    "messenger": "#8CCDF2",
    "email": "#F0B440",
    "social": "#DD9BC0",
    "bot": "#A5ABB1",
    "target": "#FF8A3D",
    "ink": "#E6EAEE",
    "quiet": "#4A545E",
    "paper": "#12171C",
}
"""The same roles on dark paper, lightened until each stands out from it."""

VARIANTS: Final[tuple[str, ...]] = ("ink", "voice", "target", "chat")
"""Colours of a comparison, in order; the base is always ink."""

WIDTH_IN: Final = 7.2
HEIGHT_IN: Final = 3.2
LEFT_IN: Final = 0.62
"""Left margin, alike in every figure, so that clocks line up down a page."""
RIGHT_IN: Final = 0.92
"""Right margin: room for labels written at the ends of lines."""

FONT_PT: Final = 10.0
SMALL_PT: Final = 9.0
BAND: Final = 0.2
DASH: Final = (0, (5, 3))
FONTS: Final = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
)

_LOCK = threading.RLock()
_SETTINGS: Final[dict[str, Any]] = {
    "font.family": "DejaVu Sans",
    "font.size": FONT_PT,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "ccsim",
    "text.color": COLOURS["ink"],
    "axes.edgecolor": COLOURS["quiet"],
    "axes.labelcolor": COLOURS["ink"],
    "axes.linewidth": 0.8,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": COLOURS["quiet"],
    "grid.alpha": 0.45,
    "grid.linewidth": 0.6,
    "xtick.color": COLOURS["quiet"],
    "ytick.color": COLOURS["quiet"],
    "xtick.labelcolor": COLOURS["ink"],
    "ytick.labelcolor": COLOURS["ink"],
    "xtick.labelsize": SMALL_PT,
    "ytick.labelsize": SMALL_PT,
    "xtick.major.size": 3.0,
    "ytick.major.size": 0.0,
    "ytick.major.pad": 4.0,
    "lines.linewidth": 1.8,
    "lines.solid_joinstyle": "round",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
}


@dataclass(frozen=True, eq=False)
class Drawing:
    """A finished figure.

    Attributes
    ----------
    svg
        A complete SVG document; the same data give the same bytes.
    title
        What is seen, as a sentence.
    rows
        The numbers that are drawn, tidy, to be written beside the SVG as CSV.
    """

    svg: str
    title: str
    rows: pd.DataFrame

    def inline(self, prefix: str) -> str:
        """The SVG as an element of an HTML page.

        Colours become the page's CSS variables (``--c-ink`` …), so that dark mode reaches into the figure;
        ids get `prefix`, so that two figures on a page cannot meet; the text alternative is the title.
        """
        body = self.svg[self.svg.index("<svg") :]
        body = re.sub(r"<metadata>.*?</metadata>\s*", "", body, flags=re.S)
        body = re.sub(r"<!--.*?-->\s*", "", body, flags=re.S)
        body = re.sub(r"<title>.*?</title>\s*", "", body, count=1, flags=re.S)
        body = re.sub(r'\sxmlns(:xlink)?="[^"]*"', "", body)
        body = body.replace("xlink:href", "href")
        body = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', body)
        body = re.sub(r'href="#([^"]+)"', rf'href="#{prefix}-\1"', body)
        body = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", body)
        for role, colour in COLOURS.items():
            body = body.replace(colour.lower(), f"var(--c-{role})")
        head, _, rest = body.partition(">")
        head = re.sub(r'\s(width|height|version)="[^"]*"', "", head)
        spoken = f'preserveAspectRatio="xMinYMin meet" role="img" aria-label="{_escaped(self.title)}"'
        return f"{head} {spoken}>{rest}".strip()

    def csv(self) -> str:
        """The numbers behind the figure as CSV text."""
        return self.rows.to_csv(index=False, lineterminator="\n")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


@contextmanager
def sheet(width_in: float = WIDTH_IN, height_in: float = HEIGHT_IN) -> Iterator[Figure]:
    """An empty figure in our style; build it and call `svg` on it inside the ``with``.

    Parameters
    ----------
    width_in, height_in
        Size in inches.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with _LOCK, mpl.rc_context():
        mpl.rcdefaults()
        cast(Any, mpl.rcParams).update(_SETTINGS)
        yield Figure(figsize=(width_in, height_in))


def svg(figure: Figure, title: str) -> str:
    """The SVG document of a figure made by `sheet`; must be called inside it.

    Parameters
    ----------
    figure
        The figure.
    title
        Becomes the document's ``<title>``, which screen readers speak.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    with _LOCK:
        out = io.StringIO()
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        cast(Any, FigureCanvasSVG)(figure).print_svg(out, metadata=nothing)
    text = out.getvalue().replace("'DejaVu Sans'", FONTS)
    return re.sub(r"(<svg\b[^>]*>)", lambda m: f"{m[1]}\n <title>{_escaped(title)}</title>", text, count=1)


def headed(figure: Figure, title: str, subtitle: str, header_in: float = 0.62) -> None:
    """Write the sentence and the line under it at the top left, and leave `header_in` inches for them."""
    width, height = figure.get_size_inches()
    figure.subplots_adjust(
        left=LEFT_IN / width,
        right=1 - RIGHT_IN / width,
        top=1 - header_in / height,
        bottom=0.34 / height,
    )
    figure.text(
        0.1 / width, 1 - 0.06 / height, title, size=fitting(title, 12, 68), weight="bold", va="top", ha="left"
    )
    figure.text(0.1 / width, 1 - 0.31 / height, subtitle, size=SMALL_PT, va="top", ha="left", alpha=0.75)


def band_text(replications: int) -> str:
    """The end of every subtitle: number of replications and what the band is."""
    if replications < 2:
        return "1 replication, no band"
    return f"{numbers.grouped(replications)} replications, 95 % band"


def fitting(text: str, size: float, characters: int) -> float:
    """The font size in points at which a line that holds `characters` at `size` holds the whole text."""
    return max(7.5, min(size, size * characters / max(len(text), 1)))


def clipped(text: str, characters: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer than so many characters."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "\u2026"


def clock_axis(axes: Axes, first: float, last: float) -> None:
    """An x axis of minutes after midnight, labelled HH:MM on round hours."""
    hours = max(last - first, 1) / 60
    step = next((h for h in (1, 2, 3, 4, 6) if hours / h <= 13), 12) * 60
    begin = int(-(-first // step) * step)
    ticks = list(range(begin, int(last) + 1, step))
    axes.set_xlim(first, last)
    axes.set_xticks(ticks, [numbers.clock(t) for t in ticks])


def share_axis(axes: Axes, ticks: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 1.0)) -> None:
    """A y axis of shares from 0 to 100 %."""
    axes.set_ylim(0, 1.0)
    axes.set_yticks(ticks, [f"{round(t * 100)} %" for t in ticks])


_NICE_S: Final = (
    1,
    2,
    5,
    10,
    15,
    20,
    30,
    60,
    120,
    180,
    300,
    600,
    900,
    1200,
    1800,
    3600,
    7200,
    14400,
    21600,
    43200,
    86400,
)


def duration_ticks(top_s: float, most: int = 5) -> list[float]:
    """Round instants from 0 up to `top_s` seconds, at most `most` steps apart."""
    step = next(
        (float(s) for s in _NICE_S if top_s / s <= most), 86400.0 * max(1, round(top_s / 86400 / most))
    )
    n = int(top_s / step + 1e-9)
    return [i * step for i in range(n + 1)]


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels near `wanted`, in the same order, at least `gap` apart and inside [low, high].

    Where they do not all fit the gap shrinks evenly.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    placed: list[float] = []
    for rank, i in enumerate(order):
        floor = placed[-1] + gap if placed else low
        placed.append(min(max(wanted[i], floor), high - gap * (len(order) - 1 - rank)))
    result = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        result[i] = placed[rank]
    return result
