"""Why a kecamatan has one number and not two: its register beside the kabupaten's survey, never made into one.

Rates in percent, counts of balita; ``area`` as a sentence names it (``Kecamatan Kumai``).
"""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, percent, percent_range

HOW = (
    ("Survei mengukur contoh balita dari seluruh kabupaten. Balita contoh di satu kecamatan terlalu sedikit, sehingga "
     "nilai survei tidak dihitung per kecamatan dan tidak dikalikan dengan sasaran kecamatan."),
    ("Survei dan e-PPGBM adalah dua keluarga angka: tidak disambung dengan garis, tidak dikurangkan. Nilai survei "
     "kabupaten berdiri di sini hanya sebagai keterangan."),
    ("Rentang pada bagan bukan galat percontoh: ujung kirinya bila semua balita yang belum diukur tidak stunting, "
     "ujung kanannya bila semuanya stunting. Rentang 95% (Wilson) menjawab pertanyaan lain: seberapa jauh nilai itu "
     "dapat bergeser karena kebetulan."),
)
# Beside a value on the chart, whose places stand under the title.
HERE, WHOLE = "kecamatan ini", "kabupaten"
ONLY_REGISTER = "Survei hanya mewakili kabupaten; angka kecamatan berasal dari e-PPGBM"


def title(*, area: str, name: str, register: str, covered: float | None) -> str:
    """``Kumai tanpa angka survei; e-PPGBM 4,2% dari yang diukur``; few measured (percent of the registered) come first.

    ``covered``: the share where it is under the limit, else None. ``register``: the value as it may be shown.
    """
    if covered is not None:
        share = percent(covered, digits=0)
        return fit(f"{area} tanpa angka survei; baru {share} balita diukur",
                   f"{name} tanpa angka survei; baru {share} balita diukur",
                   f"Tidak ada angka survei; baru {share} balita diukur")
    return fit(f"{area} tanpa angka survei; e-PPGBM {register}", f"{name} tanpa angka survei; e-PPGBM {register}",
               f"Kecamatan tanpa angka survei; e-PPGBM {register}")


def register_panel(*, area: str, month: str, interval: str) -> str:
    """Under the kecamatan's number; ``interval`` = ``2,1–2,9%``, or nothing."""
    told = f"e-PPGBM {month}, {area}: yang datang diukur; untuk melayani"
    return f"{told}. Rentang 95%: {interval}" if interval else told


def survey_panel(*, survey: str, area: str) -> str:
    """Under the survey's number: it is the kabupaten's."""
    return f"{survey} (survei), {area}: bukan angka kecamatan ini; untuk target"


def interval_line(*, low: float, high: float) -> str:
    """How far the register's value may lie from chance alone."""
    return f"Rentang 95% karena kebetulan: {percent_range(low, high)}"


def quality_line(quality: str) -> str:
    """How well the children of this kecamatan were measured."""
    told = f"Mutu pengukuran di kecamatan ini: {quality}"
    return f"{told}; perlu verifikasi pengukuran" if quality in ("cukup", "bermasalah") else told


def beside_line(*, area: str, month: str, register: str) -> str:
    """The kabupaten's register of the same month."""
    return f"e-PPGBM {month}, {area}: {register}"


def survey_line(*, survey: str, value: float, interval: str, area: str) -> str:
    """The survey as context, where there is no panel for it."""
    return f"{survey}, {area}: {percent(value)}, rentang {interval}"


def read_survey(*, survey: str, value: float, area: str, kecamatan: str) -> str:
    """First sentence to read aloud: whose the survey's number is."""
    return (f"{survey} memperkirakan {percent(value)} balita di {area} mengalami stunting; survei tidak memberi angka "
            f"untuk {kecamatan}.")


NO_SURVEY = "Belum ada angka survei untuk kabupaten ini."


def read_register(*, month: str, kecamatan: str, rate: str, measured: str) -> str:
    """Second sentence: what the register holds."""
    return (f"Menurut e-PPGBM {month}, {rate} dari {measured} balita yang datang diukur di {kecamatan} mengalami "
            "stunting.")


def read_register_hidden(*, month: str, kecamatan: str, told: str) -> str:
    """The same where no rate may be said; ``told`` = the value as it may be shown."""
    return f"Menurut e-PPGBM {month}, balita stunting di {kecamatan}: {told}."


def read_unmeasured(children: int, *, basis: str) -> str:
    """Who is missing; ``basis`` = ``1.200 balita proyeksi``."""
    return f"Dari {basis}, {count(children)} belum diukur."


READ_USE = "Di kecamatan ini pakailah daftar e-PPGBM untuk melayani anak, dan ukur dahulu yang belum terukur."
