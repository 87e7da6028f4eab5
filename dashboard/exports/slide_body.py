"""What stands where on a slide: one chart with its facts beside it, or several charts with the facts under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.exports import style
from dashboard.exports.map_key import add_map_key
from dashboard.exports.parts import Box, Run, add_text
from dashboard.exports.slide_area import add_area_map
from dashboard.exports.slide_bars import add_bars
from dashboard.exports.slide_cascade import add_cascade
from dashboard.exports.slide_dots import TALLEST_ROW, add_dots
from dashboard.exports.slide_frame import BODY
from dashboard.exports.slide_funnel import add_funnel
from dashboard.exports.slide_map import add_tile_map
from dashboard.exports.slide_score import add_scorecard, least_height
from dashboard.exports.slide_text import add_facts, add_headline, facts_height, headline_height
from dashboard.exports.slide_trend import add_trend
from dashboard.stories.charts import AreaMap, Bars, Cascade, Chart, Dots, Funnel, Scorecard, TileMap, Trend
from dashboard.stories.story import Story

SIDE_WIDE = 374.0
_GAP = 18.0
_HEADLINE_WIDE = 330.0
_HEADLINE_PT = 44
_TITLE_HIGH = 28.0
_BOLD = 1.06  # bold letters are this much wider
_LEAST_CHART = 310.0
_LEAST_STRIP = 60.0


@dataclass(frozen=True)
class Body:
    """How many facts found room, and the tables that go on on slides of their own."""

    facts: int
    left: tuple[Scorecard, ...] = ()


def add_body(slide: Any, story: Story) -> Body:
    """Charts with headline and facts."""
    told = story.headline is not None or bool(story.facts)
    if not story.charts:
        return Body(_add_told(slide, story, box=BODY))
    if told and len(story.charts) == 1 and (story.headline or not isinstance(story.charts[0], Scorecard)):
        return _add_beside(slide, story)
    strip = _strip_height(story) if told else 0.0
    if len(story.charts) == 1 and isinstance(story.charts[0], Scorecard):
        return _add_table_page(slide, story, strip=strip)
    across = (BODY.width - _GAP * (len(story.charts) - 1)) / len(story.charts)
    left: list[Scorecard] = []
    for position, chart in enumerate(story.charts):
        box = Box(BODY.left + (across + _GAP) * position, BODY.top, across, BODY.height - strip)
        left += _add_chart(slide, chart, box=_under_title(slide, chart, box=box) if len(story.charts) > 1 else box)
    below = Box(BODY.left, BODY.bottom - strip + _GAP / 2, BODY.width, strip - _GAP / 2)
    return Body(_add_strip(slide, story, box=below) if told else 0, tuple(left))


def _add_table_page(slide: Any, story: Story, *, strip: float) -> Body:
    """The table, and the facts right under it, however short it is."""
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    drawn = add_scorecard(slide, chart, box=Box(BODY.left, BODY.top, BODY.width, BODY.height - strip))
    left = (drawn.left,) if drawn.left else ()
    if not strip:
        return Body(0, left)
    top = min(BODY.top + drawn.height + _GAP, BODY.bottom - strip + _GAP / 2)
    return Body(_add_strip(slide, story, box=Box(BODY.left, top, BODY.width, BODY.bottom - top)), left)


def _add_beside(slide: Any, story: Story) -> Body:
    chart = story.charts[0]
    chart_box = Box(BODY.left, BODY.top, BODY.width - SIDE_WIDE - _GAP, BODY.height)
    side = Box(chart_box.right + _GAP, BODY.top, SIDE_WIDE, BODY.height)
    if not isinstance(chart, TileMap):
        left = _add_chart(slide, chart, box=chart_box)
        return Body(_add_told(slide, story, box=side), left)
    _add_map(slide, chart, box=chart_box)
    taken = add_map_key(slide, chart, box=side, map_box=chart_box) + 12
    return Body(_add_told(slide, story, box=Box(side.left, side.top + taken, side.width, side.height - taken)))


def _add_told(slide: Any, story: Story, *, box: Box) -> int:
    taken = add_headline(slide, story.headline, box=box) if story.headline else 0.0
    return add_facts(slide, story.facts, boxes=[Box(box.left, box.top + taken, box.width, box.height - taken)])


def _strip_boxes(story: Story, *, box: Box) -> list[Box]:
    """Two columns for the facts, right of the headline if there is one; one fact has the whole width."""
    left = box.left + (_HEADLINE_WIDE + _GAP if story.headline else 0)
    if len(story.facts) == 1:
        return [Box(left, box.top, box.right - left, box.height)]
    across = (box.right - left - _GAP) / 2
    return [Box(left + (across + _GAP) * column, box.top, across, box.height) for column in range(2)]


def _strip_height(story: Story) -> float:
    """As high as headline and facts need; the charts keep enough to be read, more where they need no more."""
    width = _strip_boxes(story, box=BODY)[0].width
    needed = facts_height(story.facts, width=width, columns=2) if story.facts else 0.0
    if story.headline:
        needed = max(needed, headline_height(story.headline, width=_HEADLINE_WIDE, largest_pt=_HEADLINE_PT))
    kept = max(_kept_height(chart) for chart in story.charts)
    return min(needed + _GAP, BODY.height - kept)


def _kept_height(chart: Chart) -> float:
    """What a chart keeps when facts ask for room: a table all its rows (facts are also in the notes)."""
    if isinstance(chart, Scorecard):
        return min(max(least_height(chart, width=BODY.width), _LEAST_CHART), BODY.height - _LEAST_STRIP)
    return min(_natural_height(chart), _LEAST_CHART)


def _natural_height(chart: Chart) -> float:
    """The height beyond which a chart does not grow more readable."""
    if isinstance(chart, Dots):
        return _TITLE_HIGH + 60 + TALLEST_ROW / 2 * len(chart.rows)
    if isinstance(chart, Bars):
        return _TITLE_HIGH + 56.0 * len(chart.items)
    return _LEAST_CHART


def _add_strip(slide: Any, story: Story, *, box: Box) -> int:
    """Headline left, facts in two columns."""
    if story.headline:
        add_headline(
            slide, story.headline, box=Box(box.left, box.top, _HEADLINE_WIDE, box.height), largest_pt=_HEADLINE_PT
        )
    return add_facts(slide, story.facts, boxes=_strip_boxes(story, box=box))


def _under_title(slide: Any, chart: Chart, *, box: Box) -> Box:
    """Charts side by side carry their own names."""
    title = chart.key_title if isinstance(chart, TileMap) else chart.title
    if not title:
        return box
    lines = style.lines_needed(title, pt=style.LEAST_PT, width_px=box.width / _BOLD)
    high = _TITLE_HIGH + style.line_height_px(style.LEAST_PT) * (lines - 1)
    add_text(slide, Box(box.left, box.top, box.width, high - 6), [[Run(title, bold=True)]], name="Judul grafik")
    return Box(box.left, box.top + high, box.width, box.height - high)


def _add_map(slide: Any, chart: TileMap, *, box: Box) -> None:
    if isinstance(chart, AreaMap):
        add_area_map(slide, chart, box=box)
    else:
        add_tile_map(slide, chart, box=box)


def _add_chart(slide: Any, chart: Chart, *, box: Box) -> tuple[Scorecard, ...]:
    """Draw one chart; a table that goes on elsewhere comes back."""
    if isinstance(chart, Trend):
        add_trend(slide, chart, box=box)
    elif isinstance(chart, Dots):
        add_dots(slide, chart, box=box)
    elif isinstance(chart, Bars):
        add_bars(slide, chart, box=box)
    elif isinstance(chart, Cascade):
        add_cascade(slide, chart, box=box)
    elif isinstance(chart, Funnel):
        add_funnel(slide, chart, box=box)
    elif isinstance(chart, Scorecard):
        left = add_scorecard(slide, chart, box=box).left
        return (left,) if left else ()
    else:
        map_box = Box(box.left, box.top, box.width * 0.68, box.height)
        _add_map(slide, chart, box=map_box)
        add_map_key(slide, chart, box=Box(map_box.right + _GAP, box.top, box.width * 0.3, box.height), map_box=map_box)
    return ()
