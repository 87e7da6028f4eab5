"""Sentences beside the charts: numbers in, Bahasa out. Rates in percent, differences between displayed values."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.words import titles
from dashboard.words.fitting import sentence_case
from dashboard.words.numbers import (
    about,
    change,
    count,
    displayed,
    displayed_change,
    first_few,
    listed,
    number,
    percent,
    percent_range,
    points,
    signed,
)


def survey_pairs(pairs: Sequence[tuple[str, str, str]]) -> str:
    """``Tiap dua survei berturut-turut: SSGI 2021 ke SKI 2023 di batas; …``: (before, after, word) each."""
    told = "; ".join(f"{before} ke {after} {word}" for before, after, word in pairs)
    return f"Tiap dua survei berturut-turut: {told}"


def routine_pairs(words: Sequence[str]) -> str:
    """``e-PPGBM, tiap dua bulan timbang berturut-turut: 1 turun nyata, …``: how often each word."""
    told = ", ".join(f"{count(words.count(word))} {word}" for word in dict.fromkeys(words))
    return f"e-PPGBM, tiap dua bulan timbang berturut-turut: {told}"


def survey_judgement(*, before: float, after: float, since: str, verdict: str, borderline: bool) -> str:
    """``Turun 1,6 poin dari SSGI 2023; belum tentu benar-benar berubah``."""
    moved = f"{sentence_case(change(before=before, after=after))} dari {since}"
    if borderline:
        return f"{moved}; di batas antara perubahan nyata dan kebetulan"
    if verdict in (titles.FELL, titles.ROSE):
        return f"{moved}; melebihi rentang ketidakpastian"
    return f"{moved}; belum tentu benar-benar berubah"


DESIGNS_DIFFER = "beda rancangan survei"


def routine_judgement(*, before: float, after: float, since: str, verdict: str, reason: str) -> str:
    """``Turun 0,4 poin dari Feb 2025 (sinyal rutin): belum dapat dibedakan``."""
    moved = f"{sentence_case(change(before=before, after=after))} dari {since} (sinyal rutin)"
    why = {
        "data_sedikit": "balita diukur terlalu sedikit",
        "cakupan_berubah": "cakupan berubah lebih dari 5 poin",
        "cakupan_tidak_diketahui": "cakupan salah satu bulan tidak diketahui",
    }.get(reason, "")
    return f"{moved}: {verdict}{f', {why}' if why else ''}"


def pace(*, per_year: float, until: int) -> str:
    """``Perlu turun 1,4 poin per tahun sampai 2029``."""
    if displayed(per_year) <= 0:
        return f"Target {until} sudah tercapai bila angka ini bertahan"
    return f"Perlu turun {points(per_year)} per tahun sampai {until}"


def pace_detail(*, target: float, until: int, source: str, low: float, high: float, yearly: float) -> str:
    """The target, where it comes from, and the pace at both ends of the interval."""
    return (f"menuju {percent(target)} pada {until} menurut {source}; setara {percent(yearly)} per tahun; "
            f"menurut rentang survei {number(low)}–{number(high)} poin")


def fastest(*, rate: float, low: float, high: float, first: int, last: int) -> str:
    """The fastest pace shown here so far, as a yearly percentage with its interval."""
    word = "turun" if rate >= 0 else "naik"
    return (f"Laju tercepat dalam rentang tiga survei atau lebih: {word} {percent(abs(rate))} per tahun "
            f"({first}–{last}; rentang {number(low)} sampai {number(high)}%)")


def class_counts(*, counts: dict[str, int], words: dict[str, str]) -> str:
    """``Kelas: 3 sangat tinggi, 11 tinggi, 40 sedang``; empty classes are left out."""
    named = [f"{count(n)} {words[name]}" for name, n in counts.items() if n]
    return f"Kelas desa: {', '.join(named)}" if named else "Belum ada desa yang dapat diberi kelas"


def surely_low(desa: int) -> str:
    """Desa whose count is hidden as "<5" yet surely in the two lowest classes."""
    return f"{count(desa)} desa pasti di bawah 10%: kasusnya di bawah 5, angkanya disamarkan"


def unclassed(*, silent: int, unclassed: int) -> str:
    """``Tanpa kelas: 3 desa belum ada data, 5 desa data sedikit atau cakupan rendah``."""
    parts = []
    if silent:
        parts.append(f"{count(silent)} desa belum ada data")
    if unclassed:
        parts.append(f"{count(unclassed)} desa data sedikit atau cakupan rendah")
    return f"Tanpa kelas: {', '.join(parts)}"


def sure_high(*, names: list[str], line: str, most: int = 6) -> str:
    """Desa most surely above the line (``20%``, ``rerata kabupaten 2,9%``), in order of code: no ranking."""
    if not names:
        return f"Belum ada desa yang sangat mungkin di atas {line}"
    return f"Sangat mungkin di atas {line}: {first_few(names, most=most)}"


def lokus_line(*, year: int, known: int, listed: int | None, status: str) -> str:
    """``Lokus 2025 (ditetapkan): 12 dari 13 nama diketahui``."""
    if listed and listed > known:
        return f"Lokus {year} ({status}): {count(known)} dari {count(listed)} nama diketahui"
    return f"Lokus {year} ({status}): {count(known)} desa"


def lokus_within(*, year: int, names: list[str]) -> str:
    """``Lokus 2025 di sini: Runtu dan Rangda``."""
    return f"Lokus {year} di sini: {listed(names)}" if names else f"Tidak ada lokus {year} di kecamatan ini"


def from_to(*, before: str, after: str, values: tuple[float, float]) -> str:
    """``turun, SKI 2023 22,9% ke SSGI 2024 21,3%``."""
    moved = displayed_change(before=values[0], after=values[1])
    word = "tetap" if moved == 0 else "turun" if moved < 0 else "naik"
    return f"{word}, {before} {percent(values[0])} ke {after} {percent(values[1])}"


def change_interval(*, low: float, high: float) -> str:
    """Interval of a difference in points, with its signs: ``Selisih −5,6 sampai +2,4 poin``."""
    return f"Selisih {signed(low)} sampai {signed(high)} poin"


def places_by_word(*, word: str, names: list[str]) -> str:
    """``Turun nyata: Hulu dan Hilir``."""
    return f"{sentence_case(word)}: {listed(names)}"


def chance_line(*, places: int, expected: float, noun: str) -> str:
    """How many would look changed by chance alone."""
    return f"Dari {count(places)} {noun}, {about(expected)} akan tampak berubah hanya karena kebetulan"


def hover(*, name: str, kecamatan: str, rate: str, stunted: str, measured: str, coverage: float | None,
          badge: str, lokus: str) -> str:
    """One desa in full: ``Runtu, Kec. Arut Selatan: 21,3% (26 dari 122 diukur), cakupan 88,0% terdaftar``."""
    told = f"{name}, Kec. {kecamatan}: {rate}"
    if stunted:
        told += f" ({stunted} dari {measured} diukur)"
    if coverage is not None:
        told += f", cakupan {percent(coverage)} terdaftar"
    if badge:
        told += f"; {badge}"
    return f"{told}; {lokus}" if lokus else told


def interval(low: float | None, high: float | None) -> str:
    """``Rentang 17,8–25,3%`` or nothing."""
    return "" if low is None or high is None else f"Rentang {percent_range(low, high)}"
