"""Texts of any script are kept as typed; what a database cannot hold is taken out, what is too long is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.actions.checks import checked, clean_text
from dashboard.actions.entries import Attendance, Meeting, Promise, Scenario
from dashboard.actions.errors import EntryError


def visible(text: str) -> list[str]:
    letters = unicodedata.normalize("NFC", text)
    return [c for c in letters if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cs")]


@given(st.text(max_size=200))
def test_cleaning_is_idempotent_and_keeps_every_visible_letter(text: str) -> None:
    clean = clean_text(text, label="X", limit=1000)
    assert clean_text(clean, label="X", limit=1000) == clean
    assert visible(clean) == visible(text)
    clean.encode("utf-8")
    assert "\0" not in clean


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=11, max_size=40))
def test_too_long_is_refused_with_both_lengths_never_cut(text: str) -> None:
    length = len(unicodedata.normalize("NFC", text))
    if length > 10:
        with pytest.raises(EntryError, match=f"Desa terlalu panjang: {length} huruf, paling banyak 10"):
            clean_text(text, label="Desa", limit=10)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"target_count": -1}, "Jumlah sasaran harus bilangan bulat"),
        ({"target_count": 2.5}, "Jumlah sasaran harus bilangan bulat"),
        ({"target_count": True}, "Jumlah sasaran harus bilangan bulat"),
        ({"desa_codes": "62.01.01.2001"}, "Desa harus berupa daftar"),
        ({"desa_codes": tuple(str(n) for n in range(201))}, "Desa berisi 201 baris"),
        ({"due_date": "2025-04-30"}, "Tenggat belum diisi atau bukan tanggal"),
        ({"problem": 7}, "Masalah harus berupa teks"),
    ],
)
def test_wrong_kinds_of_value(values: dict[str, object], message: str) -> None:
    with pytest.raises(EntryError, match=message) as caught:
        checked(Promise(**{"action": "x", "owner": "y", **values}))  # type: ignore[arg-type]
    assert caught.value.field


def test_attendance_is_checked_row_by_row() -> None:
    from datetime import date

    with pytest.raises(EntryError, match="Instansi belum diisi"):
        checked(Meeting(day=date(2025, 3, 12), attendance=(Attendance("dinkes", 2), Attendance(" ", 1))))


def test_scenarios_hold_plain_json_only() -> None:
    with pytest.raises(EntryError, match="tidak dapat disimpan"):
        checked(Scenario(name="x", choices={"a": float("nan")}))
    with pytest.raises(EntryError, match="tidak dapat disimpan"):
        checked(Scenario(name="x", choices={"a": object()}))
    assert checked(Scenario(name="x", choices={"a": "b\0\ud800c", "t": (1, 2)})).choices == {"a": "bc", "t": [1, 2]}
