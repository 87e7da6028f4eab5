"""Do the data back the list of lokus? Sentences of the audit. Rates in percent, counts of desa and children."""

from __future__ import annotations

from dashboard.words.fitting import fit, sentence_case
from dashboard.words.numbers import count, first_few, number, percent, short_number

WHY = (
    "Daftar lokus menentukan ke mana anggaran pergi. Daftar yang dipilih dari angka mentah sering memuat desa yang "
    "kebetulan tinggi dan melewatkan desa yang sama tingginya.")
BURDEN = (
    "Urutan: peluang di atas ambang dikali jumlah balita stunting (beban). Peluang memakai dua bulan timbang terakhir "
    "yang digabung; balita yang sama dapat terhitung dua kali, jadi keyakinannya sedikit berlebih.")
VERDICT = (
    "Didukung data = peluang di atas ambang sedikitnya 0,8. Tidak didukung data = peluang paling banyak 0,2. Desa yang "
    "disamarkan memakai kata dari satu bulan timbang, dan tidak dinilai bila kata itu membuka angkanya.")
NOT_COMPARED = (
    "Selisih lokus terhadap desa lain tidak ditampilkan: daftar yang dipilih karena tinggi akan tampak membaik sekitar "
    "5 poin tanpa pengaruh apa pun. Perbandingan tahun memakai daftar yang sama terhadap dirinya sendiri.")
REASON = (
    "Alasan penetapan ditulis oleh rapat di halaman ini, tersimpan beserta nama pencatat dan waktunya, dan dicetak "
    "pada lampiran SK; tulisan yang lebih lama tetap ada dalam riwayat. Usulan daftar memakai hitungan yang sama.")
NO_BOOK = "Alasan penetapan tidak dapat dibaca sekarang: catatan rapat tidak terbuka. Beri tahu admin dasbor"

REGRESSION = (
    "Desa yang dipilih saat angkanya tinggi cenderung tampak turun sesudahnya tanpa perubahan apa pun")
ANNEX_SHEET = "Lampiran SK"
ANNEX_NUMBER = "Nomor: …………………  Tanggal: …………………"
ANNEX_OTHERS = "Bukan lokus menurut daftar ini, tetapi sangat mungkin di atas ambang"
ANNEX_READ = "Penjelasan (bukan bagian keputusan)"
NOT_LISTED = "bukan lokus"
NO_LIST_TITLE = "Belum ada daftar lokus"
NO_LIST = "Belum ada daftar lokus. Muat tabel lokus di halaman Data, atau pilih desa usulan di bilah kiri mode petugas."
NO_KNOWN_CODE = "Kode desa pada usulan tidak dikenal. Periksa kodenya, misalnya 62.01.01.2001."

AGREEMENT_WORDS = {"": "", "didukung data": "didukung data", "belum dapat dibedakan": "belum dapat dibedakan",
                   "tidak didukung data": "tidak didukung data", "tidak ada data": "tidak ada data",
                   "sama tingginya": "bukan lokus, di atas ambang", "disamarkan": "tidak dinilai (disamarkan)"}
# For a column of the screen; the table and the annex have the full words.
AGREEMENT_SHORT = {"": "", "didukung data": "didukung", "belum dapat dibedakan": "belum jelas",
                   "tidak didukung data": "tidak didukung", "tidak ada data": "tidak ada data",
                   "sama tingginya": "di atas ambang", "disamarkan": "disamarkan"}


def services(*, gap: float, least: int) -> str:
    """What the columns on services count; ``gap`` in points as set, ``least`` = the privacy floor of a sasaran."""
    return (f"Layanan ■ = jumlah cakupan layanan yang tertinggal lebih dari {short_number(gap)} poin dari target, di "
            f"antara yang dilaporkan dengan sasaran sedikitnya {count(least)}. KRS = keluarga berisiko stunting "
            "menurut laporan pendampingan.")


def list_name(*, year: int | None, status: str) -> str:
    """``lokus 2026 (calon)`` or ``desa usulan``."""
    return "desa usulan" if year is None else f"lokus {year} ({status})" if status else f"lokus {year}"


def head_of(kabupaten: str) -> str:
    """Who signs: ``Wali Kota`` of a kota, else ``Bupati``; ``kabupaten`` with its kind."""
    return "Wali Kota" if kabupaten.startswith("Kota ") else "Bupati"


def annex_of(kabupaten: str) -> str:
    """``Lampiran Keputusan Bupati``."""
    return f"Lampiran Keputusan {head_of(kabupaten)}"


def annex_signed(kabupaten: str) -> str:
    """Place, day and name to be filled in by hand."""
    return f"Ditetapkan di …………………, tanggal …………………\n{head_of(kabupaten)},\n\n\n\n(………………………………)"


def annex_title(list_name: str) -> str:
    """``Daftar desa/kelurahan lokus 2026 (calon)``."""
    return f"Daftar desa/kelurahan {list_name[:1].lower()}{list_name[1:]}"


def title(*, supported: int, listed: int, judged: int, name: str) -> str:
    """``Data mendukung 2 dari 5 lokus 2026``."""
    if judged == 0:
        return fit(f"{sentence_case(name)}: belum cukup data untuk dinilai", "Daftar lokus: belum cukup data")
    if supported == 0:
        return fit(f"Belum ada {name} yang jelas didukung data", "Belum ada lokus yang jelas didukung data")
    return fit(f"Data mendukung {count(supported)} dari {count(listed)} {name}",
               f"Data mendukung {count(supported)} dari {count(listed)} lokus")


def support_line(*, supported: int, unclear: int, against: int, unjudged: int, line: str) -> str:
    """``Di atas …: 2 desa didukung data, 2 belum dapat dibedakan, 1 tidak didukung``."""
    parts = [f"{count(supported)} didukung data", f"{count(unclear)} belum dapat dibedakan",
             f"{count(against)} tidak didukung"]
    if unjudged:
        parts.append(f"{count(unjudged)} tidak dinilai")
    return f"Terhadap {line}: {', '.join(parts)}"


def here_line(area: str, *, listed: int, others: int) -> str:
    """What of the list lies in the chosen kecamatan: ``Kecamatan Kumai: 2 desa lokus, 1 desa lain …``."""
    return f"{area}: {count(listed)} desa lokus, {count(others)} desa lain sangat mungkin di atas ambang"


def as_high_line(names: list[str], *, most: int = 5) -> str:
    """Desa outside the list that are as high, in order of code."""
    return (f"Bukan lokus tetapi sangat mungkin di atas ambang: {first_few(names, most=most)}" if names
            else "Tidak ada desa di luar daftar yang sangat mungkin di atas ambang")


# Under it a count is hidden and cannot be called high.
LEAST_CASES = 5


def criterion_line(*, grades: tuple[str, str], high: int, unknown: int, listed: int, cases: float, share: float) -> str:
    """``Kriteria provinsi: 4 dari 5 tinggi, nilai B``; ``grades`` if the unknown are not, and if they are, high.

    The median is the share of one desa, which may be hidden: its decimal would tell which, and its count.
    """
    told = f"Kriteria provinsi: {count(high)} dari {count(listed)} tinggi"
    if unknown:
        told += f", {count(unknown)} belum dapat dinilai"
    first, last = (grade or "di bawah B" for grade in grades)
    grade = f"nilai {first}" if first == last else f"nilai antara {first} dan {last}"
    told = f"{told}: {grade} (A 100%, B sedikitnya 75%). Tinggi = sedikitnya {count(LEAST_CASES)} kasus"
    if cases < LEAST_CASES:  # more than the median then says nothing that this does not
        return f"{told}; separuh desa atau lebih tidak sebanyak itu"
    return f"{told}, dan lebih dari {count(cases)} kasus atau di atas median desa (sekitar {percent(share, digits=0)})"


def cohort_line(*, name: str, before: str, after: str, verdict: str, rates: tuple[str, str] | None, places: int,
                expected: bool) -> str:
    """The old list against itself: the same desa in both months.

    ``expected``: held against what chance leaves of the earlier value, because the list was chosen on it.
    """
    told = f"Daftar tetap {name} ({count(places)} desa), {before} ke {after}: {verdict}"
    if expected:
        seen = f"dugaan {rates[0]}, nyatanya {rates[1]}; " if rates else ""
        return f"{told} ({seen}daftar dipilih dari angka {before}, jadi dibandingkan dengan dugaan wajarnya)"
    return f"{told} ({rates[0]} ke {rates[1]})" if rates else told


def regression_line(fall: float | None) -> str:
    """One sentence on regression to the mean; ``fall`` in points where it may be told."""
    if fall is None or fall < 0.05:
        return REGRESSION
    return f"{REGRESSION}: di sini sekitar {number(fall)} poin"


def reasons_line(*, written: int, readable: bool) -> str:
    """How many desa carry a reason written by the meeting; an unreadable book is said, never taken for none."""
    if not readable:
        return NO_BOOK
    return f"Alasan penetapan tertulis untuk {count(written)} desa" if written else ""


def missing_line(*, known: int, listed: int | None) -> str:
    """``12 dari 13 nama diketahui`` where the published list is longer."""
    return f"{count(known)} dari {count(listed)} nama diketahui" if listed and listed > known else ""


def unknown_codes(codes: list[str]) -> str:
    """Codes of a proposal that are no desa here."""
    return f"Kode tidak dikenal dan dilewati: {first_few(codes, most=3)}" if codes else ""


def more_rows(rest: int) -> str:
    """Rows that did not fit on the screen."""
    return f"dan {count(rest)} desa lagi di tabel" if rest > 0 else ""
