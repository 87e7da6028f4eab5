"""Known counts in, the sentence out; and one number in the title, the chart and the table."""

from __future__ import annotations

from datetime import date

import pytest
from stories.tiny_kabupaten import AUG24, FEB24, FEB25, TinyDatabase, areas, build, desa_months

from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Dots, TileMap, Trend
from dashboard.stories.story import Selection, Story
from dashboard.stories.tren_kecamatan import same_month_pair
from dashboard.words.frame import split_source
from dashboard.words.numbers import percent

SETTINGS = Settings()


def tell(slug: str, database: TinyDatabase, **chosen: object) -> Story:
    return STORIES[slug](Selection(**chosen), database, SETTINGS)  # type: ignore[arg-type]


def test_ringkasan_speaks_through_the_survey(tiny: TinyDatabase) -> None:
    story = tell("ringkasan", tiny)
    assert story.takeaway == "Stunting 21,3%: masih 4,5 poin di atas target 2024"
    assert story.headline is not None
    assert story.headline.text == "21,3%"
    assert story.headline.interval == "Rentang 17,8–25,3%"
    assert story.headline.judgement == (
        "Turun 1,6 poin dari SKI 2023; belum tentu benar-benar berubah (beda rancangan survei)")
    facts = " ".join(fact.text for fact in story.facts)
    # (21,3 - 14,2) / 5 years.
    assert "Perlu turun 1,4 poin per tahun sampai 2029" in facts
    assert "e-PPGBM Feb 2025: 13,6%" in facts
    assert "terdaftar (78,1%)" in facts
    assert "proyeksi (70,4%)" in facts


def test_no_line_crosses_a_year_without_survey(tiny: TinyDatabase) -> None:
    trend = tell("ringkasan", tiny).charts[0]
    assert isinstance(trend, Trend)
    runs = [series for series in trend.series if series.family == "survey"]
    assert [[point.x for point in run.points] for run in runs] == [[2021.0], [2023.0, 2024.0]]
    assert [run.joined for run in runs] == [False, True]
    # SKI 2023 published no interval: ours is drawn as an estimate.
    assert [point.approximate for run in runs for point in run.points] == [False, True, False]
    assert all(series.family != "routine" for series in trend.series)


def test_targets_are_dashed_and_filled_years_are_named(tiny: TinyDatabase) -> None:
    trend = tell("ringkasan", tiny).charts[0]
    assert isinstance(trend, Trend)
    paths = {series.name: series for series in trend.series if series.family == "target"}
    assert all(path.dashed for path in paths.values())
    successor = paths["Target nasional"]
    assert [(point.x, point.text, point.name == "interpolasi") for point in successor.points] == [
        (2025.0, "", False), (2027.0, "", True), (2029.0, "14,2%", False)]


def test_a_target_of_one_year_alone_is_a_point_that_can_be_seen(tiny: TinyDatabase) -> None:
    trend = tell("ringkasan", tiny).charts[0]
    assert isinstance(trend, Trend)
    [own] = [series for series in trend.series if series.name == "Target kabupaten"]
    assert [(point.x, point.text) for point in own.points] == [(2024.0, "16,8%")]
    assert own.joined is False


def test_the_subtitle_names_the_surveys_that_are_drawn() -> None:
    database = build()
    database.insert("survey", [("99.01", 2013, "Riskesdas", 47.6, None, None, "unknown", "Contoh", "sure", "", None)])
    assert tell("tren", database).subtitle.endswith("survei 2021–2024")


def test_a_survey_that_the_nation_has_and_the_kabupaten_has_not_is_named() -> None:
    database = build()
    assert tell("ringkasan", database).headline.label == "SSGI 2024, balita"  # type: ignore[union-attr]
    database.insert("survey", [("ID", 2026, "SSGI", 17.0, None, None, "direct", "Contoh", "sure", "", None)])
    assert tell("ringkasan", database).headline.label == (  # type: ignore[union-attr]
        "SSGI 2024, balita; SSGI 2026 belum dimuat")


def test_the_chosen_period_hides_later_surveys(tiny: TinyDatabase) -> None:
    assert tell("ringkasan", tiny, period=date(2023, 8, 1)).takeaway.startswith("Stunting 22,9%")


def test_a_kecamatan_never_shows_the_survey_as_its_own(tiny: TinyDatabase) -> None:
    for slug in ("ringkasan", "tren"):
        story = tell(slug, tiny, kecamatan="99.01.01")
        assert "21,3" not in story.takeaway + story.subtitle + story.source
        for chart in story.charts:
            assert isinstance(chart, Trend)
            assert all(series.family in ("routine", "context") for series in chart.series)
        assert "Survei hanya mewakili kabupaten" in " ".join(fact.text for fact in story.facts)
    assert tell("ringkasan", tiny, kecamatan="99.01.01").takeaway == (
        "Kecamatan Hulu: stunting 15,4% dari 540 balita diukur")


def test_low_coverage_speaks_before_the_rate(tiny: TinyDatabase) -> None:
    assert tell("ringkasan", tiny, kecamatan="99.01.02").takeaway == (
        "Baru 41% balita terdaftar diukur: belum mewakili semua")


def test_a_hidden_kecamatan_says_why() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    for row in desa_months():
        x = int(row[0] == "99.01.03.1001") if row[1] == "99.01.03" else 20
        database.insert("desa_month", [(*row[:3], 100, 120, 92, 90, 90, x, 0, 0, 0)])
    story = tell("ringkasan", database, kecamatan="99.01.03")
    assert story.headline is not None
    assert story.headline.text == "<5"
    assert story.takeaway == "Kecamatan Muara: kurang dari 5 balita stunting tercatat"
    assert story.charts[0].series[0].points[-1].y is None  # type: ignore[union-attr]


def test_headline_chart_and_table_of_a_kecamatan_agree(tiny: TinyDatabase) -> None:
    story = tell("ringkasan", tiny, kecamatan="99.01.01")
    trend = story.charts[0]
    assert isinstance(trend, Trend)
    rate = story.table.rows[0][[column.key for column in story.table.columns].index("rate")]
    assert isinstance(rate, float)
    assert trend.series[0].points[-1].y == rate
    assert story.headline is not None
    assert story.headline.text == percent(rate)
    assert percent(rate) in story.takeaway


def test_peta_counts_classes_and_names_the_sure_ones(tiny: TinyDatabase) -> None:
    story = tell("peta", tiny)
    chart = story.charts[0]
    assert isinstance(chart, TileMap)
    facts = [fact.text for fact in story.facts]
    # Six have a class and one hidden "<5" is surely under 10 %: more than half of 13, so the title speaks of classes.
    assert sum(tile.fill == "di_bawah_10" for tile in chart.tiles) == 1
    assert story.takeaway == "Masih ada 1 desa di kelas tinggi atau sangat tinggi"
    assert sum(tile.fill in ("tinggi", "sangat_tinggi") for tile in chart.tiles) == 1
    assert "Kelas desa: 1 sangat tinggi, 4 sedang, 1 rendah" in facts
    assert "Sangat mungkin di atas 20%: Aren 44,4% (n 90)" in facts
    assert "Lokus 2025 (ditetapkan): 2 dari 3 nama diketahui" in facts


def test_peta_marks_lokus_of_the_year_or_the_latest_list(tiny: TinyDatabase) -> None:
    def marks(period: date) -> dict[str, str]:
        chart = tell("peta", tiny, period=period).charts[0]
        assert isinstance(chart, TileMap)
        return {tile.code: tile.lokus for tile in chart.tiles if tile.lokus}

    assert marks(FEB25) == {"99.01.01.2001": "ditetapkan", "99.01.02.2001": "ditetapkan"}
    # No list for 2024: the latest one.
    assert marks(FEB24) == {"99.01.03.2001": "calon"}


def test_peta_low_level_judges_against_the_kabupaten_mean() -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("desa_month", [(*row[:8], min(row[8], row[7] // 20), *row[9:]) for row in desa_months()])
    facts = " ".join(fact.text for fact in tell("peta", database).facts)
    assert "rerata kabupaten" in facts
    assert "20%" not in facts


def test_peta_thin_lines_and_no_class_by_coverage(tiny: TinyDatabase) -> None:
    chart = tell("peta", tiny).charts[0]
    assert isinstance(chart, TileMap)
    tiles = {tile.name: tile for tile in chart.tiles}
    assert (tiles["Flamboyan"].fill, tiles["Flamboyan"].thin_lines) == ("sedang", True)
    assert "cakupan rendah" in tiles["Flamboyan"].hover
    assert (tiles["Gaharu"].fill, tiles["Gaharu"].value_text) == ("cakupan_rendah", "")
    assert tiles["Ijuk"].fill == "tidak_ada_data"


def test_peta_jumlah_counts_children(tiny: TinyDatabase) -> None:
    story = tell("peta", tiny, options={"peta_isi": "jumlah"})
    chart = story.charts[0]
    assert isinstance(chart, TileMap)
    assert chart.view == "jumlah"
    counted = sorted((tile.count for tile in chart.tiles if tile.count is not None), reverse=True)
    # 173 stunted in all; the third (57,7) is reached by 40 + 30.
    assert counted[:2] == [40.0, 30.0]
    assert story.takeaway == "Sepertiga balita stunting tercatat ada di 2 desa"


def test_peta_of_one_kecamatan_has_only_its_desa(tiny: TinyDatabase) -> None:
    chart = tell("peta", tiny, kecamatan="99.01.03").charts[0]
    assert isinstance(chart, TileMap)
    assert {tile.kecamatan_code for tile in chart.tiles} == {"99.01.03"}
    assert chart.selected == "99.01.03"
    assert len({(tile.x, tile.y) for tile in chart.tiles}) == 4


def test_tren_keeps_the_families_on_charts_of_their_own(tiny: TinyDatabase) -> None:
    story = tell("tren", tiny)
    assert story.takeaway == "Turun 1,6 poin, tetapi belum tentu benar-benar berubah"
    families = [{series.family for series in chart.series} for chart in story.charts if isinstance(chart, Trend)]
    assert families == [{"survey", "target"}, {"routine"}]
    facts = " ".join(fact.text for fact in story.facts)
    # Coverage fell from 83,4 to 78,1 %: the register's two months are not to be compared.
    assert "tidak sebanding, cakupan berubah lebih dari 5 poin" in facts


def test_tren_borderline_survey_is_called_so() -> None:
    database = build()
    database.run("DELETE FROM survey")
    database.insert("survey", [("99.01", 2021, "SSGI", 23.4, None, None, "unknown", "", "likely", "", None),
                               ("99.01", 2023, "SKI", 17.9, None, None, "unknown", "", "sure", "", None)])
    story = tell("tren", database)
    assert story.takeaway == "Turun 5,5 poin sejak 2021: di batas nyata dan kebetulan"
    assert story.headline is not None
    assert story.headline.interval == "Selisih −10,8 sampai −0,2 poin"
    assert story.headline.judgement == "di batas"


def test_tren_kecamatan_compares_the_same_month(tiny: TinyDatabase) -> None:
    story = tell("tren", tiny, options={"tren_lihat": "kecamatan"})
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    rows = {row.label: row for row in dots.rows}
    assert (rows["Hulu"].note, rows["Hulu"].text) == ("turun nyata", "20,3% ke 15,4%")
    assert rows["Muara"].note == "belum dapat dibedakan"
    assert rows["Hilir"].note == "tidak sebanding"
    assert story.takeaway == "Turun nyata di 1 dari 2 kecamatan yang sebanding"
    assert "Feb 2024 dan Feb 2025" in story.filters


def test_the_pair_of_months_is_a_year_apart() -> None:
    assert same_month_pair((FEB24, AUG24, FEB25)) == (FEB24, FEB25)
    assert same_month_pair((FEB24, AUG24)) is None
    assert same_month_pair(()) is None


def test_mutu_names_the_silent_and_draws_the_limit(tiny: TinyDatabase) -> None:
    story = tell("mutu_data", tiny)
    dots = story.charts[0]
    assert isinstance(dots, Dots)
    assert dots.reference == ((80.0, "batas 80%"),)
    assert [row.label for row in dots.rows] == ["Hilir", "Hulu", "Muara"]
    assert [row.status for row in dots.rows] == ["kritis", "mencapai", "mencapai"]
    assert story.facts[0].text == "Belum mengirim data: Ijuk"
    assert story.takeaway == "Baru 78,1% balita terdaftar diukur; 1 desa belum mengirim"
    assert story.headline is not None
    assert story.headline.text == "78,1%"


def test_mutu_of_a_kecamatan_lists_its_desa(tiny: TinyDatabase) -> None:
    dots = tell("mutu_data", tiny, kecamatan="99.01.03").charts[0]
    assert isinstance(dots, Dots)
    rows = {row.label: row for row in dots.rows}
    assert set(rows) == {"Jati", "Kenari", "Lontar", "Meranti"}
    assert (rows["Kenari"].text, rows["Kenari"].value, rows["Kenari"].note) == ("n<10", None, "")
    assert rows["Meranti"].text == "sasaran belum dimuat"


@pytest.mark.parametrize("slug", ["ringkasan", "peta", "tren", "mutu_data"])
def test_no_data_is_a_story_with_a_sentence(slug: str) -> None:
    database = TinyDatabase()
    database.insert("area", areas())
    story = tell(slug, database)
    assert story.takeaway == "Belum ada data untuk Kabupaten Contoh"
    assert story.charts == ()
    assert story.facts[0].text.endswith("Muat berkas e-PPGBM lebih dulu di halaman Data.")


@pytest.mark.parametrize("slug", ["ringkasan", "peta", "mutu_data"])
def test_a_month_without_data_names_the_month(slug: str, tiny: TinyDatabase) -> None:
    story = tell(slug, tiny, period=date(2030, 2, 1), kecamatan="99.01.01")
    assert story.takeaway == "Belum ada data Februari 2030 untuk Kecamatan Hulu"
    assert "Pilih periode lain" in story.facts[0].text


def test_sample_data_is_marked() -> None:
    assert tell("peta", build(is_sample=True)).is_sample
    assert not tell("peta", build()).is_sample


def test_a_kabupaten_without_survey_speaks_through_the_register() -> None:
    database = build()
    database.run("DELETE FROM survey")
    story = tell("ringkasan", database)
    assert story.takeaway == "Baru 78% balita terdaftar diukur: belum mewakili semua"
    assert any("Belum ada hasil survei" in fact.text for fact in story.facts)


def test_mutu_of_rows_and_files_is_of_the_kabupaten_whatever_is_chosen(tiny: TinyDatabase) -> None:
    for view, period in (("alur", "Feb 2025"), ("temuan", "semua")):
        chosen, whole = (tell("mutu_data", tiny, kecamatan=k, options={"mutu_lihat": view}) for k in ("99.01.03", None))
        assert chosen.filters == f"Kecamatan: semua · Periode: {period}"
        assert (chosen.source, chosen.facts) == (whole.source, whole.facts)


def test_mutu_row_flow_adds_up() -> None:
    database = build()
    database.insert("row_flow", [(FEB25, "dibaca", 1300), (FEB25, "digabung", 20), (FEB25, "tidak_wajar", 7),
                                 (FEB25, "dihitung", 1273)])
    database.insert("zscore_audit", [("s", FEB25, 1000, 8, 2, 3)])
    story = tell("mutu_data", database, options={"mutu_lihat": "alur"})
    assert story.takeaway == "Dari 1.300 baris, 1.273 anak dihitung (97,9%)"
    assert [row[1] for row in story.table.rows] == [1300, 20, 7, 1273]
    assert story.facts[1].text == (
        "Z-score berkas dibanding hitungan ulang: 0,8% dari 1.000 berbeda lebih dari 0,05 dan 0,2% berganti kelas; "
        "3 karena aturan cara ukur yang lain")


def test_mutu_findings_in_words_most_serious_first() -> None:
    database = build()
    database.insert("source", [("s", "f", "measurement", None, None, 10, 9, 1, False)])
    database.insert("finding", [
        ("s", 4, "Berat", "di_luar_batas", "perbaikan", "Kolom Berat: nilai mustahil, dikosongkan."),
        ("s", 5, "", "ukur_sebelum_lahir", "tolak", "Tanggal ukur sebelum tanggal lahir."),
        ("s", 6, "", "anak_diukur_berulang", "info", "Anak yang sama diukur lebih dari sekali."),
    ])
    story = tell("mutu_data", database, options={"mutu_lihat": "temuan"})
    assert [row[0] for row in story.table.rows] == ["Ditolak", "Dikosongkan"]
    assert story.takeaway == "Temuan: 1 baris ditolak, 1 dikosongkan, 0 perlu dilihat"


def test_peta_names_the_highest_only_among_the_shown(tiny: TinyDatabase) -> None:
    alt = tell("peta", tiny).charts[0].alt
    assert "tertinggi di antara yang dapat ditampilkan " in alt
    database = build()
    database.run("UPDATE desa_month SET n_measured = 100, n_stunted = 20")
    alt = tell("peta", database).charts[0].alt
    assert "tertinggi" not in alt
    assert "terendah" not in alt


def test_every_page_of_the_register_says_how_far_its_numbers_may_be_trusted(tiny: TinyDatabase) -> None:
    """Measured, coverage and quality stand in one stretch of the source line: the words that lead to mutu_data."""
    for slug in ("ringkasan", "peta", "dua_angka", "tren", "banding", "lokus", "mutu_data"):
        words = split_source(tell(slug, tiny).source)[1]
        assert words.startswith("Diukur "), slug
        assert "Mutu: " in words, slug


def test_a_last_month_of_low_coverage_is_named_over_its_line() -> None:
    database = build()
    titles = [chart.title for chart in tell("tren", database).charts if isinstance(chart, Trend)]
    assert titles[-1] == "e-PPGBM, bulan timbang, Kabupaten Contoh"
    database.run("UPDATE desa_month SET n_registered = 3 * n_registered")
    titles = [chart.title for chart in tell("tren", database).charts if isinstance(chart, Trend)]
    assert titles[-1] == "e-PPGBM, bulan timbang; Feb 2025 baru 26% diukur"


def test_every_pair_of_surveys_and_of_bulan_timbang_has_its_word(tiny: TinyDatabase) -> None:
    story = tell("tren", tiny)
    keys = [column.key for column in story.table.columns]
    told = [(row[keys.index("family")], row[keys.index("verdict")]) for row in story.table.rows]
    surveys = [word for family, word in told if family == "Survei"]
    routine = [word for family, word in told if family == "e-PPGBM"]
    assert surveys == ["", "belum dapat dibedakan", "belum dapat dibedakan"]
    assert routine[0] == ""
    assert set(routine[1:]) <= {"turun nyata", "naik nyata", "belum dapat dibedakan", "tidak sebanding"}
    assert ("Tiap dua survei berturut-turut: SSGI 2021 ke SKI 2023 belum dapat dibedakan; SKI 2023 ke SSGI 2024 belum "
            "dapat dibedakan") in [fact.text for fact in story.facts]
