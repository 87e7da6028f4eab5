"""Who has not reported: a report of an earlier month is no report of this one, and everyone due is named."""

from __future__ import annotations

from datetime import date

from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import indicators
from dashboard.settings import Settings
from dashboard.stories import STORIES
from dashboard.stories.charts import Scorecard
from dashboard.stories.story import Selection, Story

MAY26, JUN26, JUL26, AUG26 = (date(2026, month, 1) for month in (5, 6, 7, 8))
SETTINGS = Settings()
FIRST = next(iter(DESA))
Report = tuple[str, str, date, float | None, float | None, date | None]


def reports(owner: str, period: date, *, on: date | None, desa: list[str] | None = None) -> list[Report]:
    """What one owner's offices sent for a month: everyone served, so that nothing but the report is in question."""
    return [(code, one.id, period, 5 if one.lower_is_better else 100, 100, on)
            for one in indicators.owned_by(owner) for code in desa or DESA]


def everyone(period: date, *, on: date | None, but: tuple[str, ...] = ()) -> list[Report]:
    return [row for owner in indicators.owners() if owner.slug not in but
            for row in reports(owner.slug, period, on=on)]


def tell(rows: list[Report], *, opd: str = "semua", period: date = AUG26, kecamatan: str | None = None,
         settings: Settings = SETTINGS) -> Story:
    database = TinyDatabase()
    database.insert("area", areas())
    database.insert("coverage", [("s", *row) for row in rows])
    return STORIES["opd"](Selection(period=period, kecamatan=kecamatan, options={"opd": opd}), database, settings)


def cells(story: Story) -> dict[str, list[str]]:
    card = story.charts[0]
    assert isinstance(card, Scorecard)
    return {row[0].text: [cell.text for cell in row] for row in card.rows}


def june_and_august(*, but: tuple[str, ...]) -> list[Report]:
    """Everyone sent June (complementary feeding is asked then) and all but some sent August on 8 September."""
    return everyone(JUN26, on=date(2026, 7, 9)) + everyone(AUG26, on=date(2026, 9, 8), but=but)


def test_a_report_of_an_earlier_month_does_not_count_as_this_months() -> None:
    rows = june_and_august(but=("dinsos",)) + reports("dinkes", AUG26, on=date(2026, 10, 7), desa=[FIRST])
    story = tell(rows)
    assert story.takeaway == "Belum melapor: Dinsos; lainnya mencapai target"
    dinsos = cells(story)["Dinsos"]
    assert dinsos[6:] == ["0/5", "Jun 2026", "belum melapor, lewat 27 hari"]  # due 10 September, known until 7 October
    assert any("Diminta segera melapor: Dinsos (5 indikator, lewat 27 hari)" in fact.text for fact in story.facts)


def test_old_values_carry_their_month() -> None:
    rows = june_and_august(but=("dinsos",))
    card = tell(rows, opd="dinsos").charts[0]
    assert isinstance(card, Scorecard)
    assert {cell.text for row in card.rows for cell in row[1:]} == {"100,0 Jun"}
    fresh = tell(rows, opd="pupr").charts[0]
    assert isinstance(fresh, Scorecard)
    assert {cell.text for row in fresh.rows for cell in row[1:]} == {"100,0"}
    assert tell(rows, opd="dinsos").takeaway.startswith("Dinsos: ")


def test_a_quarterly_indicator_owes_its_quarter_only() -> None:
    rows = [row for row in june_and_august(but=()) if row[1:3] != ("complementary_feeding", AUG26)]
    assert cells(tell(rows))["Dinkes"][6] == "14/14"
    assert tell(rows).takeaway == "Semua sudah melapor dan mencapai target"
    monthly = Settings(scheduled_indicators=())
    assert cells(tell(rows, settings=monthly))["Dinkes"][6] == "13/14"
    assert tell(rows, settings=monthly).takeaway == "Laporan 1 instansi belum jatuh tempo"
    late = rows + reports("perikanan", AUG26, on=date(2026, 9, 20), desa=["99.01.03.2003"])
    late.remove(("99.01.03.2003", "krs_fish_promotion", AUG26, 100, 100, date(2026, 9, 8)))
    assert tell(late, settings=monthly).takeaway == "Laporan belum lengkap: Dinkes"


def test_nobody_is_late_before_the_due_day() -> None:
    rows = everyone(JUN26, on=date(2026, 7, 9)) + reports("dinkes", AUG26, on=date(2026, 9, 5))
    story = tell(rows)
    assert story.takeaway == "Laporan 6 instansi belum jatuh tempo"
    assert not any("Diminta" in fact.text or "Dimohon" in fact.text for fact in story.facts)
    assert cells(tell(rows, opd="belum_lapor"))["Dinsos"][-1] == "belum jatuh tempo"


def test_kemenag_is_asked() -> None:
    rows = june_and_august(but=("kemenag", "pupr", "pertanian")) + reports("pertanian", AUG26, on=date(2026, 9, 15))
    story = tell(rows, opd="belum_lapor")
    assert cells(story)["Kemenag/KUA"][-1].startswith("dimohon bantuan data")
    texts = [fact.text for fact in story.facts]
    assert any(text.startswith("Dimohon bantuan data: Kemenag/KUA (1 indikator") for text in texts)
    assert not any("Diminta" in text and "Kemenag" in text for text in texts)


def test_the_list_to_chase_has_a_row_for_every_empty_cell() -> None:
    rows = june_and_august(but=("dinsos", "pupr"))
    rows = [row for row in rows if not (row[0] == FIRST and row[1] == "krs_fish_promotion")]
    rows += reports("pupr", AUG26, on=date(2026, 9, 22), desa=[FIRST])
    story = tell(rows, opd="belum_lapor")
    table = [dict(zip([column.key for column in story.table.columns], row, strict=True)) for row in story.table.rows]
    silent = [row for row in table if row["owner"] == "Dinsos"]
    assert [row["desa"] for row in silent] == ["Semua desa"] * 5
    assert {(row["state"], row["days"], row["last"], row["due"]) for row in silent} == {
        ("belum melapor", 12, "Jun 2026", date(2026, 9, 10))}
    assert {row["group"] for row in silent} == {"PUS", "KPM PKH", "KPM 1.000 HPK"}
    (fish,) = [row for row in table if row["owner"] == "Diskan"]
    assert (fish["desa"], fish["kecamatan"], fish["state"], fish["days"]) == ("Aren", "Hulu", "belum ada laporan", 12)
    water = [row for row in table if row["owner"] == "DPUPR"]
    assert len(water) == 2 * (len(DESA) - 1)
    assert cells(story)["DPUPR"][1:5] == ["2/2", "7,7%", "0/2", "12 hari"]  # one of thirteen desa, 12 days late
    filled = 29 * len(DESA) - 5 * len(DESA) - len(water) - 1
    # The indicator asked each quarter stands with its June cells.
    assert any(f"Sel terisi {filled} dari {29 * len(DESA)}" in fact.text for fact in story.facts)
    assert story.takeaway == f"Belum melapor Agu 2026: Dinsos; {29 * len(DESA) - filled} sel kosong"


def test_a_kecamatan_sees_its_own_desa() -> None:
    rows = june_and_august(but=())
    rows = [row for row in rows if not (row[0] == FIRST and row[2] == AUG26)]
    elsewhere, here = (tell(rows, opd="belum_lapor", kecamatan=code) for code in ("99.01.02", "99.01.01"))
    assert elsewhere.takeaway == "Laporan Agu 2026 lengkap dari semua instansi"
    assert here.takeaway.endswith("28 sel kosong")
