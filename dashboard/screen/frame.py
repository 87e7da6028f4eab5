"""The frame of every page: title, what is measured, headline and facts, charts, filters and source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from html import escape

import streamlit as st

from dashboard import figures
from dashboard.figures import style
from dashboard.screen import labels
from dashboard.screen.context import Context, current
from dashboard.screen.filters import draw_page_options
from dashboard.screen.parts import (
    FACT_GAP_PX,
    facts_html,
    fitting_facts,
    footer_html,
    heading_html,
    headline_height,
    headline_html,
    lines_needed,
    panels_html,
    printed_html,
)
from dashboard.screen.rooms import drawn_height, letters_of, rooms, scorecard_height
from dashboard.screen.scorecard import scorecard_html
from dashboard.screen.state import aside_address, query_of, trust_address
from dashboard.screen.table import draw_table
from dashboard.screen.wall_table import wall_table_html
from dashboard.stories.charts import Scorecard, TileMap
from dashboard.stories.story import Story

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}

# The meeting canvas is 1280 x 720; these are its body and the column beside a chart.
BODY_WIDTH, BODY_HEIGHT = 1200, 524
SIDE_WIDTH = 380
MAP_WIDTH = 800
GAP = 20
FACT_INDENT = 15
# Under two numbers side by side: the height a chart of three rows needs.
LEAST_PANEL_CHART = 150
# What the columns measure on a 1280 px screen; wider screens stretch the charts.
OFFICER_CHART_WIDTH, OFFICER_CHART_HEIGHT = 596, 440
OFFICER_SIDE_WIDTH = 290
OFFICER_MAP_WIDTH, OFFICER_MAP_HEIGHT = 548, 560


@dataclass(frozen=True)
class Strip:
    """A row of a page's own buttons: under the page's options at the desk, over the foot of the body in a meeting.

    ``height`` is what the body of a meeting page leaves free for it, px.
    """

    draw: Callable[[], None]
    height: int = 52


def show(story: Story, *, strip: Strip | None = None) -> None:
    """Draw a story in the mode of this run."""
    context = current()
    # A meeting's line under the title is full: there the words at the foot lead to the page on quality.
    st.html(heading_html(story, step_text=context.step_text,
                         trust=trust_address(context.slug) if context.mode == "petugas" else ""))
    if context.mode == "rapat":
        _show_meeting(story, context=context, height=BODY_HEIGHT - (strip.height if strip else 0))
        if strip:
            strip.draw()
    else:
        _show_officer(story, context=context, strip=strip)


def _show_meeting(story: Story, *, context: Context, height: int) -> None:
    with st.container(key="isi", horizontal=True, gap=None):
        if context.as_table:
            st.html(wall_table_html(story.table, width=BODY_WIDTH, height=height))
        elif isinstance(story.charts[0] if story.charts else None, TileMap):
            with st.container(key="isi_bagan", gap=None, width=MAP_WIDTH):
                _charts(story, mode="rapat", width=MAP_WIDTH, height=height)
            with st.container(key="isi_sisi", gap=None, width=SIDE_WIDTH):
                used = _key(story, mode="rapat", width=SIDE_WIDTH, map_size=(MAP_WIDTH, height))
                _side(story, height=height - used)
        elif isinstance(story.charts[0] if story.charts else None, Scorecard) and not story.headline:
            _scorecard_page(story, height=height)
        elif story.panels:
            with st.container(key="isi_bagan", gap=None, width=BODY_WIDTH):
                _panels_page(story, height=height)
        elif not story.charts:
            with st.container(key="isi_sisi", gap=None, width=BODY_WIDTH):
                _side(story, height=height, width=BODY_WIDTH)
        elif story.headline or story.facts:
            with st.container(key="isi_sisi", gap=None, width=SIDE_WIDTH):
                # A strip stands beside the facts, not over them.
                _side(story, height=BODY_HEIGHT)
            width = BODY_WIDTH - SIDE_WIDTH - GAP
            with st.container(key="isi_bagan", gap=None, width=width):
                _charts(story, mode="rapat", width=width, height=height)
        else:
            with st.container(key="isi_bagan", gap=None, width=BODY_WIDTH):
                _charts(story, mode="rapat", width=BODY_WIDTH, height=height)
    _foot(story, context=context)


def _panels_page(story: Story, *, height: int) -> None:
    """Two numbers side by side, their ranges on one scale, and below the paragraph that is read from the wall."""
    sizes = style.SIZES["rapat"]
    wide = BODY_WIDTH / len(story.panels) - GAP
    st.html(panels_html(story.panels, size_px=sizes.headline, width_px=wide))
    left = height - max(headline_height(panel, sizes=sizes, width_px=wide) for panel in story.panels)
    shown = story.charts[:1]
    title = getattr(shown[0], "title", "") if shown else ""
    if title:
        st.html(f"<h2 class='judul-bagan'>{escape(title)}</h2>")
        left -= round(sizes.tick * 1.6)
    size, lines = next(
        (size, lines) for size in (sizes.value, sizes.tick, sizes.small)
        if (lines := lines_needed(story.read_aloud, size_px=size, width_px=BODY_WIDTH)) * 1.3 * size <= left
        - LEAST_PANEL_CHART or size == sizes.small)
    _charts(replace(story, charts=shown), mode="rapat", width=BODY_WIDTH,
            height=round(left - 1.3 * size * lines - GAP / 2))
    st.html(f"<p class='bacakan' style='font-size:{size}px'>{escape(story.read_aloud)}</p>")


def _scorecard_page(story: Story, *, height: int) -> None:
    """A scorecard takes the whole width; facts stand under it, as many as fit."""
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    letters = letters_of(chart, width=BODY_WIDTH, room=height)
    used = scorecard_height(chart, letters=letters, width=BODY_WIDTH) + FACT_GAP_PX
    with st.container(key="isi_bagan", gap=None, width=BODY_WIDTH):
        st.html(scorecard_html(chart, letters=letters))
        if story.facts:
            _facts(story, width=BODY_WIDTH, height=height - used)


def _show_officer(story: Story, *, context: Context, strip: Strip | None) -> None:
    draw_page_options(context.slug)
    if strip:
        strip.draw()
    first = story.charts[0] if story.charts else None
    size = (OFFICER_CHART_WIDTH, OFFICER_CHART_HEIGHT)
    if isinstance(first, TileMap):
        size = (OFFICER_MAP_WIDTH, OFFICER_MAP_HEIGHT)
        left, right = st.columns([5, 3], gap="medium")
        with left, st.container(key="isi_bagan"):
            _charts(story, mode="petugas", width=size[0], height=size[1])
        with right:
            _key(story, mode="petugas", width=340, map_size=size)
            _officer_side(story)
    elif (isinstance(first, Scorecard) and not story.headline) or not (story.headline or story.facts):
        _officer_side(story)
        with st.container(key="isi_bagan"):
            _charts(story, mode="petugas", width=900, height=OFFICER_CHART_HEIGHT)
    else:
        left, right = st.columns([1, 2], gap="medium")
        with left:
            _officer_side(story)
        with right, st.container(key="isi_bagan"):
            _charts(story, mode="petugas", width=size[0], height=OFFICER_CHART_HEIGHT)
    _foot(story, context=context)
    if story.table.rows:
        st.html(f"<h2 class='tabel'>{labels.TABLE}</h2>")
        draw_table(story.table)
    with st.container(key="penjelasan"):
        _explain(story)


def _foot(story: Story, *, context: Context) -> None:
    """Filters and source; on paper also the day and the address of this view."""
    printed = printed_html(st.context.url or "", query=query_of(context.slug), day=date.today())
    st.html(footer_html(story, trust=trust_address(context.slug)) + printed)


def _explain(story: Story) -> None:
    for heading, paragraphs in ((labels.WHY, (story.why,)), (labels.HOW, story.how),
                                (labels.READ_ALOUD, (story.read_aloud,))):
        shown = [paragraph for paragraph in paragraphs if paragraph]
        if shown:
            st.html(f"<section class='penjelasan'><h2>{heading}</h2>"
                    + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in shown) + "</section>")


def _side(story: Story, *, height: float, width: float = SIDE_WIDTH) -> None:
    """Headline and the facts that fit beside the chart of a meeting page."""
    sizes = style.SIZES["rapat"]
    if story.headline:
        st.html(headline_html(story.headline, size_px=sizes.headline, width_px=width))
        height -= headline_height(story.headline, sizes=sizes, width_px=width)
    if story.facts:
        _facts(story, width=width, height=height)


def _facts(story: Story, *, width: float, height: float) -> None:
    """The facts of a meeting page that find room, and how many do not."""
    fitted = fitting_facts(story.facts, sizes=style.SIZES["rapat"], width_px=width - FACT_INDENT, height_px=height)
    st.html(facts_html(fitted.facts, size_px=fitted.size_px, number_px=fitted.number_px,
                       hidden=len(story.facts) - len(fitted.facts), address=_aside))


def _aside(page: str) -> str:
    return aside_address(current().slug, to=page)


def _officer_side(story: Story) -> None:
    if story.headline:
        st.html(headline_html(story.headline, size_px=style.SIZES["petugas"].headline, width_px=OFFICER_SIDE_WIDTH))
    if story.facts:
        sizes = style.SIZES["petugas"]
        st.html(facts_html(story.facts, size_px=sizes.value, number_px=sizes.number, hidden=0, address=_aside))


def _key(story: Story, *, mode: style.Mode, width: int, map_size: tuple[int, int]) -> float:
    """Draw the map's key; returns the height it took."""
    key = figures.key(story.charts[0], mode=mode, width=width, map_size=map_size)
    if key is None:
        return 0
    st.plotly_chart(key, theme=None, width="content", key="kunci_peta", config=CHART_CONFIG)
    note = getattr(story.charts[0], "note", "")
    if note:
        st.html(f"<p class='catatan-peta'>{escape(note)}</p>")
    return float(key.layout.height) + (style.SIZES[mode].small * 2.8 if note else 0) + 8


def _charts(story: Story, *, mode: style.Mode, width: int, height: int) -> None:
    """The charts of a story, stacked. A meeting page shows those that fit and says how many more there are."""
    shown = rooms(story.charts, height=height, tick=style.SIZES[mode].tick) if mode == "rapat" else [
        (chart, height) for chart in story.charts]
    for position, (chart, given) in enumerate(shown):
        room = given
        title = getattr(chart, "title", "") if len(story.charts) > 1 else ""
        if title:
            st.html(f"<h2 class='judul-bagan'>{escape(title)}</h2>")
            room -= round(style.SIZES[mode].tick * 1.6)
        if isinstance(chart, Scorecard):
            letters = letters_of(chart, width=width, room=room) if mode == "rapat" else "biasa"
            st.html(scorecard_html(chart, letters=letters))
            continue
        figure = figures.finished(chart, mode=mode, size=(width, drawn_height(chart, room=room, mode=mode)),
                                  sample=labels.SAMPLE if story.is_sample else "")
        st.plotly_chart(figure, theme=None, width="content" if mode == "rapat" else "stretch", config=CHART_CONFIG,
                        key=f"bagan_{position}", alt=chart.alt)
    hidden = len(story.charts) - len(shown)
    if hidden:
        st.html(f"<p class='selebihnya'>{labels.more_charts(hidden)}</p>")
