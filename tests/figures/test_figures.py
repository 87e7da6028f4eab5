"""Every chart in both modes: sizes, Indonesian texts, rate axes from 0, nothing named twice, DATA CONTOH."""

from __future__ import annotations

import json
import re
from types import ModuleType

import plotly.graph_objects as go
import pytest

from dashboard import figures
from dashboard.figures import style
from dashboard.stories.charts import Bars, Dots, Trend

CHARTS = ("survey_trend", "fan_trend", "routine_trend", "dots", "range_dots", "bars", "corong", "tile_map")


def sizes_in(part: object) -> list[float]:
    """Every text size in a figure, those in a span's style too."""
    found: list[float] = []
    if isinstance(part, dict):
        for name, value in part.items():
            # A font of marks without text is never drawn.
            if name in ("font", "tickfont", "textfont") and isinstance(value, dict) and "size" in value:
                found.append(value["size"])
            found += sizes_in(value)
    elif isinstance(part, list):
        for value in part:
            found += sizes_in(value)
    elif isinstance(part, str):
        found += [float(size) for size in re.findall(r"font-size:([\d.]+)px", part)]
    return found


def texts_in(figure: go.Figure) -> list[str]:
    texts = [note.text for note in figure.layout.annotations]
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        texts += list(axis.ticktext or [])
    return [re.sub(r"<[^>]+>", " ", text) for text in texts]


@pytest.fixture(params=[(name, mode) for name in CHARTS for mode in ("rapat", "petugas")], ids="-".join)
def drawn(request: pytest.FixtureRequest, invented: ModuleType) -> tuple[object, str, go.Figure]:
    name, mode = request.param
    chart = getattr(invented, name)()
    return chart, mode, figures.draw(chart, mode=mode)


def test_no_text_is_under_the_floor(drawn: tuple[object, str, go.Figure]) -> None:
    _, mode, figure = drawn
    assert min(sizes_in(json.loads(figure.to_json())["layout"])) >= style.SIZES[mode].small


def test_no_decimal_point_reaches_the_eye(drawn: tuple[object, str, go.Figure]) -> None:
    _, _, figure = drawn
    assert figure.layout.separators == ",."
    wrong = [text for text in texts_in(figure) if re.search(r"\d\.\d{1,2}(?!\d)", text)]
    assert wrong == []


def test_the_figure_has_neither_title_nor_legend(drawn: tuple[object, str, go.Figure]) -> None:
    _, _, figure = drawn
    assert figure.layout.title.text is None
    assert figure.layout.showlegend is False


def test_rates_start_at_zero(drawn: tuple[object, str, go.Figure]) -> None:
    chart, _, figure = drawn
    if isinstance(chart, Trend):
        assert figure.layout.yaxis.range[0] == 0
    if isinstance(chart, Dots | Bars):
        assert figure.layout.xaxis.range[0] == 0


def test_the_funnel_names_only_what_stands_outside_and_starts_at_zero(invented: ModuleType) -> None:
    figure = figures.draw(invented.corong(), mode="rapat")
    assert figure.layout.yaxis.range[0] == figure.layout.xaxis.range[0] == 0
    texts = " ".join(texts_in(figure))
    assert "■ Desa P 31,0%" in texts
    assert "Desa S 2,5%" in texts
    assert "Desa Q" not in texts
    symbols = {trace.name: trace.marker.symbol for trace in figure.data if trace.mode == "markers"}
    assert symbols == {"netral": "circle", "perhatian": "triangle-up", "kritis": "square"}


def test_only_colours_of_the_style_module(drawn: tuple[object, str, go.Figure]) -> None:
    _, _, figure = drawn
    known = json.dumps({name: repr(value) for name, value in vars(style).items() if name.isupper()})
    # The default template holds Plotly's own colours; nothing of it is drawn.
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", figure.update_layout(template=None).to_json()))
    assert [colour for colour in used if colour not in known] == []


def test_sample_data_is_marked_across_the_figure(invented: ModuleType) -> None:
    figure = figures.mark_sample(figures.draw(invented.dots(), mode="rapat"))
    marks = [note for note in figure.layout.annotations if note.text == "DATA CONTOH"]
    assert len(marks) == 1
    assert marks[0].font.size >= 40


def test_a_scorecard_is_no_figure(invented: ModuleType) -> None:
    with pytest.raises(figures.NotDrawableError, match="Scorecard"):
        figures.draw(invented.scorecard(), mode="rapat")
    assert figures.key(invented.dots(), mode="rapat", width=300) is None


def test_a_finished_figure_is_remembered_and_only_sample_data_is_marked(invented: ModuleType) -> None:
    plain = figures.finished(invented.dots(), mode="rapat", size=(800, 400))
    marked = figures.finished(invented.dots(), mode="rapat", size=(800, 400), sample="DATA CONTOH")
    assert figures.finished(invented.dots(), mode="rapat", size=(800, 400)) is plain
    assert "DATA CONTOH" in texts_in(marked)
    assert "DATA CONTOH" not in texts_in(plain)
