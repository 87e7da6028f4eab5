"""Pieces of the frame: what fits beside a chart, tables in Indonesian form, scorecards as real tables."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures import style
from dashboard.screen.catalogue import Step, step_of
from dashboard.screen.parts import (
    facts_height,
    facts_html,
    fitting_facts,
    footer_html,
    heading_html,
    headline_html,
    lines_needed,
)
from dashboard.screen.rooms import letters_of, rooms, scorecard_height
from dashboard.screen.scorecard import scorecard_html
from dashboard.screen.table import styled, table_html, text_of
from dashboard.stories.charts import BarItem, Bars, DotRow, Dots, Scorecard, ScoreCell, Trend
from dashboard.stories.story import Column, Fact, Headline, Story, Table

MEETING = style.SIZES["rapat"]
TABLE = Table(
    (Column("code", "Kode", "code"), Column("n", "Diukur", "count"), Column("rate", "Prevalensi", "percent"),
     Column("change", "Perubahan", "points")),
    (("62.01.01", 17957, 21.34, -0.6), ("62.01.02", "n<10", "disamarkan", None), ("62.01.03", 9, 3.05, 1.25)))
FACTS = st.lists(st.builds(Fact, text=st.text("abc de", min_size=1, max_size=160),
                           number=st.sampled_from(["", "21,3%"])), max_size=9)


def story(**rest: object) -> Story:
    plain = {"slug": "peta", "question": "?", "takeaway": "Judul", "subtitle": "Anak judul",
             "filters": "Kecamatan: semua", "source": "Sumber: e-PPGBM", "charts": (), "table": TABLE}
    return Story(**(plain | rest))  # type: ignore[arg-type]


@given(FACTS, st.integers(40, 600))
def test_facts_beside_a_chart_never_exceed_their_room(facts: list[Fact], height: int) -> None:
    fitted = fitting_facts(facts, sizes=MEETING, width_px=360, height_px=height)
    assert fitted.size_px >= MEETING.small
    assert fitted.number_px >= MEETING.small
    assert facts_height(fitted.facts, size_px=fitted.size_px, number_px=fitted.number_px, width_px=360) <= height
    left = iter(facts)
    assert all(fact in left for fact in fitted.facts), "the order is kept"


def test_facts_are_largest_where_there_is_room_and_the_rest_is_counted() -> None:
    facts = [Fact("Perlu turun 1,4 poin per tahun sampai 2029")] * 3
    assert fitting_facts(facts, sizes=MEETING, width_px=360, height_px=500).size_px == MEETING.value
    few = fitting_facts(facts, sizes=MEETING, width_px=360, height_px=110)
    assert 0 < len(few.facts) < 3
    text = facts_html(few.facts, size_px=few.size_px, number_px=few.number_px, hidden=3 - len(few.facts))
    assert "keterangan lain di mode petugas" in text


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("satu", 1), ("satu dua", 2), ("satu dua tiga", 3)])
def test_words_are_kept_whole(text: str, lines: int) -> None:
    assert lines_needed(text, size_px=20, width_px=50) == lines


def test_every_text_is_escaped() -> None:
    bad = "<b>&'\""
    pieces = (heading_html(story(takeaway=bad, subtitle=bad), step_text=bad),
              footer_html(story(filters=bad, source=bad)),
              headline_html(Headline(bad, bad, bad, bad), size_px=96, width_px=380),
              facts_html([Fact(bad, bad)], size_px=20, number_px=44, hidden=0),
              table_html(Table((Column("a", bad),), ((bad,),)), most_rows=5),
              scorecard_html(Scorecard((bad, bad), ((ScoreCell(bad), ScoreCell(bad, "kritis", bad)),), bad, more=bad)))
    for piece in pieces:
        assert "<b>&" not in piece
        assert "&lt;b&gt;&amp;" in piece


def test_sample_data_is_named_in_the_heading() -> None:
    assert "DATA CONTOH" in heading_html(story(is_sample=True), step_text="")
    assert "DATA CONTOH" not in heading_html(story(), step_text="")


def test_a_long_headline_is_set_smaller() -> None:
    assert "font-size:96px" in headline_html(Headline("21,3%", ""), size_px=96, width_px=380)
    assert "font-size:96px" not in headline_html(Headline("belum dapat dinilai", ""), size_px=96, width_px=380)


@pytest.mark.parametrize(("value", "kind", "text"), [
    (17957, "count", "17.957"), (21.34, "percent", "21,3%"), (-0.6, "points", "−0,6"), (None, "percent", "–"),
    (float("nan"), "count", "–"), ("<5", "count", "<5"), (date(2025, 2, 28), "date", "28 Februari 2025"),
    ("62.01.01", "code", "62.01.01")])
def test_values_are_shown_in_indonesian_form(value: object, kind: str, text: str) -> None:
    assert text_of(value, kind=kind) == text  # type: ignore[arg-type]


def test_the_sortable_table_shows_texts_over_numbers_that_sort() -> None:
    shown = styled(TABLE)
    assert [value for value in shown.data["Diukur"].dropna() if value >= 0] == [17957, 9]
    # Streamlit writes the word for "no data" over an empty cell, whatever its styled text.
    assert not shown.data["Prevalensi"].isna().any()
    cells = shown.to_html()
    for text in ("17.957", "21,3%", "−0,6", "n&lt;10", "disamarkan", "+1,3"):
        assert text in cells or text.replace("&lt;", "<") in cells, text


def test_a_table_cut_to_fit_says_how_many_rows_are_left() -> None:
    assert "dan 1 baris lagi" in table_html(TABLE, most_rows=2)
    assert "baris lagi" not in table_html(TABLE, most_rows=3)


def test_a_scorecard_is_a_table_with_headers_shapes_and_words() -> None:
    chart = Scorecard(("OPD", "Cakupan"), ((ScoreCell("Dinkes"), ScoreCell("34", "kritis")),
                                           (ScoreCell("Dinsos"), ScoreCell("■ 2", "kritis"))), "Kartu", widths=(3, 1))
    html = scorecard_html(chart)
    assert "<caption>Kartu</caption>" in html
    assert html.count("scope='row'") == 2
    assert html.count("scope='col'") == 2
    assert "aria-label='Kritis'>■</span> 34" in html
    assert html.count("■") == 2, "a shape the story wrote is not written twice"
    assert "width:75.00%" in html


@pytest.mark.parametrize(("slug", "given", "position"), [
    ("peta", None, 1), ("peta", "2", 1), ("peta", "3", 2), ("peta", "1", 1), ("peta", "99", 1), ("peta", "x", 1),
    ("tren", None, None)])
def test_the_step_in_the_address_counts_only_if_it_is_this_page(
    slug: str, given: str | None, position: int | None,
) -> None:
    steps = (Step("ringkasan"), Step("peta"), Step("peta", {"peta_isi": "jumlah"}))
    assert step_of(slug, given=given, steps=steps) == position


def test_a_short_table_is_set_large_and_a_name_is_not_broken_over_its_column() -> None:
    def card(columns: tuple[str, ...], rows: int) -> Scorecard:
        row = (ScoreCell("Pekarangan"), *(ScoreCell("34,2", "kritis"),) * (len(columns) - 1))
        return Scorecard(columns, (row,) * rows, "", widths=(2.6, *(1.0,) * (len(columns) - 1)))
    assert letters_of(card(("Indikator", "Kumai"), 1), width=1200, room=524) == "besar"
    assert letters_of(card(("Indikator", "Kumai"), 7), width=1200, room=524) == "lega"
    many = ("Indikator", "Kabupaten", "Kumai", "Kotawaringin Lama", "Arut Utara", "Pangkalan Lada", "Arut Selatan",
            "Pangkalan Banteng")
    assert letters_of(card(many, 2), width=1200, room=524) == "biasa"


TREND = Trend("", (), 2021, 2029, 30, "")
CHARTS = st.lists(st.one_of(
    st.just(TREND), st.just(Bars((BarItem("a", 1, "1"),), 2, "")),
    st.integers(1, 20).map(lambda rows: Dots((DotRow("a", "a", 1.0, "1"),) * rows, 2, ""))), max_size=5)


@given(CHARTS, st.integers(200, 600))
def test_charts_share_the_height_there_is(charts: list[object], height: int) -> None:
    shown = rooms(charts, height=height, tick=20)  # type: ignore[arg-type]
    assert sum(room for _, room in shown) <= height + len(shown)
    assert [chart for chart, _ in shown] == charts[:len(shown)]
    assert bool(shown) == bool(charts), "the first chart is always shown"
    assert all(room > 0 for _, room in shown)


def test_the_first_of_two_trends_is_the_larger() -> None:
    (_, first), (_, second) = rooms((TREND, TREND), height=524, tick=20)
    assert first > second
    assert first + second == pytest.approx(524, abs=2)


def test_a_scorecard_with_long_cells_is_higher_and_loses_its_large_letters() -> None:
    def card(text: str, rows: int) -> Scorecard:
        return Scorecard(("OPD", "Keterangan"), ((ScoreCell("Dinkes"), ScoreCell(text)),) * rows, "")
    short, long = card("baik", 8), card("Pekarangan pangan lestari belum dilaporkan oleh kecamatan " * 2, 8)
    assert scorecard_height(long, letters="lega", width=1200) > scorecard_height(short, letters="lega", width=1200)
    assert letters_of(short, width=1200, room=524) == "lega"
    assert letters_of(long, width=1200, room=524) == "biasa"
    assert letters_of(card("baik", 14), width=1200, room=524) == "biasa"


SOURCE = "Sumber: e-PPGBM, Feb 2025. Diukur 9 dari 10 terdaftar (90,0%). Mutu: baik. Berkas 3fa9c1"


def test_the_words_on_quality_lead_to_the_page_on_quality() -> None:
    shown = footer_html(story(source=SOURCE), trust="mutu_data?kec=62.01.01&rapat=true")
    link = "<a class='mutu' href='mutu_data?kec=62.01.01&amp;rapat=true' target='_self'>"
    assert f"{link}Diukur 9 dari 10 terdaftar (90,0%). Mutu: baik</a>. Berkas 3fa9c1" in shown
    assert "href='mutu_data'" in heading_html(story(source=SOURCE), step_text="", trust="mutu_data")
    assert ">Mutu: baik</a>" in heading_html(story(source=SOURCE), step_text="", trust="mutu_data")


@pytest.mark.parametrize("source", ["Sumber: laporan OPD. Berkas 3fa9c1", SOURCE])
def test_without_an_address_or_without_such_words_nothing_is_linked(source: str) -> None:
    assert "<a" not in footer_html(story(source=source))
    assert "<a" not in footer_html(story(source="Sumber: laporan OPD. Berkas 3fa9c1"), trust="mutu_data")


def test_a_fact_leads_to_the_page_that_tells_more_and_stays_escaped() -> None:
    shown = facts_html([Fact("Lokus <b>", page="lokus"), Fact("lain")], size_px=16, number_px=28, hidden=0,
                       address="{}?kec=62.01.01&rapat=true".format)
    assert "<a class='mutu' href='lokus?kec=62.01.01&amp;rapat=true' target='_self'>Lokus &lt;b&gt;</a>" in shown
    assert shown.count("<a") == 1


def test_a_state_without_a_number_carries_its_dash_and_a_word_for_no_number_none() -> None:
    said = ("belum", "n<10", "sisa <5", "– 3 Mei", "tidak ada sasaran", "belum melapor", "disamarkan")
    rows = tuple((ScoreCell("a"), ScoreCell(text, "kosong")) for text in said)
    html = scorecard_html(Scorecard(("x", "y"), rows, "x"))
    shown = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td class='status-kosong[^>]*>(.*?)</td>", html)]
    assert [unescape(text) for text in shown] == [
        "– belum", "– n<10", "– sisa <5", "– 3 Mei", "tidak ada sasaran", "belum melapor", "disamarkan"]
