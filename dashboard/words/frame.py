"""The lines around every chart: subtitle parts, filters, source, coverage, and the sentences for "no data"."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, month_long, month_short, percent

REGISTER = "e-PPGBM"
EVERYWHERE = "semua"
# From this length on (Ogan Komering Ulu Selatan, Buay Pematang Ribu Ranau Tengah) the word before a name is shortened.
LONG_NAME = 24
SHORT_KINDS = {"kabupaten": "Kab.", "kecamatan": "Kec.", "kelurahan": "Kel."}


def area_name(name: str, *, kind: str) -> str:
    """``Kabupaten Kotawaringin Barat``, ``Kota Depok``, ``Kelurahan Baru``; ``Kab.`` before a long name."""
    if kind == "kabupaten" and name.startswith("Kota "):
        return name
    word = SHORT_KINDS.get(kind, kind.capitalize()) if len(name) >= LONG_NAME else kind.capitalize()
    return f"{word} {name}"


def filters_line(*, kecamatan: str | None, period: str, more: tuple[str, ...] = ()) -> str:
    """``Kecamatan: semua · Periode: Feb 2025``."""
    return " · ".join((f"Kecamatan: {kecamatan or EVERYWHERE}", f"Periode: {period}", *more))


def coverage_phrase(
    *, measured: int, registered: tuple[int, int | None], projected: tuple[int, int | None]
) -> str:
    """``Diukur 17.957 dari 20.640 balita terdaftar (87,0%) dan 23.600 balita proyeksi (76,1%)``; both, always.

    Each sasaran comes as (children measured where it is known, sasaran): where some desa have none, the count that
    stands over it is named, so that the sentence adds up.
    """
    parts, missing, partial = [], [], False
    for word, (part, whole) in (("terdaftar", registered), ("proyeksi", projected)):
        if not whole:
            missing.append(word)
            continue
        named = f"{count(part)} dari " if part != measured else ""
        partial = partial or bool(named)
        parts.append(f"{named}{count(whole)} balita {word} ({percent(100 * part / whole)})")
    if not parts:
        return f"Diukur {count(measured)} balita; sasaran terdaftar dan proyeksi belum dimuat"
    if partial:
        told = f"Diukur {count(measured)} balita; di desa yang sasarannya dimuat {' dan '.join(parts)}"
    else:
        told = f"Diukur {count(measured)} dari {' dan '.join(parts)}"
    return f"{told}; sasaran {missing[0]} belum dimuat" if missing else told


def coverage_short(
    *, measured: int, registered: tuple[int, int | None], projected: tuple[int, int | None]
) -> str:
    """``Diukur 17.957 dari 20.640 terdaftar (87,0%), 23.600 proyeksi (76,1%)`` for the source line."""
    parts = [
        f"{f'{count(part)} dari ' if part != measured else ''}{count(whole)} {word} ({percent(100 * part / whole)})"
        for word, (part, whole) in (("terdaftar", registered), ("proyeksi", projected)) if whole
    ]
    if not parts:
        return f"Diukur {count(measured)}; sasaran belum dimuat"
    exact = registered[0] == measured if registered[1] else projected[0] == measured
    return f"Diukur {count(measured)}{' dari ' if exact else '; '}{', '.join(parts)}"


def too_few_measured(label: str) -> str:
    """``Diukur kurang dari 10 balita``, from the label ``n<10``."""
    return f"Diukur kurang dari {label.removeprefix('n<')} balita"


def over_full_phrase(*, measured: int, registered: int | None) -> str:
    """Coverage above 100 % is flagged, never clipped; empty when there is nothing to say."""
    if registered and measured > registered:
        return "Cakupan lebih dari 100%: periksa sasaran terdaftar"
    return ""


def source_line(*, sources: tuple[str, ...], version: str, details: tuple[str, ...] = (), quality: str = "") -> str:
    """``Sumber: e-PPGBM, Feb 2025. Diukur … (87,0%). Mutu: baik. Berkas 3fa9c1``."""
    parts = [f"Sumber: {'; '.join(sources)}", *(detail for detail in details if detail)]
    if quality:
        parts.append(f"Mutu: {quality}")
    parts.append(f"Berkas {version}")
    return ". ".join(parts)


def split_source(source: str) -> tuple[str, str, str]:
    """A source line in three: before, how far the numbers may be trusted (measured, coverage, quality), after.

    The middle is empty where the line says nothing of the kind.
    """
    starts = [at for at in (source.find(". Diukur "), source.find(". Mutu: ")) if at >= 0]
    end = source.rfind(". Berkas ")
    if not starts or end <= min(starts):
        return source, "", ""
    start = min(starts) + len(". ")
    return source[:start], source[start:end], source[end:]


def quality_of(source: str) -> str:
    """``Mutu: baik`` of a source line, or nothing."""
    trust = split_source(source)[1]
    at = trust.rfind("Mutu: ")
    return trust[at:] if at >= 0 else ""


def register_source(period: date) -> str:
    """``e-PPGBM, Feb 2025``."""
    return f"{REGISTER}, {month_short(period)}"


def services_source(period: date) -> str:
    """``laporan cakupan OPD sampai Jun 2025``."""
    return f"laporan cakupan OPD sampai {month_short(period)}"


def no_data_title(*, area: str, period: date | None) -> str:
    """The title when nothing was sent for this choice: a state, not an error."""
    if period is None:
        return fit(f"Belum ada data untuk {area}", "Belum ada data untuk pilihan ini")
    return fit(f"Belum ada data {month_long(period)} untuk {area}",
               f"Belum ada data {month_short(period)} untuk {area}",
               f"Belum ada data {month_long(period)} untuk pilihan ini")


def no_data_sentence(*, area: str, period: date | None) -> str:
    """``Belum ada data Februari 2025 untuk Kecamatan X. Pilih periode lain.``"""
    if period is None:
        return f"Belum ada data untuk {area}. Muat berkas e-PPGBM lebih dulu di halaman Data."
    return f"Belum ada data {month_long(period)} untuk {area}. Pilih periode lain."


NO_SURVEY = "Belum ada hasil survei untuk kabupaten ini. Muat tabel survei di halaman Data."
NO_SERVICES = "Belum ada laporan cakupan layanan pada tahun yang dipilih. Pilih periode lain atau muat formulir OPD."
NO_PAIR = "Belum ada bulan timbang yang sama pada dua tahun. Muat data tahun sebelumnya atau lihat pilihan Kabupaten."
SURVEY_NOT_FOR_KECAMATAN = "Survei hanya mewakili kabupaten; angka kecamatan berasal dari e-PPGBM."
APPROXIMATE = "perkiraan, bukan selang resmi"
