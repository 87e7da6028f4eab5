"""A second frame of indicators: every page, deck, template and paper speaks of the list that was in force then."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from stories.reading import readable
from stories.tiny_kabupaten import DESA, TinyDatabase, areas

from dashboard import indicators
from dashboard.actions.entries import Promise, View
from dashboard.actions.store import open_store
from dashboard.desk_content import contents
from dashboard.loading import load_files
from dashboard.papers import SUFFIXES, tell_deck, write_papers
from dashboard.queries import service_periods
from dashboard.register_file import FILE
from dashboard.screen.catalogue import ENTRIES, PAGES
from dashboard.settings import PROJECT_ROOT, Settings
from dashboard.stories import STORIES, choices
from dashboard.stories.decks import DECKS, deck_for, left_out_of, walk
from dashboard.stories.promise_values import since_promised, subject_of
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection, Story
from dashboard.templates import NoIndicatorError, write_template
from dashboard.warehouse.database import Database, open_database

SETTINGS = Settings()
KUMAI = "62.01.01"
# Dropped, renamed, moved to another owner (which leaves the old one without any), and new.
DROPPED, RENAMED, MOVED, NEW = "adolescent_anemia_check", "basic_immunisation", "improved_water", "antenatal_6"
NEW_NAME, NEW_ONE = "Imunisasi bayi lengkap", "ANC enam kali"
HEADER = ("id,nomor,nama,nama_pendek,kelompok_sasaran,jenis,opd,akumulasi,pembilang,penyebut,target,tahun_target,"
          "dasar_hukum,kerangka,berlaku_sejak")


def frame_of_2025(starts: date) -> str:
    """The 29 again, but for one dropped, one renamed with another target, DPUPR's moved to Disperkim, and one new."""
    lines = [HEADER]
    for one in indicators.register():
        begins = f"2025,{starts:%Y-%m}"
        if one.id == DROPPED:
            continue
        if one.id == RENAMED:
            lines.append(f"{one.id},,Bayi berimunisasi lengkap,{NEW_NAME},,,,,,,95,2029,Perbup contoh,{begins}")
        elif one.agency == "pupr":
            lines.append(f"{one.id},,,,,,perkim,,,,,,,{begins}")
        else:
            lines.append(f"{one.id},,,,,,,,,,,,,{begins}")
    lines.append(f"{NEW},30,Ibu hamil yang diperiksa enam kali,{NEW_ONE},ibu_hamil,spesifik,dinkes,kumulatif,Diperiksa,"
                 f"Ibu hamil,90,2029,Perbup contoh,{begins}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(kabupaten_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The published sample in a folder of its own; the new frame begins with its newest month of reports."""
    own = tmp_path_factory.mktemp("kerangka")
    for name in ("CURRENT", (kabupaten_folder / "CURRENT").read_text(encoding="utf-8").strip()):
        shutil.copy(kabupaten_folder / name, own / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(own))
        months = service_periods(open_database(own))
        (own / FILE).write_text(frame_of_2025(months[-1]), encoding="utf-8")
        yield own


@pytest.fixture(scope="module")
def database(folder: Path) -> Database:
    return open_database(folder)


@pytest.fixture(scope="module")
def months(database: Database) -> tuple[date, date]:
    """A month of the old frame and one of the new, both with reports."""
    known = service_periods(database)
    return known[-2], known[-1]


def name_of(indicator: str, period: date) -> str:
    return indicators.indicator(indicator, period=period).short_name


def stories_of(database: Database, *, period: date) -> Iterator[tuple[str, Selection, Story]]:
    for page in PAGES:
        for key, offered in [(one.key, one.choices) for one in page.options] or [("", (("", ""),))]:
            for place in (None, KUMAI):
                for value, _ in offered:
                    chosen = Selection(period=period, kecamatan=place, options={key: value})
                    yield page.slug, chosen, STORIES[page.slug](chosen, database, SETTINGS)
    for owner in ("dinkes", "pupr", "perkim"):
        for view, _ in next(one.choices for one in ENTRIES["opd"].options if one.key == "opd_rinci"):
            chosen = Selection(period=period, options={"opd": owner, "opd_rinci": view})
            yield "opd", chosen, STORIES["opd"](chosen, database, SETTINGS)
    for one in sorted(indicators.known_ids()):
        yield "opd", Selection(period=period, indicator=one), STORIES["opd"](
            Selection(period=period, indicator=one), database, SETTINGS)


def test_the_frame_is_what_the_test_thinks(months: tuple[date, date]) -> None:
    before, after = ({one.id: one for one in indicators.register(month)} for month in months)
    assert (len(before), len(after)) == (29, 29)
    assert (DROPPED in before, DROPPED in after, NEW in before, NEW in after) == (True, False, False, True)
    assert (before[RENAMED].target_value, after[RENAMED].target_value) == (90, 95)
    assert (before[MOVED].agency, after[MOVED].agency) == ("pupr", "perkim")


def test_every_page_speaks_of_the_list_of_its_month(database: Database, months: tuple[date, date]) -> None:
    before, after = months
    only_old = {name_of(DROPPED, before), name_of(RENAMED, before)}
    only_new = {name_of(NEW, after), name_of(RENAMED, after)}
    # The dictionary has every frame in its table; the budget optimiser and the what-if know no names of the register.
    for period, foreign in ((before, only_new), (after, only_old)):
        for slug, chosen, story in stories_of(database, period=period):
            text = "\n".join(readable(replace(story, table=type(story.table)((), ())) if slug == "metadata" else story))
            for name in foreign:
                assert name not in text, (slug, chosen, name)


def test_owners_and_targets_are_those_of_the_month(database: Database, months: tuple[date, date]) -> None:
    names = {"pupr": "DPUPR", "perkim": "Disperkim"}
    for period, owner, other in zip(months, ("pupr", "perkim"), ("perkim", "pupr"), strict=True):
        story = STORIES["opd"](Selection(period=period), database, SETTINGS)
        shown = [row[0].text for row in story.charts[0].rows]
        assert (names[owner] in shown, names[other] in shown) == (True, False)
        own = STORIES["opd"](Selection(period=period, options={"opd": owner}), database, SETTINGS)
        assert own.charts
        none = STORIES["opd"](Selection(period=period, options={"opd": other}), database, SETTINGS)
        assert none.takeaway == f"{names[other]} tidak mengampu indikator pada periode ini"
        for view in ("janji", "dana"):  # these are not about indicators
            chosen = {"opd": other, "opd_rinci": view}
            told = STORIES["opd"](Selection(period=period, options=chosen), database, SETTINGS)
            assert told.takeaway != none.takeaway
        idl = STORIES["opd"](Selection(period=period, indicator=RENAMED), database, SETTINGS)
        assert idl.charts[0].reference[0][0] == (90 if owner == "pupr" else 95)


def test_a_new_indicator_without_a_report_says_so(database: Database, months: tuple[date, date]) -> None:
    story = STORIES["opd"](Selection(period=months[1], indicator=NEW), database, SETTINGS)
    assert story.headline is not None
    assert story.headline.text == "belum melapor"


def test_the_dictionary_has_every_frame_and_says_which(database: Database, months: tuple[date, date]) -> None:
    for period, first in zip(months, ("2022", "2025"), strict=True):
        story = STORIES["metadata"](Selection(period=period), database, SETTINGS)
        keys = [column.key for column in story.table.columns]
        listed = [row[keys.index("frame")] for row in story.table.rows if row[keys.index("frame")]]
        assert listed[0] == first
        assert sorted(listed) == ["2022"] * 29 + ["2025"] * 29


def test_what_can_be_chosen_is_the_list_of_the_month(months: tuple[date, date]) -> None:
    before, after = months
    assert {one.value for one in choices.indicator_choices(before)} ^ {
        one.value for one in choices.indicator_choices(after)} == {DROPPED, NEW}
    assert {one.value for one in choices.owner_choices(before)} ^ {
        one.value for one in choices.owner_choices(after)} == {"pupr", "perkim"}
    # Looking back at the old month, one may still promise something about what is asked today.
    assert {NEW, DROPPED} <= {one.value for one in choices.subject_choices(before, today=after)}
    assert DROPPED not in {one.value for one in choices.subject_choices(after, today=after)}


@pytest.mark.parametrize("key", list(DECKS))
def test_a_deck_walks_the_owners_of_its_month(key: str, database: Database, months: tuple[date, date]) -> None:
    for period, owner, other in zip(months, ("pupr", "perkim"), ("perkim", "pupr"), strict=True):
        deck = deck_for(DECKS[key], period=period, database=database)
        owners = [step.options["opd"] for step in deck.steps if step.options.get("opd", "belum_lapor") != "belum_lapor"]
        assert other not in owners
        assert (owner in owners) == (key != "rembuk")
        left = left_out_of(deck, given="", period=period, database=database, settings=SETTINGS)
        for step in walk(deck, left_out=left):
            story = STORIES[step.slug](Selection(period=period, kecamatan=KUMAI if deck.one_kecamatan else None,
                                                 options=step.options), database, SETTINGS)
            assert "tidak mengampu" not in story.takeaway


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_papers_of_both_sides_are_written(suffix: str, folder: Path, months: tuple[date, date], tmp_path: Path) -> None:
    for period in months:
        out = write_papers(DECKS["evaluasi"], folder=folder, settings=SETTINGS, kecamatan=None, period=period,
                           out=tmp_path / f"{period:%Y-%m}{suffix}", today=date.today())
        assert out.stat().st_size > 10_000
        told = tell_deck(DECKS["minilok"], folder=folder, settings=SETTINGS, kecamatan=KUMAI, period=period,
                         today=date.today())
        labels = " ".join(step.label for step in told.steps)
        assert ("DPUPR" in labels, "Disperkim" in labels) == ((True, False) if period == months[0] else (False, True))


def test_a_promise_on_an_indicator_that_left_still_resolves(
    database: Database, months: tuple[date, date], tmp_path: Path,
) -> None:
    book = open_store(tmp_path)
    entry = book.record_follow_up(
        Promise(action="Periksa Hb", owner="dinkes", due_date=date(2027, 1, 31), indicator_ids=(DROPPED,)), author="A",
        view=View(value="61,0", value_month=f"{months[0]:%Y-%m}"))
    found = book.follow_ups(date.today())
    still = since_promised(found, book=book, database=database, settings=SETTINGS)[entry]
    assert still[0] == "61,0"
    assert still[1][-2] == ",", "the sample goes on reporting it: that value is shown"
    assert subject_of(found[0]) == indicators.indicator(DROPPED, period=months[0]).short_name
    silent = TinyDatabase()
    silent.insert("area", areas())
    code = next(iter(DESA))
    silent.insert("coverage", [("s", code, DROPPED, months[0].replace(year=months[0].year - 1), 30, 40, None),
                               ("s", code, "growth_monitoring", months[1], 30, 40, None)])
    gone = since_promised(found, book=book, database=silent, settings=SETTINGS)[entry]
    assert gone == ("61,0", "tidak lagi dilaporkan")
    book.close()


def test_a_template_is_made_for_the_frame_of_its_day(folder: Path, months: tuple[date, date], tmp_path: Path) -> None:
    for period, has, lacks, owner in zip(months, (DROPPED, NEW), (NEW, DROPPED), ("pupr", "perkim"), strict=True):
        path = write_template("cakupan", path=tmp_path / f"{period:%Y-%m}.xlsx", settings=SETTINGS, today=period)
        book = openpyxl.load_workbook(path)
        form = book.worksheets[0]
        ids = {form.cell(row, 4).value for row in range(4, form.max_row + 1)}
        assert (has in ids, lacks in ids) == (True, False)
        notes = " ".join(str(row[0]) for row in book["Petunjuk"].values if row[0])
        assert f"kerangka {indicators.register(period)[0].frame}" in notes
        offered = {str(cell) for row in book["Daftar"].values for cell in row if cell}
        assert f"{period:%Y-%m}" in offered
        other = months[1] if period == months[0] else months[0]
        assert f"{other:%Y-%m}" not in offered
        only = write_template("cakupan", path=tmp_path / "satu.xlsx", settings=SETTINGS, agency=owner, today=period)
        assert openpyxl.load_workbook(only).worksheets[0].max_row > 100
        with pytest.raises(NoIndicatorError, match="tidak mengampu indikator"):
            write_template("cakupan", path=tmp_path / "x.xlsx", settings=SETTINGS, today=period,
                           agency="perkim" if owner == "pupr" else "pupr")


def test_a_filled_template_of_the_new_frame_loads_and_is_described(
    folder: Path, months: tuple[date, date], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = tmp_path / "kerja"
    own.mkdir()
    shutil.copy(folder / FILE, own / FILE)
    monkeypatch.setenv("DASHBOARD_DATA", str(own))
    path = write_template("cakupan", path=tmp_path / "isi.xlsx", settings=SETTINGS, agency="perkim", today=months[1])
    book = openpyxl.load_workbook(path)
    form = book.worksheets[0]
    for row in range(5, form.max_row + 1):
        form.cell(row, 6, f"{months[1]:%Y-%m}"), form.cell(row, 7, 30), form.cell(row, 8, 40)
    book.save(path)
    result = load_files([path], folder=own, settings=SETTINGS, say=lambda text: None)
    report = result.reports[0]
    assert (report.status, report.rows_accepted, report.rows_rejected) == ("accepted", 94 * 2, 0), report.message
    told = contents(own / "intake" / f"{report.sha256}.parquet", settings=SETTINGS)
    assert any(line.startswith("2 indikator:") for line in told), told
    now = STORIES["opd"](Selection(period=months[1], options={"opd": "perkim"}), open_database(own), SETTINGS)
    assert "75,0" in {cell.text for row in now.charts[0].rows for cell in row}


def test_a_register_changed_while_viewers_read_is_followed_at_once(folder: Path, database: Database,
                                                                   months: tuple[date, date]) -> None:
    text = (folder / FILE).read_text(encoding="utf-8")
    measure_services(database, period=months[1], settings=SETTINGS)
    try:
        (folder / FILE).write_text(text.replace(NEW, "antenatal_8"), encoding="utf-8")
        assert measure_services(database, period=months[1], settings=SETTINGS).of("antenatal_8", None).state
        STORIES["opd"](Selection(period=months[1]), database, SETTINGS)
    finally:
        (folder / FILE).write_text(text, encoding="utf-8")


def test_nobody_asks_the_register_without_a_period() -> None:
    """Who does not name a period gets the newest frame: wrong on every page that shows an older month."""
    asked = {"register", "owners", "owned_by", "indicator", "indicator_choices", "owner_choices", "shared_numbers"}
    found = []
    for path in sorted((PROJECT_ROOT / "dashboard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                of_register = isinstance(called, ast.Attribute) and getattr(called.value, "id", "") == "indicators"
                if name not in asked or not (of_register or name.endswith("_choices") or name == "shared_numbers"):
                    continue
                needed = 2 if name in ("owned_by", "indicator") else 1
                if len(node.args) + len(node.keywords) < needed:
                    found.append(f"{path.name}:{node.lineno} {name}")
    assert not found
