"""Dates: every notation, and one order of day and month per file and column."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import dates
from dashboard.intake.columns import column

DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2030, 12, 31))
LONG = [
    "Januari",
    "Pebruari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
NOTATIONS = {
    "iso": lambda day: day.isoformat(),
    "iso_nbsp": lambda day: day.isoformat() + "\xa0",
    "iso_time": lambda day: f"{day.isoformat()} 08:00:00",
    "dmy": lambda day: f"{day.day}/{day.month}/{day.year}",
    "dmy_dash": lambda day: f"{day.day:02d}-{day.month:02d}-{day.year}",
    "two_digit": lambda day: f"{day:%d.%m.%y}",
    "words": lambda day: f"{day.day} {LONG[day.month - 1]} {day.year}",
    "short_words": lambda day: f"{day.day}-{SHORT[day.month - 1]}-{day.year}",
    "serial": lambda day: (day - dt.date(1899, 12, 30)).days,
    "serial_text": lambda day: str((day - dt.date(1899, 12, 30)).days),
    "date": lambda day: day,
    "datetime": lambda day: dt.datetime(day.year, day.month, day.day, 8),
}


@pytest.mark.parametrize("notation", NOTATIONS)
@given(day=DAYS)
def test_every_notation_comes_back(notation, day):
    assert dates.read_date(NOTATIONS[notation](day), order="dmy") == day.toordinal()


@given(DAYS)
def test_us_order(day):
    assert dates.read_date(f"{day.month}/{day.day}/{day.year}", order="mdy") == day.toordinal()


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2024",
        "32/01/2024",
        "2024-13-01",
        "besok",
        12.5,
        3.0,
        "0000-00-00",
        True,
        dt.time(8, 5),
        "2024",
        "1/1/1900",
        dt.timedelta(3),
    ],
)
def test_what_is_no_date(cell):
    assert dates.read_date(cell, order="dmy") == dates.UNREADABLE


@pytest.mark.parametrize("cell", ["", "-", "\xa0", "n/a"])
def test_blank_is_missing_not_wrong(cell):
    assert dates.read_date(cell, order="dmy") == dates.MISSING


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers()))
def test_nothing_raises(cell):
    assert isinstance(dates.read_date(cell, order="dmy"), int)
    assert dates.read_month(cell) is None or dates.read_month(cell).day == 1
    assert dates.age_in_days(cell) is None or dates.age_in_days(cell) >= 0


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["31/08/2025", "1/2/2025"], ("dmy",)),
        (["6/13/2024", "1/2/2024"], ("mdy",)),
        (["1/2/2024"], ("dmy", "mdy")),
        (["13/1/2024", "1/13/2024"], ("dmy", "mdy")),
        (["2024-01-31"], ("dmy", "mdy")),
    ],
)
def test_possible_orders(texts, orders):
    assert dates.possible_orders(texts) == orders


@given(
    st.lists(
        st.tuples(st.dates(dt.date(2021, 1, 1), dt.date(2023, 12, 12)), st.integers(30, 700)), min_size=12, max_size=40
    ),
    st.sampled_from(["dmy", "mdy"]),
    st.sampled_from(["dmy", "mdy"]),
)
def test_the_age_text_settles_dates_up_to_the_twelfth(pairs, birth_order, measured_order):
    """Days up to 12 leave both orders open in both columns; the age text decides, and every row then reads right."""

    def written(day, order):
        return f"{day.day}/{day.month}/{day.year}" if order == "dmy" else f"{day.month}/{day.day}/{day.year}"

    births = [day.replace(day=day.day % 12 + 1) for day, _ in pairs]
    measured = [(day + dt.timedelta(lived)) for day, (_, lived) in zip(births, pairs, strict=True)]
    measured = [day.replace(day=day.day % 12 + 1) for day in measured]
    pairs_kept = [(birth, day) for birth, day in zip(births, measured, strict=True) if day >= birth]
    # telling the orders apart needs days that differ from their months
    if sum(b.day != b.month and m.day != m.month for b, m in pairs_kept) < 8:
        return
    ages = np.array([float((day - birth).days) for birth, day in pairs_kept])
    found = dates.read_dates(
        birth=column("Tgl Lahir", [written(birth, birth_order) for birth, _ in pairs_kept]),
        measured=column("Tanggal Pengukuran", [written(day, measured_order) for _, day in pairs_kept]),
        age_days=ages,
    )
    agree = int((np.abs((found.measured - found.birth) - ages) <= 3).sum())
    assert agree == len(pairs_kept)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2 Tahun - 9 Bulan - 11 Hari", int(33 * 30.4375 + 0.5) + 11),
        ("0 Tahun - 0 Bulan - 0 Hari\xa0", 0),
        ("9 bulan", 274),
        ("1 Tahun", 365),
        ("12 Bulan 3 Hari", 368),
        ("", None),
        ("-", None),
        ("dua tahun", None),
    ],
)
def test_age_text(text, days):
    assert dates.age_in_days(text) == days


def test_sixty_months_never_slip_back_into_range():
    assert dates.age_in_days("5 Tahun - 0 Bulan - 0 Hari") > dates.LAST_DAY_COUNTED
    assert dates.age_in_days("4 Tahun - 11 Bulan - 29 Hari") <= dates.LAST_DAY_COUNTED


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2026-03", (2026, 3)),
        ("03/2026", (2026, 3)),
        ("Maret 2026", (2026, 3)),
        ("Mar-26", (2026, 3)),
        ("2026-03-31", (2026, 3)),
        (dt.datetime(2026, 3, 9), (2026, 3)),
        ("31/03/2026", (2026, 3)),
        ("2026-13", None),
        ("triwulan I", None),
        (3, None),
    ],
)
def test_read_month(cell, month):
    assert dates.read_month(cell) == (dt.date(*month, 1) if month else None)
