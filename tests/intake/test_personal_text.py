"""A person's name or address in a column of places is not carried into what is kept."""

from __future__ import annotations

import pytest

from dashboard.intake.personal_text import NOT_SHOWN, places_to_keep, speaks_of_a_person


@pytest.mark.parametrize("text", [
    "KUMAI / JL. MELATI NO 12", "KUMAI / SITI BINTI AMAT", "- / RT 03 RW 02", "jalan contoh",
])
def test_addresses_and_lineages_are_seen(text: str) -> None:
    assert speaks_of_a_person(text)


@pytest.mark.parametrize("text", ["ARSEL / AFDELING VII", "KUMAI / TRANS UNIT III BLOK C", "KUMAI / SEI TENDANG LAMA"])
def test_places_stay(text: str) -> None:
    assert not speaks_of_a_person(text, name="BUDIMAN CONTOH")


def test_the_childs_own_name_is_not_kept() -> None:
    written = ["KUMAI / ZAHRANI PUTRI", "KUMAI / DUSUN JAUH", ""]
    assert places_to_keep(written, names=["Putri Zahrani", "Budi", "Ani"]) == [NOT_SHOWN, "KUMAI / DUSUN JAUH", None]


def test_in_a_large_file_only_shared_places_are_kept() -> None:
    written = ["KUMAI / NURHAYATI", *["KUMAI / DUSUN JAUH"] * 3, *[""] * 100]
    kept = places_to_keep(written, names=[""] * len(written))
    assert kept[0] == NOT_SHOWN
    assert kept[1] == "KUMAI / DUSUN JAUH"
    assert kept[-1] is None
