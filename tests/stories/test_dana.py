"""Money: missing is not Rp0, a share is words, lokus beside cases undivided, partners see nothing hidden."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories.reading import readable
from stories.tiny_kabupaten import FEB25, TinyDatabase, build

from dashboard import indicators
from dashboard.actions.entries import Commitment
from dashboard.settings import Settings
from dashboard.stories import anggaran, dana
from dashboard.stories.charts import Scorecard
from dashboard.stories.dana_gaps import offers
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Selection, Story
from dashboard.words import anggaran as priced
from dashboard.words import dana as said
from dashboard.words.frame import quality_of
from dashboard.words.quality import filled_share

SETTINGS = Settings()
AREN, BAMBU, FLAMBOYAN, JATI = "99.01.01.2001", "99.01.01.2002", "99.01.02.2001", "99.01.03.1001"
MILLION = 1_000_000.0
MONEY = [
    ("dinkes", None, "PMT lokal", "APBD", 900 * MILLION, 300 * MILLION),
    ("dinkes", None, "Kit", "DAK", 300 * MILLION, None),
    ("bappeda", None, "Rembuk", "APBD", None, 40 * MILLION),
    ("desa", AREN, "Posyandu", "DD", 50 * MILLION, 10 * MILLION), ("desa", BAMBU, "Posyandu", "DD", 20 * MILLION, None),
    ("csr", AREN, "Telur", "CSR", 5 * MILLION, 5 * MILLION),
]


def kabupaten(money: list[tuple[object, ...]] = MONEY) -> TinyDatabase:
    database = build()
    if money:
        database.insert("budget", [("s", 2025, *row, None) for row in money])
    return database


@pytest.fixture
def database() -> TinyDatabase:
    return kabupaten()


def told(database: TinyDatabase, view: str, *, kecamatan: str | None = None, costs: str = "",
         period: date | None = FEB25) -> Story:
    options = {dana.OPTION: view, anggaran.ENTERED: costs}
    return dana.tell(Selection(period=period, kecamatan=kecamatan, options=options), database, SETTINGS)  # type: ignore[arg-type]


def cells(story: Story) -> dict[str, tuple[str, ...]]:
    (card,) = story.charts
    assert isinstance(card, Scorecard)
    return {row[0].text: tuple(cell.text for cell in row[1:]) for row in card.rows}


def facts(story: Story) -> str:
    return " | ".join(fact.text for fact in story.facts)


def test_only_rows_that_tell_both_make_a_share(database: TinyDatabase) -> None:
    story = told(database, "opd")
    # 300 + 10 + 5 spent of 900 + 50 + 5; the kit and Bambu tell no realisation, the rembuk no pagu.
    assert story.takeaway == "Dana 2025: terpakai Rp315 juta dari pagu Rp955 juta"
    shown = cells(story)
    assert shown["Dinkes"] == ("APBD, DAK", "Rp1,2 miliar", "Rp300 juta",
                               "sekitar sepertiga (33,3%) dari Rp900 juta yang diisi")
    assert shown["Bappedalitbang"] == ("APBD", "belum diisi", "Rp40 juta", "belum diisi")
    assert "APBD Rp300 juta dari Rp900 juta" in facts(story)
    assert "Realisasi 2 kegiatan belum diisi" in facts(story)
    rows = {(row[1], row[4]): row[5:] for row in story.table.rows}
    assert rows[("Kit", "seluruh kabupaten")] == (300_000_000, None, None)
    assert rows[("Posyandu", "Aren")] == (50_000_000, 10_000_000, 20.0)


def test_agencies_stand_in_the_order_of_their_table_and_carry_no_judgement(database: TinyDatabase) -> None:
    (card,) = told(database, "opd").charts
    assert isinstance(card, Scorecard)
    assert [row[0].text for row in card.rows] == ["Bappedalitbang", "Dinkes", "Desa/kelurahan", "CSR"]
    assert {cell.status for row in card.rows for cell in row} == {"netral"}


def test_a_kecamatan_sees_its_desa_and_what_cannot_be_divided(database: TinyDatabase) -> None:
    story = told(database, "opd", kecamatan="99.01.01")
    assert story.takeaway == "Dana di desa 2025: terpakai Rp15 juta dari pagu Rp55 juta"
    shown = cells(story)
    assert shown["Aren"] == ("CSR, DD", "Rp55 juta", "Rp15 juta", "sekitar seperempat (27,3%)")
    assert shown["Bambu"][-1] == "belum diisi"
    assert shown["Cemara"][1] == said.NOT_RECORDED
    assert "Rp1,2 miliar ditulis untuk seluruh kabupaten" in facts(story)
    assert {row[3] for row in story.table.rows} == {AREN, BAMBU}
    elsewhere = told(database, "opd", kecamatan="99.01.03")
    assert said.NO_DESA_MONEY in facts(elsewhere)


@pytest.mark.parametrize("view", ["opd", "lokus"])
def test_a_year_without_money_says_so(database: TinyDatabase, view: str) -> None:
    story = told(database, view, period=date(2024, 2, 1))
    assert (story.takeaway, story.charts) == ("Belum ada data anggaran 2024", ())
    assert said.NO_MONEY in facts(story)


def test_without_a_period_the_latest_year_with_money_is_told(database: TinyDatabase) -> None:
    database.insert("budget", [("s", 2027, "dinkes", None, "Nanti", "APBD", MILLION, None, None)])
    assert "2025" in told(database, "opd", period=None).takeaway


@pytest.mark.parametrize(("share", "words"), [
    (None, "belum diisi"), (0.0, "belum terpakai"), (0.04, "hampir belum terpakai (0,0%)"),
    (19.96, "sekitar seperlima (20,0%)"), (39.7, "sekitar dua perlima (39,7%)"),
    (30.8, "sekitar sepertiga (30,8%)"), (50.0, "sekitar separuh (50,0%)"), (99.9, "hampir semua (99,9%)"),
    (99.96, "semua (100%)"), (100.0, "semua (100%)"), (112.0, "melebihi pagu (112,0%)")])
def test_a_share_as_words(share: float | None, words: str) -> None:
    assert said.share_words(share) == words


@given(low=st.floats(0.1, 150), more=st.floats(0, 50))
def test_more_spent_is_never_a_smaller_word(low: float, more: float) -> None:
    order = ["hampir belum", "kurang dari seperlima", "sekitar seperlima", "seperempat", "sepertiga", "dua perlima",
             "separuh", "tiga perlima", "dua pertiga", "tiga perempat", "sebagian besar", "hampir semua",
             "semua (", "melebihi"]

    def place(share: float) -> int:
        told_of = said.share_words(share)
        return next(at for at, word in enumerate(order) if word in told_of)

    assert place(low) <= place(low + more)


def test_lokus_stand_by_code_beside_cases_and_nothing_is_divided(database: TinyDatabase) -> None:
    story = told(database, "lokus")
    assert story.takeaway == "Lokus 2025: 1 dari 2 desa belum tercatat dananya"
    shown = cells(story)
    assert list(shown) == ["★ Aren", "★ Flamboyan"]
    assert shown["★ Aren"] == ("40", "–", "Rp55 juta", "Rp15 juta", "CSR, DD")
    assert shown["★ Flamboyan"][2] == said.NOT_RECORDED
    assert "Belum tercatat dananya: Flamboyan" in facts(story)
    assert not [column.label for column in story.table.columns if "per" in column.label.lower().split()]
    assert len([column for column in story.table.columns if "rupiah" in column.label]) == 2
    # 55 juta / 40 cases would be 1,375 juta: it stands nowhere.
    assert "1,4 juta" not in " ".join(readable(story))


def test_hidden_cases_stay_hidden_beside_money(database: TinyDatabase) -> None:
    database.run("INSERT INTO lokus VALUES ('99.01.01.2004', 2025, 'ditetapkan', NULL, NULL, 3)")
    story = told(database, "lokus")
    assert cells(story)["★ Damar"][0] == "<5"
    at = [column.key for column in story.table.columns].index("n_stunted")
    assert {row[1]: row[at] for row in story.table.rows}["Damar"] == "<5"


def test_a_kecamatan_without_lokus_says_so(database: TinyDatabase) -> None:
    for view in ("lokus", "csr"):
        story = told(database, view, kecamatan="99.01.03")
        assert story.takeaway == "Tidak ada desa lokus 2025 di Kecamatan Muara"
        assert said.NO_LOKUS_HERE in facts(story)


def report(database: TinyDatabase, indicator: str, served: dict[str, tuple[float, float]]) -> None:
    database.insert("coverage", [("s", code, indicator, FEB25, x, n, None) for code, (x, n) in served.items()])


def test_partners_see_who_is_left_out_at_the_cost_that_was_entered(database: TinyDatabase) -> None:
    report(database, "improved_sanitation", {AREN: (60, 100), FLAMBOYAN: (20, 90), BAMBU: (10, 80), JATI: (50, 200)})
    database.insert("readiness", [("s", AREN, FEB25, 3, 2, 4, 1, True, None)])
    story = told(database, "csr", costs="JAMBAN:3000")
    shown = cells(story)
    assert shown["Jamban layak"] == ("110 rumah tangga", "Aren 40 dan Flamboyan 70", "Rp3 juta", "Rp330 juta")
    assert shown["Set alat ukur posyandu"] == ("3 posyandu", "Aren 3; 1 desa belum melapor", "isi setempat", "–")
    # Two lokus desa of two were told of latrines, one of kits; of the other offers nothing was reported.
    owed = 2 * len(offers())
    assert quality_of(story.source) == f"Mutu: {filled_share(3, owed=owed)}"
    # A price for one of two kinds is no price for the list.
    assert story.takeaway == "Celah di 2 desa lokus untuk mitra: 2 jenis kebutuhan"
    assert "Perkiraan biaya Rp330 juta untuk 1 dari 2 jenis" in facts(story)
    assert priced.LOCAL_COST in facts(story)
    rows = {(row[1], row[3][:6]): row[4:8] for row in story.table.rows}
    assert rows[("Flamboyan", "Jamban")] == (70, "rumah tangga", 3_000_000, 210_000_000)
    assert told(database, "csr", costs="JAMBAN:3000,ALAT_UKUR:8000").takeaway.endswith("Rp354 juta")
    assert said.COST_MISSING in facts(told(database, "csr"))


def test_few_left_out_or_few_served_are_no_number_for_a_partner(database: TinyDatabase) -> None:
    report(database, "moderate_wasting_food", {AREN: (3, 40), FLAMBOYAN: (38, 40), BAMBU: (20, 40), JATI: (4, 8)})
    story = told(database, "csr", costs="CFSUP_2017:500")
    need, places, _, cost = cells(story)["PMT balita gizi kurang"]
    assert (need, places, cost) == ("jumlah kecil", "2 desa disamarkan", "–")
    assert all(isinstance(row[4], str) and row[7] is None for row in story.table.rows)
    for text in readable(story):
        assert "37" not in text  # who is left out in Aren


def test_what_nobody_reports_is_no_gap(database: TinyDatabase) -> None:
    story = told(database, "csr")
    assert (story.takeaway, story.charts) == ("Belum ada celah yang dilaporkan di lokus 2025", ())
    assert said.NO_GAP in facts(story)


def test_pledges_of_partners_stand_on_the_list(database: TinyDatabase) -> None:
    report(database, "improved_water", {AREN: (60, 100), FLAMBOYAN: (20, 90)})
    book = book_of(database)  # type: ignore[arg-type]
    book.record_commitment(Commitment(text="Sumur bor", party="PT Contoh", kind="csr", amount_rupiah=12_000_000,
                                      desa_codes=(AREN,)), author="uji")
    book.record_commitment(Commitment(text="Turun ke desa", party="Bupati"), author="uji")
    story = told(database, "csr")
    assert "Sudah dijanjikan PT Contoh: Sumur bor (Rp12 juta; Aren)" in facts(story)
    assert "Bupati" not in facts(story)
    assert {row[1]: row[-1] for row in story.table.rows} == {"Aren": "PT Contoh: Sumur bor", "Flamboyan": None}


def test_dials_are_those_of_the_offers_and_shared_with_anggaran() -> None:
    chosen = Selection(options={dana.OPTION: "csr", anggaran.ENTERED: "BEP_KEK:400,JAMBAN:99999"})
    made = {dial.key: dial.value for dial in dana.dials(chosen)}
    assert set(made) == {one.cost_key for one in offers()}
    assert (made["BEP_KEK"], made["JAMBAN"], made["AIR_MINUM"]) == (400, 20_000, 0)
    assert next(d.value for d in anggaran.dials(chosen) if d.key == "BEP_KEK") == 400
    assert dana.dials(Selection()) == ()


def test_money_says_who_filled_it_in_and_when(database: TinyDatabase) -> None:
    owed = [one for one in indicators.owners() if not one.asked]
    story = told(database, "opd")
    # Of the owners of services only Dinkes stands among the rows; four of six rows tell what was spent.
    assert quality_of(story.source) == f"Mutu: 1 dari {len(owed)} OPD pemilik layanan mengisi"
    assert "Tanggal laporan tidak diisi, realisasi 4 dari 6 baris" in story.source
    # Aren and Bambu of the five desa of the kecamatan; Bambu's row tells no realisation.
    here = told(database, "opd", kecamatan="99.01.01")
    assert quality_of(here.source) == "Mutu: 2 dari 5 desa/kelurahan tercatat"
    assert "realisasi 2 dari 3 baris" in here.source
    database.insert("budget", [("s", 2025, "dinsos", None, "Bansos", "APBD", MILLION, None, date(2025, 6, 30))])
    assert "Laporan terakhir 30 Juni 2025" in told(database, "opd").source
    assert quality_of(told(database, "opd").source).startswith("Mutu: 2 dari ")
