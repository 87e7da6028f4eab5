"""The lines around a chart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.settings import Settings
from dashboard.words import explain, frame, origin, sentences


def test_the_source_line() -> None:
    line = frame.source_line(
        sources=("e-PPGBM, Feb 2025",), version="3fa9c1", quality="baik",
        details=(frame.coverage_short(measured=17957, registered=(17957, 20640), projected=(17957, 23600)),))
    assert line == ("Sumber: e-PPGBM, Feb 2025. Diukur 17.957 dari 20.640 terdaftar (87,0%), 23.600 proyeksi (76,1%). "
                    "Mutu: baik. Berkas 3fa9c1")


def test_both_sasaran_are_always_named() -> None:
    told = frame.coverage_phrase(measured=8398, registered=(8398, 8983), projected=(8398, 14557))
    assert told == "Diukur 8.398 dari 8.983 balita terdaftar (93,5%) dan 14.557 balita proyeksi (57,7%)"
    assert frame.coverage_phrase(measured=8398, registered=(8398, 8983), projected=(0, None)).endswith(
        "sasaran proyeksi belum dimuat")
    assert frame.coverage_phrase(measured=50, registered=(0, None), projected=(0, None)) == (
        "Diukur 50 balita; sasaran terdaftar dan proyeksi belum dimuat")


def test_a_share_stands_over_its_own_count() -> None:
    told = frame.coverage_phrase(measured=568, registered=(498, 530), projected=(568, 652))
    assert "498 dari 530 balita terdaftar (94,0%)" in told
    assert told.startswith("Diukur 568 balita")


def test_more_than_all_is_flagged() -> None:
    assert frame.over_full_phrase(measured=107, registered=100) == (
        "Cakupan lebih dari 100%: periksa sasaran terdaftar")
    assert frame.over_full_phrase(measured=100, registered=100) == ""


def test_no_data_says_what_to_do() -> None:
    assert frame.no_data_sentence(area="Kecamatan X", period=date(2025, 2, 1)) == (
        "Belum ada data Februari 2025 untuk Kecamatan X. Pilih periode lain.")


@given(st.text(alphabet="abcdefg hij", max_size=90), st.none() | st.dates())
def test_no_data_titles_fit(area: str, period: date | None) -> None:
    assert len(frame.no_data_title(area=area, period=period)) <= 60


def test_sources_in_bahasa() -> None:
    assert origin.in_bahasa("Intimnews 5 Aug 2022 (BKKBN Kalteng)") == "Intimnews 5 Agu 2022 (BKKBN Kalteng)"
    assert origin.in_bahasa("Pemkab Kobar, 6 Jun 2024 (Intimnews); document not seen") == (
        "Pemkab Kobar, 6 Jun 2024 (Intimnews); dokumen belum dilihat")
    assert origin.in_bahasa("RPJMN 2025-2029 (Perpres 12/2025)") == "RPJMN 2025–2029 (Perpres 12/2025)"
    assert origin.in_bahasa("Dec 2024") == "Des 2024"


def test_the_texts_of_method_follow_the_settings() -> None:
    stricter = Settings(min_measured_private=20, min_cases_private=6, min_measured_reliable=50, coverage_enough=0.9)
    told = " ".join(explain.how("peta", settings=stricter))
    assert "1–5 kasus" in told
    assert "kurang dari 20 balita" in told
    assert "Kurang dari 50 balita" in told
    assert "Di bawah 90% terdaftar" in told
    assert set(explain.WHY) == {"ringkasan", "peta", "tren", "opd", "mutu_data"}


def test_pace_sentences() -> None:
    assert sentences.pace(per_year=1.42, until=2029) == "Perlu turun 1,4 poin per tahun sampai 2029"
    assert sentences.pace(per_year=0.0, until=2029) == "Target 2029 sudah tercapai bila angka ini bertahan"
