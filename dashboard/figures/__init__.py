"""Chart dataclass in, Plotly figure out. Figures hold no number of their own."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go

from dashboard.figures.area_map import draw_area_map
from dashboard.figures.bars import draw_bars
from dashboard.figures.base import mark_sample
from dashboard.figures.cascade import draw_cascade
from dashboard.figures.dots import draw_dots
from dashboard.figures.funnel import draw_funnel
from dashboard.figures.style import Mode
from dashboard.figures.tile_key import draw_key
from dashboard.figures.tile_map import draw_tile_map
from dashboard.figures.trend import draw_trend
from dashboard.stories.charts import AreaMap, Bars, Cascade, Chart, Dots, Funnel, TileMap, Trend

__all__ = ["DEFAULT_SIZES", "NotDrawableError", "draw", "finished", "key", "mark_sample"]

# Drawing area in CSS px when nobody says otherwise.
DEFAULT_SIZES: dict[str, tuple[int, int]] = {"rapat": (800, 520), "petugas": (640, 440)}


class NotDrawableError(Exception):
    """This chart is not a figure (a scorecard is a table of the page); carries the chart's type."""


def draw(chart: Chart, *, mode: Mode, size: tuple[int, int] | None = None) -> go.Figure:
    """The figure of a chart, ``size`` = (width, height) in CSS px. Raises NotDrawableError for a scorecard."""
    width, height = size or DEFAULT_SIZES[mode]
    if isinstance(chart, Trend):
        return draw_trend(chart, mode=mode, width=width, height=height)
    if isinstance(chart, AreaMap):
        return draw_area_map(chart, mode=mode, width=width, height=height)
    if isinstance(chart, TileMap):
        return draw_tile_map(chart, mode=mode, width=width, height=height)
    if isinstance(chart, Dots):
        return draw_dots(chart, mode=mode, width=width, height=height)
    if isinstance(chart, Bars):
        return draw_bars(chart, mode=mode, width=width, height=height)
    if isinstance(chart, Cascade):
        return draw_cascade(chart, mode=mode, width=width, height=height)
    if isinstance(chart, Funnel):
        return draw_funnel(chart, mode=mode, width=width, height=height)
    raise NotDrawableError(type(chart).__name__)


@lru_cache(maxsize=256)
def finished(chart: Chart, *, mode: Mode, size: tuple[int, int], sample: str = "") -> go.Figure:
    """``draw``, remembered: the same chart is the same figure for every viewer. ``sample`` is written across it."""
    figure = draw(chart, mode=mode, size=size)
    return mark_sample(figure) if sample else figure


def key(chart: Chart, *, mode: Mode, width: int, map_size: tuple[int, int] | None = None) -> go.Figure | None:
    """The key that stands beside a map (drawn at ``map_size``); None for charts that label themselves."""
    if isinstance(chart, TileMap):
        return draw_key(chart, mode=mode, width=width, map_size=map_size or DEFAULT_SIZES[mode])
    return None
