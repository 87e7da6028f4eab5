"""The page on the 4 pasti and the 3 standar: known answers, what is missing stays missing, and words that hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stories.reading import readable
from stories.tiny_kabupaten import DESA, FEB25, TinyDatabase, areas, desa_months

from dashboard import indicators
from dashboard.settings import Settings
from dashboard.stories import STORIES, choices, pasti
from dashboard.stories.charts import Cascade, Scorecard
from dashboard.stories.pasti_chain import measure_chains
from dashboard.stories.pasti_register import group_of, groups
from dashboard.stories.pasti_standar import measure_readiness
from dashboard.stories.red_cells import offers
from dashboard.stories.story import Selection, Story
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()
HULU = [code for code in DESA if code.startswith("99.01.01")]
MINILOK = """CREATE TABLE IF NOT EXISTS minilok (source_id VARCHAR, kecamatan_code VARCHAR, period DATE,
 planned INTEGER, held INTEGER, note VARCHAR)"""
Report = tuple[str, str, float | None, float | None]
IN_TIME, LATE = date(2025, 3, 8), date(2025, 3, 20)


def kabupaten(reports: list[Report], *, arrived: date | None = IN_TIME, period: date = FEB25) -> TinyDatabase:
    """The tiny kabupaten with these reports of one month: (desa, indicator, numerator, denominator)."""
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("desa_month", desa_months())
    database.run(MINILOK)
    if reports:
        database.insert("coverage", [("s", desa, one, period, x, n, arrived) for desa, one, x, n in reports])
    return database


def everywhere(indicator: str, x: float, n: float) -> list[Report]:
    return [(code, indicator, x, n) for code in DESA]


def tell(database: TinyDatabase, *, kecamatan: str | None = None, **options: str) -> Story:
    named = {f"pasti_{key}": code for key, code in options.items()}
    chosen = Selection(period=FEB25, kecamatan=kecamatan, options=named)
    return STORIES["pasti"](chosen, database, SETTINGS)  # type: ignore[arg-type]


def cascade(story: Story) -> Cascade:
    chart = story.charts[0]
    assert isinstance(chart, Cascade)
    return chart


def test_the_register_names_every_group_and_step() -> None:
    assert {one.key for one in groups()} == {
        "balita", "baduta", "ibu_hamil", "ibu_bersalin", "remaja_putri", "catin", "krs"}
    known = {one.id for one in indicators.register()}
    for group in groups():
        assert [step.number for step in group.steps] == [0, 1, 2, 3, 4]
        used = [(step.table, step.indicator, step.part) for step in group.steps if step.collected]
        assert len(set(used)) == len(used), f"{group.key}: a step takes another step's number"
        for step in group.steps:
            assert step.measure
            assert step.indicator in known | {""}
            assert step.collected or step.note, "what is not collected says why"
        # One base: whatever divides the served counts the same people as the list.
        ids = {step.indicator for step in group.steps[1:] if step.indicator}
        assert len({indicators.indicator(one).target_group for one in ids}) == 1


def test_a_known_cascade() -> None:
    """Projected, listed and weighed of the tiny kabupaten; the desa that sent nothing is in no sum."""
    story = tell(kabupaten(everywhere("growth_monitoring", 20, 100)), kecamatan="99.01.01")
    chain = measure_chains(kabupaten(everywhere("growth_monitoring", 20, 100)), group="balita",  # type: ignore[arg-type]
                           period=FEB25, settings=SETTINGS)
    hulu = [step.count for step in chain.of("99.01.01").steps]
    assert hulu == [710, 610, 540, 100, 100]
    whole = chain.of(None)
    # Ijuk (nothing weighed) and Meranti (nothing listed) are left out of every step.
    assert (whole.n_counted, whole.n_desa) == (11, 13)
    assert whole.steps[0].count == sum(d[3] or 0 for d in DESA.values()) - 90 - 80
    assert story.takeaway == "Hilang 62,0 poin: dilayani tetapi belum memanfaatkan"
    assert [step.text for step in cascade(story).steps] == [
        "100,0% · 710", "85,9% · 610", "76,1% · 540", "14,1% · 100", "14,1% · 100"]
    assert cascade(story).steps[3].lost_text == "■ hilang 62,0 poin (440 balita)"
    assert story.headline is not None
    assert (story.headline.text, story.headline.judgement) == ("62,0 poin", "440 balita")
    assert story.headline.status == "kritis"


def test_points_are_those_of_the_displayed_percentages() -> None:
    for step, before in zip(cascade(tell(kabupaten(everywhere("growth_monitoring", 33, 97)))).steps[1:],
                            cascade(tell(kabupaten(everywhere("growth_monitoring", 33, 97)))).steps, strict=False):
        if step.lost and step.value is not None and before.value is not None:
            assert step.lost == pytest.approx(round(before.value + 1e-9, 1) - round(step.value + 1e-9, 1), abs=0.051)


def test_a_step_that_is_not_collected_has_no_number_and_takes_no_other() -> None:
    story = tell(kabupaten(everywhere("basic_immunisation", 60, 100)), kelompok="baduta")
    sasaran, listed, served, used, reported = cascade(story).steps
    assert (sasaran.value, sasaran.text) == (None, "belum ada data")
    assert (listed.text, served.text) == ("100,0% · 1.300", "60,0% · 780")
    assert (used.value, used.text, used.lost_text) == (None, "belum ada data", "")
    assert reported.text == "60,0% · 780"
    assert any(fact.text.startswith("Langkah 3 (makan MP-ASI yang baik) belum ada data") for fact in story.facts)
    assert "persen terdata" in story.subtitle


def test_a_step_between_is_skipped_in_words_too() -> None:
    story = tell(kabupaten(everywhere("pregnant_ttd90", 50, 100)), kelompok="ibu_hamil")
    assert story.takeaway == "Hilang 50,0 poin: terdata tetapi belum memanfaatkan"
    assert cascade(story).steps[2].text == "belum ada data"


def test_few_desa_are_not_taken_for_all_and_silence_is_no_loss() -> None:
    reports = [*everywhere("krs_mentoring", 80, 100), (HULU[0], "krs_home_garden", 5, 100)]
    steps = cascade(tell(kabupaten(reports), kelompok="krs")).steps
    assert (steps[2].text, steps[3].text, steps[4].text) == ("80,0% · 1.040", "belum ada data", "belum ada data")
    # Seven of thirteen report: the step counts, and every step is of these seven.
    reports = everywhere("krs_mentoring", 80, 100) + [(code, "krs_home_garden", 20, 100) for code in list(DESA)[:7]]
    story = tell(kabupaten(reports), kelompok="krs")
    assert [step.text for step in cascade(story).steps[1:4]] == ["100,0% · 700", "80,0% · 560", "20,0% · 140"]
    assert any("Dihitung dari 7 dari 13 desa" in fact.text for fact in story.facts)


def test_a_growing_step_is_flagged_never_clipped() -> None:
    reports = everywhere("krs_mentoring", 60, 100) + everywhere("krs_home_garden", 75, 100)
    story = tell(kabupaten(reports), kelompok="krs")
    step = cascade(story).steps[3]
    assert (step.text, step.status) == ("75,0% · 975", "perhatian")
    assert step.lost_text == "▲ melebihi langkah sebelumnya 15,0 poin (195 keluarga)"
    assert step.gone == 0
    assert any("Langkah 3 melebihi langkah 2" in fact.text for fact in story.facts)
    assert "Melebihi langkah sebelumnya" in str(story.table.rows[3][-1])


def test_late_is_not_missing_and_older_reports_are_not_of_this_month() -> None:
    database = kabupaten(everywhere("premarital_health_check", 30, 50), arrived=LATE)
    facts = [fact.text for fact in tell(database, kelompok="catin").facts]
    assert "Laporan Feb 2025: 13 dari 13 desa masuk, 0 tepat waktu" in facts
    old = kabupaten(everywhere("premarital_health_check", 30, 50), period=date(2025, 1, 1))
    steps = cascade(tell(old, kelompok="catin")).steps
    assert (steps[2].text, steps[4].text) == ("60,0% · 390", "0,0% · 0")
    undated = kabupaten(everywhere("premarital_health_check", 30, 50), arrived=None)
    assert any("tanggal masuk tidak dicatat" in fact.text for fact in tell(undated, kelompok="catin").facts)


def test_one_desa_and_the_floor_under_percentages() -> None:
    database = kabupaten(everywhere("premarital_health_check", 14, 20) + everywhere("adolescent_ttd", 40, 200))
    story = tell(database, kelompok="catin", desa=HULU[1])
    assert "Desa Bambu" in story.subtitle
    assert "Desa Bambu" in story.filters
    assert "konvergensi" not in story.subtitle
    assert story.takeaway == "Terdata 20, dilayani 14: terlalu sedikit untuk persen"
    assert [step.value for step in cascade(story).steps] == [None] * 5
    assert {step.status for step in cascade(story).steps} == {"netral"}
    girls = tell(database, kelompok="remaja_putri", desa=HULU[1])
    assert girls.takeaway == "Hilang 80,0 poin: terdata tetapi belum memanfaatkan"
    # A desa of another kecamatan than the chosen one, and a code nobody has, are passed over.
    assert "Kecamatan Hilir" in tell(database, kecamatan="99.01.02", desa=HULU[1]).subtitle
    assert "Kabupaten Contoh" in tell(database, desa="99.99.99.9999").subtitle


def test_before_the_bulan_timbang_of_the_year_nothing_is_weighed_yet() -> None:
    database = kabupaten(everywhere("growth_monitoring", 20, 100), period=date(2025, 1, 1))
    chosen = Selection(period=date(2025, 1, 1))
    story = STORIES["pasti"](chosen, database, SETTINGS)  # type: ignore[arg-type]
    assert [step.text != "belum ada data" for step in cascade(story).steps] == [True, True, False, True, True]
    assert any(fact.text == "Langkah 2 (ditimbang pada bulan timbang) belum ada data: belum dilaporkan pada tahun ini"
               for fact in story.facts)


def test_no_report_is_a_sentence() -> None:
    story = tell(kabupaten(everywhere("adolescent_ttd", 5, 10)), kelompok="catin")
    assert story.charts == ()
    assert "belum ada data" in story.takeaway


def standards() -> TinyDatabase:
    database = kabupaten(everywhere("adolescent_ttd", 40, 200))
    rows = [("s", code, FEB25, 3, 3, 2, 2, True, None) for code in HULU[2:]]
    rows += [("s", HULU[0], FEB25, 4, 1, 2, 0, False, None),
             ("s", HULU[1], date(2024, 8, 1), None, None, 5, 5, None, None)]
    database.insert("readiness", rows)
    database.insert("minilok", [("s", "99.01.01", date(2025, month, 1), 1, held, "") for month, held in
                                ((1, 1), (2, 0), (3, 1))])
    return database


def test_standards_count_gaps_and_name_who_owns_them() -> None:
    story = tell(standards(), kecamatan="99.01.01", lihat="standar")
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    cells = {row[0].text: row[1:] for row in chart.rows}
    assert chart.rows[0][0].text == "Aren"
    assert [(cell.text, cell.status) for cell in cells["Aren"][:3]] == [
        ("1 dari 4", "perhatian"), ("0 dari 2", "kritis"), ("belum", "kritis")]
    assert cells["Aren"][-1].text == "3 TPK, 2 posyandu, 1 SOP"
    assert [cell.text for cell in cells["Bambu"][:3]] == ["belum ada data", "5 dari 5", "belum ada data"]
    facts = [fact.text for fact in story.facts]
    assert facts[:3] == [
        "DP3AP2KB: 3 dari 13 TPK belum terlatih", "Dinkes: 2 dari 13 posyandu belum beralat ukur lengkap",
        "Kecamatan: 1 dari 4 desa belum menjalankan SOP"]
    # March lies after the chosen month.
    assert any(text.startswith("Mini lokakarya terlaksana 1 dari 2 (pengganti") for text in facts)
    assert story.takeaway == "Standar belum lengkap di 1 dari 5 desa, terutama TPK"


def test_a_report_of_the_same_month_a_year_ago_is_no_longer_used() -> None:
    database = standards()
    database.insert("readiness", [("s", list(DESA)[-1], date(2024, 2, 1), 3, 3, 2, 2, True, None)])
    found = {one.code: one for one in measure_readiness(database, period=FEB25)}  # type: ignore[arg-type]
    assert found[list(DESA)[-1]].period is None


def test_standards_of_the_kabupaten_say_who_did_not_report() -> None:
    story = tell(standards(), lihat="standar")
    chart = story.charts[0]
    assert isinstance(chart, Scorecard)
    cells = {row[0].text: row[1:] for row in chart.rows}
    assert cells["Hilir"][0].text == "belum ada data"
    assert [cell.text for cell in cells["Hulu"]] == [
        "10/13 (76,9%)", "11/13 (84,6%)", "3 dari 4", "1 dari 2", "3 TPK, 2 posyandu, 1 SOP"]
    assert any(fact.text.startswith("Belum ada data kesiapan: ") for fact in story.facts)
    silent = tell(kabupaten(everywhere("adolescent_ttd", 40, 200)), lihat="standar")
    assert silent.charts == ()
    assert "kesiapan belum ada" in silent.takeaway


def test_red_steps_and_standards_are_offered_with_their_owner() -> None:
    database = kabupaten(everywhere("basic_immunisation", 60, 100))
    chosen = Selection(period=FEB25, kecamatan="99.01.01", options={"pasti_kelompok": "baduta"})
    [offer] = offers("pasti", selection=chosen, database=database, settings=SETTINGS)  # type: ignore[arg-type]
    assert (offer.agency, offer.indicator, offer.area) == ("dinkes", "basic_immunisation", "99.01.01")
    chosen = Selection(period=FEB25, kecamatan="99.01.01", options={"pasti_lihat": "standar"})
    found = offers("pasti", selection=chosen, database=standards(), settings=SETTINGS)  # type: ignore[arg-type]
    assert [(one.agency, one.area) for one in found] == [("dinkes", HULU[0]), ("kecamatan", HULU[0])]


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def test_every_group_place_and_view_of_the_sample_keeps_its_words(database: Database) -> None:
    kecamatan = choices.kecamatan_choices(database)[0].value
    desa = [code for code in measure_chains(database, group="balita", period=date(2026, 8, 1), settings=SETTINGS).places
            if code.startswith(kecamatan) and code != kecamatan]
    for key in pasti.GROUPS:
        for view in pasti.VIEWS:
            for place, code in ((None, ""), (kecamatan, ""), (kecamatan, desa[0]), (None, desa[-1])):
                chosen = Selection(kecamatan=place, options={"pasti_kelompok": key, "pasti_lihat": view,
                                                             "pasti_desa": code})
                story = STORIES["pasti"](chosen, database, SETTINGS)
                assert 0 < len(story.takeaway) <= 60, story.takeaway
                assert len(story.subtitle) <= 105
                assert not any("konvergensi" in text.lower() for text in readable(story))
                assert story.charts == () or story.charts[0].alt
                assert story.is_sample


def test_the_sample_shows_every_group(database: Database) -> None:
    for key in pasti.GROUPS:
        story = STORIES["pasti"](Selection(options={"pasti_kelompok": key}), database, SETTINGS)
        collected = [step.collected for step in group_of(key).steps]
        shown = [step.text != "belum ada data" for step in cascade(story).steps]
        assert shown == collected, key
    assert isinstance(STORIES["pasti"](Selection(options={"pasti_lihat": "standar"}), database, SETTINGS).charts[0],
                      Scorecard)
