"""Numbers that may be a person's are kept out of free text; years of a plan are not a person's."""

from __future__ import annotations

import pytest

from dashboard.intake.cells import holds_long_number
from dashboard.intake.personal_text import holds_personal_number


@pytest.mark.parametrize("text", [
    "6201011203210001", "62 01 01 120321 0001", "0812-3456-7890", "NIK 6201.0112.0321.0001 ibu", "2025-2029-3456",
    "20252029", "2025-2029 0812345678",
])
def test_a_long_number_is_seen(text: str) -> None:
    assert holds_long_number(text)


@pytest.mark.parametrize("text", [
    "RPJMN 2025-2029 (Perpres 12/2025)", "RPJMN 2020-2024", "SK Bupati 51/2024", "Perpres 72/2021 Lampiran A",
])
def test_a_legal_basis_stays(text: str) -> None:
    assert not holds_long_number(text)


@pytest.mark.parametrize("text", [
    "SK Bupati Nomor 440/123/2025", "188.45/213/KPTS/2024", "SE Mendagri 400.5.7/1685/Bangda", "100.3.3.2/117/2026",
    "Berita acara 050/12/BAPP/2026", "1.02.02.2.02.0015 Pengelolaan Gizi Masyarakat", "5.1.02.01.01.0052",
    "Rapat 12-03-2026, 08.00-11.30 WIB", "rapat 2026-03-12", "Rp 1.500.000.000", "Rp 1500000000", "62.01.01.2001",
    "RPJMN 2025-2029 (Perpres 12/2025)",
])
def test_a_free_text_keeps_numbers_that_are_nobodys(text: str) -> None:
    assert not holds_personal_number(text)


@pytest.mark.parametrize("text", [
    "6201011203210001", "62 01 01 120321 0001", "0812-3456-7890", "NIK 6201.0112.0321.0001 ibu", "6201/0112/0321/0001",
    "62.01.01.120321.0001", "0812/3456/7890", "+62 812 3456 789", "021-5551234", "SK 440/6201011203210001/2025",
    "081234567890/2026", "Rp 6201011203210001", "SK 440/123/2025, HP 0812 3456 7890",
])
def test_a_free_text_with_a_number_of_a_person_is_seen(text: str) -> None:
    assert holds_personal_number(text)
