"""A desa worth a visit, in words: its services against those of desa like it."""

from __future__ import annotations

from dashboard.words import praktik_baik as said


def test_a_difference_of_services_is_rounded_not_cut() -> None:
    assert said.differences_line(name="Runtu", found=[("PMT", 31.9), ("TTD", 24.4)]) == (
        "Runtu, beda dari 5 desa serupa: PMT +32 poin dan TTD +24 poin")
