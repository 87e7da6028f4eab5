"""Numbers that may be a person's are kept out of free text; years of a plan are not a person's."""

from __future__ import annotations

import pytest

from dashboard.intake.cells import holds_long_number


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
