"""Last year's RTL as offices write it: the twelve columns, several spellings, dates with the day first."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dashboard.actions.entries import Meeting
from dashboard.actions.rtl import agency_slug, import_rtl, read_day
from dashboard.actions.store import Store

TODAY = date(2025, 3, 12)
DESA = {"runtu": "62.01.03.2005", "rangda": "62.01.03.2007"}
SHEET: list[dict[str, Any]] = [
    {
        "No": 1,
        "Desa": "Runtu dan Rangda",
        "Masalah": "PMT rendah",
        "Penyebab": "Kader kurang",
        "Tindak lanjut": "PMT lokal",
        "Sasaran (jumlah)": "120 balita",
        "Penanggung jawab (OPD/desa)": "Dinas Kesehatan",
        "Pelaksana": "Puskesmas",
        "Tenggat": "30 April 2024",
        "Sumber dana": "DAK Nonfisik",
        "Status": "Selesai",
        "Keterangan": "",
    },
    {
        "No": 2,
        "Desa": "Sungai Entah",
        "Masalah": "",
        "Penyebab": "",
        "Tindak lanjut": "Sumur bor",
        "Sasaran (jumlah)": "1.200 KK",
        "Penanggung jawab (OPD/desa)": "DPUPR",
        "Pelaksana": "",
        "Tenggat": datetime(2024, 6, 30),
        "Sumber dana": "APBD",
        "Status": "Sedang berjalan",
        "Keterangan": None,
    },
    {
        "No": 3,
        "Desa": "",
        "Masalah": "",
        "Penyebab": "",
        "Tindak lanjut": "Data sasaran",
        "Sasaran (jumlah)": "semua desa",
        "Penanggung jawab (OPD/desa)": "Kades Runtu",
        "Pelaksana": "",
        "Tenggat": "TW II 2024",
        "Sumber dana": "",
        "Status": "80%",
        "Keterangan": "lanjut",
    },
    {
        "No": 4,
        "Desa": "Runtu",
        "Masalah": "x",
        "Penyebab": "",
        "Tindak lanjut": "",
        "Sasaran (jumlah)": "",
        "Penanggung jawab (OPD/desa)": "Dinkes",
        "Pelaksana": "",
        "Tenggat": "",
        "Sumber dana": "",
        "Status": "",
        "Keterangan": "",
    },
    {"No": 5, "Desa": float("nan"), "Tindak lanjut": None},
]


@pytest.fixture
def meeting(local_store: Store) -> str:
    return local_store.record_meeting(Meeting(kind="rembuk", day=date(2024, 3, 7)), author="A")


def test_rows_become_promises_and_doubts_are_named(local_store: Store, meeting: str) -> None:
    find = lambda name: DESA.get(name.lower())  # noqa: E731
    result = import_rtl(local_store, rows=SHEET, meeting=meeting, author="A", as_of=date(2024, 12, 31), find_desa=find)
    found = {f.promise.action: f for f in local_store.follow_ups(TODAY)}
    assert set(found) == {"PMT lokal", "Sumur bor", "Data sasaran"}
    pmt, well, data = found["PMT lokal"], found["Sumur bor"], found["Data sasaran"]
    assert (pmt.promise.owner, pmt.promise.desa_codes) == ("dinkes", ("62.01.03.2005", "62.01.03.2007"))
    assert (pmt.promise.target_group, pmt.promise.target_count, pmt.status) == ("balita", 120, "selesai")
    assert (well.promise.owner, well.promise.place_written, well.promise.target_count) == ("pupr", "Sungai Entah", 1200)
    assert (well.promise.due_date, well.days_overdue) == (date(2024, 6, 30), 255)
    assert (data.promise.owner, data.promise.due_date, data.overdue) == ("Kades Runtu", None, False)
    assert data.promise.note == "lanjut\nTenggat tertulis: TW II 2024"
    assert data.status_note == "Status tertulis: 80%"
    problems = [(p.row, p.taken, p.message.split(" ")[0]) for p in result.problems]
    assert problems == [(2, True, "Desa"), (3, True, "Tenggat"), (3, True, "Status"), (4, False, "Tindak")]


def test_the_rows_of_a_minilok_are_its_kecamatans_even_where_the_desa_is_unknown(local_store: Store) -> None:
    minilok = local_store.record_meeting(
        Meeting(day=date(2024, 3, 1), kind="minilok", kecamatan_code="62.01.03"), author="Camat")
    import_rtl(local_store, rows=SHEET, meeting=minilok, author="Camat", as_of=TODAY,
               find_desa=lambda name: DESA.get(name.lower()))
    found = local_store.follow_ups(TODAY, kecamatan="62.01.03")
    assert "Sumur bor" in [one.promise.action for one in found]
    assert {one.promise.kecamatan_code for one in local_store.follow_ups(TODAY)} == {"62.01.03"}


def test_the_same_sheet_twice_changes_nothing_and_twin_rows_are_two(local_store: Store, meeting: str) -> None:
    rows = [SHEET[0], SHEET[0], SHEET[1]]
    for _ in range(2):
        import_rtl(local_store, rows=rows, meeting=meeting, author="A", as_of=TODAY, find_desa=lambda name: None)
    assert len(local_store.follow_ups(TODAY)) == 3


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-04-30", date(2025, 4, 30)),
        ("30/04/2025", date(2025, 4, 30)),
        ("3-4-25", date(2025, 4, 3)),
        ("30 April 2025", date(2025, 4, 30)),
        ("1 Agt 2025", date(2025, 8, 1)),
        ("10 Nopember 2024", date(2024, 11, 10)),
        ("5 Pebruari 2025", date(2025, 2, 5)),
        ("31/02/2025", None),
        ("04/30/2025", None),
        ("April 2025", None),
        ("", None),
        ("12 Foo 2025", None),
    ],
)
def test_days_as_written(written: str, day: date | None) -> None:
    assert read_day(written) == day


def test_agencies_as_written() -> None:
    assert [agency_slug(name) for name in ("dinkes", "DINAS KESEHATAN", "Dinkes", "Kemenag/KUA", "Toko Maju")] == [
        "dinkes",
        "dinkes",
        "dinkes",
        "kemenag",
        None,
    ]


@pytest.mark.parametrize("written", ["Kunjungi Rani binti Salim", "Rujuk balita NIK menyusul", "6201014107200001"])
def test_a_row_that_names_a_child_is_not_taken(local_store: Store, written: str) -> None:
    meeting = local_store.record_meeting(Meeting(day=TODAY, held="terlaksana"), author="A")
    rows = [{"Tindak lanjut": written, "Penanggung jawab": "Dinkes", "Tenggat": "30 April 2025"},
            {"Tindak lanjut": "PMT lokal", "Penanggung jawab": "Dinkes", "Tenggat": "30 April 2025"}]
    result = import_rtl(local_store, rows=rows, meeting=meeting, author="A", as_of=TODAY, find_desa=DESA.get)
    assert [(one.row, one.taken) for one in result.problems] == [(1, False)]
    assert [one.promise.action for one in local_store.follow_ups(TODAY)] == ["PMT lokal"]


@pytest.mark.parametrize("written", ["TW II", "secepatnya", "30/02/2026", "April 2026", 46142, "30/04", ""])
def test_a_due_date_that_cannot_be_read_is_never_made_up(local_store: Store, meeting: str, written: object) -> None:
    row = {"Tindak lanjut": "Ukur ulang", "Penanggung jawab": "Dinkes", "Tenggat": written}
    result = import_rtl(local_store, rows=[row], meeting=meeting, author="A", as_of=TODAY, find_desa=lambda name: None)
    (one,) = local_store.follow_ups(TODAY)
    assert (one.promise.due_date, one.first_due_date, one.overdue) == (None, None, False)
    assert str(written) in one.promise.note
    assert any("Tenggat tidak ada atau bukan tanggal" in problem.message for problem in result.problems)
