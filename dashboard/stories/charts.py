"""What a chart shows, as plain data. The screen draws it with Plotly, the slides with native shapes: same numbers.

Values are percentages (0-100) unless the name says otherwise; texts are final Bahasa, already formatted; ``None`` means
"no number may be drawn here" and the accompanying text says why. ``alt`` is the computed text alternative.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Families never share a line: survey (a random sample) and routine (children who came to be weighed).
Family = Literal["survey", "routine", "target", "context"]
# WHO-UNICEF class of a shown prevalence, or the reason there is none. "di_bawah_10": the count is hidden as "<5", but
# with so many measured that even four cases stay in the two lowest classes.
FillClass = Literal[
    "sangat_rendah", "rendah", "sedang", "tinggi", "sangat_tinggi",
    "di_bawah_10", "cakupan_rendah", "data_sedikit", "tidak_ada_data",
]
Status = Literal["mencapai", "perhatian", "kritis", "kosong", "netral"]


@dataclass(frozen=True)
class Point:
    """One value in time. ``x`` is a decimal year (Feb 2025 = 2025 + 1/12); ``low``/``high`` its interval if any."""

    x: float
    y: float | None
    text: str = ""
    low: float | None = None
    high: float | None = None
    approximate: bool = False  # the interval is our estimate, not the published one: drawn dashed
    name: str = ""  # e.g. the survey's name and year


@dataclass(frozen=True)
class Series:
    """Points of one family. ``joined`` False draws markers only. ``dashed`` True for targets and interpolations."""

    name: str
    family: Family
    points: tuple[Point, ...]
    joined: bool = True
    dashed: bool = False


@dataclass(frozen=True)
class Band:
    """A fan: for each x the low and high of one share (0.5, 0.8, 0.95)."""

    share: float
    xs: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


@dataclass(frozen=True)
class Trend:
    """Values over years. At most four lines, each labelled at its end; no legend."""

    title: str
    series: tuple[Series, ...]
    x_from: float
    x_to: float
    y_to: float
    alt: str
    bands: tuple[Band, ...] = ()
    notes: tuple[tuple[float, str], ...] = ()  # dated annotations (decimal year, text)
    y_title: str = "persen"
    notes_in_full: tuple[str, ...] = ()  # the same annotations, uncut and with their authors, for papers


@dataclass(frozen=True)
class Tile:
    """One desa on the hexagon map. ``x``, ``y`` = centre in hexagon units (width 1, y downwards)."""

    code: str
    name: str
    kecamatan_code: str
    x: float
    y: float
    fill: FillClass
    value_text: str  # what may be printed in the cell: "21,3", "<5", "n<10", "" ...
    hover: str
    thin_lines: bool = False  # coverage low but not too low for a class, or not known: thin lines over its colour
    lokus: Literal["", "ditetapkan", "calon"] = ""
    count: float | None = None  # children, for the circle view; None = not shown


@dataclass(frozen=True)
class TileMap:
    """Equal hexagons, one per desa; ``kecamatan`` = (code, name) in drawing order. View 'jumlah' draws circles.

    ``thin_words`` says in the key what thin lines mean here; empty when no tile has them.
    """

    tiles: tuple[Tile, ...]
    kecamatan: tuple[tuple[str, str], ...]
    view: Literal["tingkat", "jumlah"]
    alt: str
    key_title: str
    note: str
    selected: str | None = None  # kecamatan code when one is chosen: only its desa are in ``tiles``
    thin_words: str = ""


# A closed ring of (x, y); the rings of one polygon, the outer first, then its holes; the polygons of one area.
Ring = tuple[tuple[float, float], ...]
Shape = tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True)
class AreaMap(TileMap):
    """The same map on true (indicative) boundaries: ``tiles[i]`` is drawn as ``shapes[i]``.

    Map units are kilometres, x to the east and y to the south; a tile's x, y is where its label or circle stands.
    ``borders`` = (kecamatan code, outline, label place). ``missing`` = desa without a polygon (name and value), told
    beside the map.
    """

    shapes: tuple[Shape, ...] = ()
    borders: tuple[tuple[str, Shape, tuple[float, float]], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class DotRow:
    """One row of a dot plot; ``value`` None shows only ``text``. ``other`` is the earlier value of a dumbbell."""

    code: str
    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    other: float | None = None
    status: Status = "netral"
    note: str = ""
    family: Family = "routine"


@dataclass(frozen=True)
class Dots:
    """Sorted dots with ranges; ``reference`` are vertical lines (value, label)."""

    rows: tuple[DotRow, ...]
    x_to: float
    alt: str
    title: str = ""
    reference: tuple[tuple[float, str], ...] = ()
    unit: str = "%"


MANY_COLUMNS = 13


@dataclass(frozen=True)
class ScoreCell:
    """One cell of a scorecard: its text and, if it carries a judgement, the status that gives shape and colour."""

    text: str
    status: Status = "netral"
    hover: str = ""


@dataclass(frozen=True)
class Scorecard:
    """Rows x columns of judged cells; the first column names the row. ``widths`` are relative.

    ``rest`` = the rows that ``more`` counts, for papers: there the table goes on.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[ScoreCell, ...], ...]
    alt: str
    widths: tuple[float, ...] = ()
    more: str = ""  # "dan 4 baris lagi" when rows were cut to fit
    title: str = ""
    rest: tuple[tuple[ScoreCell, ...], ...] = ()

    @property
    def close(self) -> bool:
        """So many columns (the months of a year) that cells stand closer, for a month's name to stay whole."""
        return len(self.columns) > MANY_COLUMNS


@dataclass(frozen=True)
class BarItem:
    """One bar: its length, and the value as it is written beside it."""

    label: str
    value: float
    text: str
    status: Status = "netral"


@dataclass(frozen=True)
class Bars:
    """Horizontal bars from zero, in the order given."""

    items: tuple[BarItem, ...]
    x_to: float
    alt: str
    title: str = ""
    unit: str = ""


@dataclass(frozen=True)
class CascadeStep:
    """One step: ``value`` in percent of the first one, None = no percentage (``text`` says why, or the count alone).

    ``lost`` = points less than the step before it that has a value, drawn after the bar and told in ``lost_text``.
    """

    label: str
    value: float | None
    text: str
    measure: str = ""
    lost: float | None = None
    lost_text: str = ""
    status: Status = "netral"

    @property
    def gone(self) -> float:
        """Length of the lost part as drawn; a step that grew lost nothing."""
        return max(self.lost or 0.0, 0.0) if self.value is not None else 0.0


@dataclass(frozen=True)
class Cascade:
    """Steps of one target group from all who are due to those who were reached and reported, from the top."""

    steps: tuple[CascadeStep, ...]
    x_to: float
    alt: str
    title: str = ""


@dataclass(frozen=True)
class FunnelLimits:
    """The lower and upper limit of one level at each number of children."""

    label: str
    ns: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


@dataclass(frozen=True)
class FunnelPoint:
    """One place with ``n`` children measured; ``named`` ones carry their name beside the point."""

    code: str
    label: str
    n: int
    value: float
    text: str
    status: Status = "netral"
    named: bool = False


@dataclass(frozen=True)
class Funnel:
    """Rate over number measured, around ``centre``; ``limits`` from the inner (dashed) to the outer (solid)."""

    points: tuple[FunnelPoint, ...]
    centre: float
    centre_label: str
    limits: tuple[FunnelLimits, ...]
    x_to: float
    y_to: float
    alt: str
    x_title: str
    y_title: str
    title: str = ""


Chart = Trend | TileMap | Dots | Scorecard | Bars | Cascade | Funnel
