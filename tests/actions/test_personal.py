"""A NIK never reaches the book; words that name a child are pointed out; ordinary numbers pass."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.actions.entries import Annotation, Commitment, Obstacle, Promise, View
from dashboard.actions.errors import ActionError, EntryError
from dashboard.actions.personal import child_named, refuse_personal_number
from dashboard.actions.store import Store

DIGITS = st.text("0123456789", min_size=16, max_size=16)


@given(DIGITS, st.sampled_from([(16,), (6, 6, 4), (4, 4, 4, 4)]), st.sampled_from([" ", ".", "-"]))
def test_sixteen_digits_are_refused_however_they_are_grouped(digits: str, groups: tuple[int, ...], sign: str) -> None:
    parts, at = [], 0
    for size in groups:
        parts.append(digits[at:at + size])
        at += size
    with pytest.raises(EntryError) as caught:
        refuse_personal_number(f"Kunjungi ({sign.join(parts)}).", label="Masalah")
    assert digits not in str(caught.value)
    assert caught.value.value is None


@pytest.mark.parametrize("text", [
    "Rp1.500.000.000", "01-01-2025 sampai 31-01-2025", "62.01.01.2001, 62.01.01.2002", "12345678901234567",
    "hubungi 0812-3456-7890", "2024 2025 2026"])
def test_ordinary_numbers_pass(text: str) -> None:
    refuse_personal_number(text, label="Masalah")


def test_no_content_takes_a_nik_in_any_of_its_texts(local_store: Store) -> None:
    nik, day = "6201014107200001", date(2026, 8, 1)
    for attempt in (
        lambda: local_store.record_follow_up(Promise(action=f"Rujuk {nik}", owner="dinkes", due_date=day), author="A"),
        lambda: local_store.record_follow_up(Promise(action="Rujuk", owner=nik, due_date=day), author="A"),
        lambda: local_store.record_follow_up(Promise(action="Rujuk", owner="dinkes", due_date=day), author=nik),
        lambda: local_store.record_commitment(Commitment(text=nik, party="PT X"), author="A"),
        lambda: local_store.record_obstacle(Obstacle(text=nik), author="A"),
        lambda: local_store.record_annotation(Annotation(text=nik, day=day), author="A"),
    ):
        with pytest.raises(ActionError, match="16 digit"):
            attempt()
    kept = local_store.record_follow_up(Promise(action="Rujuk", owner="dinkes", due_date=day), author="A",
                                        view=View(page="opd", query="kec=62.01.01", takeaway="Dinkes: 3 dari 9"))
    for change in (
        lambda: local_store.change_status(kept, status="selesai", on=day, author="A", evidence=f"NIK {nik}"),
        lambda: local_store.correct(kept, changes={"action": nik}, reason="salah tulis", author="A"),
        lambda: local_store.withdraw(kept, reason=f"menyebut {nik}", author="A"),
    ):
        with pytest.raises(ActionError, match="16 digit"):
            change()
    assert len(local_store.history(kept)) == 1


@pytest.mark.parametrize(("text", "sign"), [
    ("Kunjungi Ahmad bin Salim", "bin"), ("Rujuk An. Budi ke RSUD", "An. B"), ("balita bernama Siti", "bernama"),
    ("atas nama Rani", "atas nama"), ("NIK menyusul", "NIK")])
def test_words_that_name_a_child_are_pointed_out(text: str, sign: str) -> None:
    assert child_named("Sweeping posyandu", text) == sign


@pytest.mark.parametrize("text", [
    "Pembinaan kader", "Bina Marga memperbaiki jalan", "Kabinet", "Dinas PUPR", "12 balita belum diukur",
    "Pelatihan teknik ukur", "PT Sabintang", "an.", ""])
def test_ordinary_words_are_not(text: str) -> None:
    assert child_named(text) == ""
