"""Steps as bars: every value and loss is written, nothing is drawn for a number that may not be."""

from __future__ import annotations

import re

import plotly.graph_objects as go
import pytest

from dashboard import figures
from dashboard.figures import style
from dashboard.stories.charts import Cascade, CascadeStep

STEPS = (
    CascadeStep("Sasaran", 100.0, "100,0% · 4.120", "proyeksi penduduk"),
    CascadeStep("1 Terdata", 94.0, "94,0% · 3.873", "terdaftar", 6.0, "▲ hilang 6,0 poin (247 anak)", "perhatian"),
    CascadeStep("2 Memperoleh", 75.0, "75,0% · 3.090", "ditimbang", 19.0, "■ hilang 19,0 poin (783 anak)", "kritis"),
    CascadeStep("3 Memanfaatkan", None, "belum ada data", "makan MP-ASI"),
    CascadeStep("4 Terlapor", 78.0, "78,0% · 3.214", "laporan masuk", -3.0,
                "▲ melebihi langkah sebelumnya 3,0 poin (124 anak)", "perhatian"),
)
CHART = Cascade(STEPS, 100.0, "Batang bertingkat anak 0–23 bulan")


@pytest.fixture(params=["rapat", "petugas"])
def figure(request: pytest.FixtureRequest) -> go.Figure:
    return figures.draw(CHART, mode=request.param, size=(800, 520))


def test_every_label_value_measure_and_loss_is_written(figure: go.Figure) -> None:
    written = [re.sub(r"<[^>]+>", "", note.text) for note in figure.layout.annotations]
    for step in STEPS:
        assert {step.label, step.text, step.measure} <= set(written)
        assert not step.lost_text or step.lost_text in written


def test_bars_are_the_shares_and_what_was_lost(figure: go.Figure) -> None:
    reached, lost = figure.data
    assert list(reached.x) == [100, 94, 75, 0, 78]
    assert list(lost.x) == [0, 6, 19, 0, 0]  # a step that grew lost nothing
    assert list(lost.base)[:3] == [100, 94, 75]
    assert lost.marker.color[2] == style.STATUS["kritis"].fill


def test_no_text_stands_beyond_the_axis_where_it_would_vanish(figure: go.Figure) -> None:
    steps = (CascadeStep("1", 100.0, "100,0%"), CascadeStep("2", 62.06, "62,1%", lost=37.94 + 1e-9))
    drawn = figures.draw(Cascade(steps, 100.0, "x"), mode="rapat", size=(800, 520))
    assert all(0 <= note.x <= 100 for note in (*drawn.layout.annotations, *figure.layout.annotations))


def test_no_text_is_under_the_floor(figure: go.Figure) -> None:
    least = min(note.font.size for note in figure.layout.annotations)
    assert least in {style.SIZES["rapat"].small, style.SIZES["petugas"].small}
