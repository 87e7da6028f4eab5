"""Why a desa stands on the list: the newest wording is read, the first one stays in the history."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.actions.entries import LokusReason, View
from dashboard.actions.errors import EntryError
from dashboard.actions.store import Store

BAMBU, CEMARA = "62.01.02.2001", "62.01.02.2002"


def test_the_newest_reason_of_a_desa_and_year_is_read_and_none_is_lost(reopen: Callable[[], Store]) -> None:
    book = reopen()
    first = book.record_lokus_reason(LokusReason("Akses air sulit", BAMBU, 2026), author="Bappeda", key="satu")
    assert book.record_lokus_reason(LokusReason("Akses air sulit", BAMBU, 2026), author="Bappeda", key="satu") == first
    book.record_lokus_reason(LokusReason("Alasan 2027", BAMBU, 2027), author="Bappeda")
    book.record_lokus_reason(LokusReason("Pemekaran", CEMARA, 2026), author="Bappeda")
    newest = book.record_lokus_reason(
        LokusReason("Akses air sulit; KRS tinggi", BAMBU, 2026), author="Sekda", view=View(page="lokus"))
    found = reopen().lokus_reasons(2026)
    assert {code: (entry.author, one.text) for code, (entry, one) in found.items()} == {
        BAMBU: ("Sekda", "Akses air sulit; KRS tinggi"), CEMARA: ("Bappeda", "Pemekaran")}
    assert book.history(first)[0].body["text"] == "Akses air sulit"
    book.withdraw(newest, reason="Salah desa", author="Sekda")
    assert reopen().lokus_reasons(2026)[BAMBU][1].text == "Akses air sulit"


@pytest.mark.parametrize(("reason", "author", "word"), [
    (LokusReason("", BAMBU, 2026), "A", "Alasan belum diisi"),
    (LokusReason("Akses air", "", 2026), "A", "Desa belum diisi"),
    (LokusReason("Akses air", BAMBU, 206), "A", "206"),
    (LokusReason("Akses air", BAMBU, None), "A", "None"),
    (LokusReason("Akses air", BAMBU, 2026), " ", "Nama pencatat"),
    (LokusReason("Anak 6201010101200001 di desa ini", BAMBU, 2026), "A", "NIK|nomor|angka"),
])
def test_a_reason_without_words_desa_year_or_author_is_refused(
    reopen: Callable[[], Store], reason: LokusReason, author: str, word: str
) -> None:
    book = reopen()
    with pytest.raises(EntryError, match=word):
        book.record_lokus_reason(reason, author=author)
    assert book.lokus_reasons(2026) == {}
