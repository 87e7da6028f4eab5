"""Sentences about the 4 pasti and the 3 standar: where people are lost, which standard is not met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.words.classes import STATUS_SHAPES
from dashboard.words.fitting import fit
from dashboard.words.numbers import count, first_few, month_short, percent, points

NOT_COLLECTED = "belum ada data"
HIDDEN = "disamarkan"
NOT_SENT = "belum dilaporkan pada tahun ini"
STEP_LABELS = ("Sasaran", "1 Terdata", "2 Memperoleh", "3 Memanfaatkan", "4 Terlapor")
STEP_NAMES = ("Sasaran proyeksi", "Terdata", "Memperoleh layanan", "Memanfaatkan intervensi",
              "Tercatat dan terlaporkan")
_REACHED = ("sasaran", "terdata", "dilayani", "memanfaatkan", "terlapor")
STANDARDS = ("TPK terlatih", "Alat ukur tersedia", "SOP terlaksana")
SHORT_STANDARDS = ("TPK", "alat ukur", "SOP")
YES, NOT_YET = "ya", "belum"
DESA_KEY = "✓ lengkap ▲ sebagian ■ belum satu pun"
WHY = (
    "Anak atau ibu yang hilang di satu langkah tidak tertolong oleh langkah berikutnya. Rapat perlu tahu apakah yang "
    "kurang pendataan, layanan, pemanfaatan, atau pelaporan: penanggung jawabnya berbeda.")
WHY_STANDARDS = (
    "Layanan yang baik butuh tim yang terlatih, alat ukur yang benar, dan prosedur yang dijalankan. Yang belum lengkap "
    "dapat dijanjikan hari ini, lengkap dengan penanggung jawabnya.")
HOW_SUM = (
    "Sasaran → terdata → memperoleh → memanfaatkan → terlapor untuk satu kelompok sasaran. Tiap langkah adalah jumlah "
    "per desa, bukan orang yang sama yang diikuti: dibaca sebagai rerata cakupan.")
HOW_BASE = (
    "Persen dihitung terhadap sasaran proyeksi; bila proyeksi kelompok itu belum dimuat, terhadap yang terdata. "
    "Langkah yang tidak dikumpulkan tertulis “belum ada data” dan tidak diisi dari langkah lain.")
HOW_DESA = (
    "Dipakai laporan terakhir tiap desa pada tahun itu. Total hanya menjumlahkan desa yang melaporkan semua langkah "
    "yang dikumpulkan, agar laporan yang belum masuk tidak terbaca sebagai kehilangan.")
HOW_REPORTED = (
    "Terlapor = mereka yang tercatat di langkah terakhir di desa yang laporan bulan terpilihnya sudah masuk. Laporan "
    "terlambat tetap dihitung masuk dan disebut terpisah.")
HOW_GROWING = (
    "Langkah yang lebih besar dari langkah sebelumnya ditandai, tidak dipotong: daftar atau laporannya perlu "
    "diperiksa.")
HOW_STEPS = (HOW_SUM, HOW_BASE, HOW_DESA, HOW_REPORTED, HOW_GROWING)
HOW_READINESS = (
    "TPK terlatih dibagi TPK terbentuk; posyandu dengan alat ukur lengkap dibagi posyandu; SOP menurut laporan "
    "kesiapan tiap desa. Dipakai laporan terakhir dalam 12 bulan; yang kosong berarti belum ada data, bukan tidak.")
HOW_MINILOK = (
    "Mini lokakarya terlaksana dibagi direncanakan hanya pengganti: pemakaian SOP sendiri belum dihitung di mana pun.")
HOW_STANDARDS = (HOW_READINESS, HOW_MINILOK)
NO_REPORT = (
    "Belum ada laporan kelompok sasaran ini pada tahun yang dipilih. Pilih kelompok atau periode lain, atau muat "
    "formulir OPD di halaman Data.")


def how_limits(*, gap: str, few: int) -> str:
    """Where the shapes begin and what is hidden."""
    return (f"■ hilang lebih dari {gap} poin; ▲ hilang {gap} poin atau kurang. Kurang dari {count(few)} sasaran: tanpa "
            "persen dan tanda. Jumlah 1–4 orang, juga sebagai selisih langkah, disamarkan bersama langkah sesudahnya.")


def between(before: int, *, after: int) -> str:
    """``terdata tetapi belum dilayani``; ``sasaran belum terdata``."""
    if before == 0:
        return f"{_REACHED[0]} belum {_REACHED[after]}"
    return f"{_REACHED[before]} tetapi belum {_REACHED[after]}"


def largest_loss(*, lost: float, before: int, after: int) -> str:
    """``Kehilangan terbesar 19,0 poin: terdata tetapi belum dilayani``."""
    told = between(before, after=after)
    return fit(f"Kehilangan terbesar {points(lost)}: {told}",
               f"Hilang {points(lost)}: {told}", f"Hilang {points(lost)}: belum {_REACHED[after]}")


def too_few(*, listed: float, reached: float | None, after: int) -> str:
    """Under the floor there is no percentage: ``Terdata 20, dilayani 12: terlalu sedikit untuk persen``."""
    if reached is None:
        return f"Terdata {count(listed)}: terlalu sedikit untuk persen"
    return fit(f"Terdata {count(listed)}, {_REACHED[after]} {count(reached)}: terlalu sedikit untuk persen",
               f"Terdata {count(listed)}: terlalu sedikit untuk persen")


NO_LOSS = "Tidak ada yang hilang di antara langkah yang tercatat"
ALL_HIDDEN = "Jumlahnya kecil: kehilangan antarlangkah disamarkan"
ONE_STEP = "Baru satu langkah yang tercatat: kehilangan belum terbaca"


def nobody_due(*, area: str) -> str:
    """``Desa X: tidak ada sasaran kelompok ini``."""
    return fit(f"{area}: tidak ada sasaran kelompok ini", "Tidak ada sasaran kelompok ini di wilayah ini")


def no_steps(*, area: str) -> tuple[str, str]:
    """Title and sentence where not even the list of the group is known."""
    return (fit(f"{area}: belum ada data kelompok ini", "Belum ada data kelompok sasaran ini"),
            NO_REPORT)


def growing(*, step: int, before: int) -> str:
    """A step larger than the one before it."""
    return f"Langkah {step} melebihi {'sasaran proyeksi' if before == 0 else f'langkah {before}'}: perlu diperiksa"


def subtitle(*, group: str, base: str, area: str, month: str, one_desa: bool) -> str:
    """What is measured, of what, where and until when; ``base`` '' = counts alone. Shorter for a long name."""
    what = f"{'cakupan' if one_desa else 'rerata cakupan'}{f', persen {base}' if base else ''}"
    return fit(f"{group}: {what} dan jumlah, {area}, s.d. {month}", f"{group}: {what}, {area}, {month}",
               f"{group}: {'cakupan' if one_desa else 'rerata cakupan'}, {area}, {month}", most=104)


def value_text(*, share: float | None, people: float) -> str:
    """``75,0% · 3.090``; without a percentage the count alone."""
    return count(people) if share is None else f"{percent(share)} · {count(people)}"


def lost_text(*, lost: float | None, people: float, unit: str, status: str) -> str:
    """``▲ hilang 19,0 poin (783 anak)``; larger than the step before: ``▲ melebihi langkah sebelumnya …``."""
    shape = STATUS_SHAPES[status]
    word = "hilang" if people >= 0 else "melebihi langkah sebelumnya"
    told = f"{count(abs(people))} {unit}"
    text = f"{word} {told}" if lost is None else f"{word} {points(lost)} ({told})"
    return f"{shape} {text}".strip()


def reports(*, month: date, arrived: int, owed: int, in_time: int | None) -> str:
    """``Laporan Agu 2026: 88 dari 94 desa masuk, 71 tepat waktu``; late is not missing."""
    told = f"Laporan {month_short(month)}: {count(arrived)} dari {count(owed)} desa masuk"
    if arrived == 0:
        return told
    return f"{told}, {count(in_time)} tepat waktu" if in_time is not None else f"{told}; tanggal masuk tidak dicatat"


def report_of_one(*, month: date, arrived: bool, in_time: bool | None) -> str:
    """The same for one desa."""
    if not arrived:
        return f"Laporan {month_short(month)} desa ini belum masuk"
    late = "" if in_time is None else ", tepat waktu" if in_time else ", terlambat"
    return f"Laporan {month_short(month)} desa ini sudah masuk{late}"


def counted(*, inside: int, of: int) -> str:
    """Desa in the sums."""
    return f"Dihitung dari {count(inside)} dari {count(of)} desa yang semua langkahnya dilaporkan"


def not_collected(*, step: int, measure: str, note: str, desa: int, of: int) -> str:
    """``Langkah 3 (makan MP-ASI yang baik) belum ada data: …``; ``desa`` of ``of`` report what too few report."""
    name = "Sasaran proyeksi" if step == 0 else f"Langkah {step} ({measure})"
    few = f": baru {count(desa)} dari {count(of)} desa melaporkan" if 0 < desa < of else f": {note}" if note else ""
    return f"{name} {NOT_COLLECTED}{few}"


def hidden_from(step: int) -> str:
    """Why a step has no number."""
    return f"Langkah {step} disamarkan: jumlah kecil di sebuah desa dapat dihitung balik"


def read_aloud(title: str, *, people: float | None, unit: str, group: str) -> str:
    """The title and how many people it means."""
    return f"{group}. {title}." + (f" Itu {count(people)} {unit}." if people is not None else "")


def standards_line(parts: Sequence[tuple[str, str, str]]) -> str:
    """``3 standar: ▲ TPK terlatih 79,0%, ■ alat ukur 62,1%, – SOP belum ada data``; parts = (status, name, text)."""
    return "3 standar: " + ", ".join(f"{STATUS_SHAPES[status]} {name} {text}".strip() for status, name, text in parts)


def no_readiness(*, area: str) -> str:
    """Nothing was sent on the standards."""
    return f"{area}: {NOT_COLLECTED} kesiapan. Muat templat kesiapan di halaman Data."


def standards_subtitle(*, area: str, month: str, key: str) -> str:
    """What is judged, where, until when, and the key of the shapes."""
    return fit(f"3 standar, {area}, s.d. {month}. {key}", f"3 standar, {area}, {month}", most=104)


def standards_title(*, behind: int, known: int, area: str, worst: str, one: bool) -> str:
    """``Standar belum lengkap di 71 dari 94 desa, terutama alat ukur``; ``one`` desa: its own missing standards."""
    if known == 0:
        return fit(f"{area}: laporan kesiapan belum ada", "Laporan kesiapan desa belum ada")
    if one:
        return (fit(f"{area}: belum lengkap {worst}", f"Belum lengkap: {worst}") if behind
                else fit(f"{area}: tiga standar lengkap", "Tiga standar desa ini lengkap"))
    if behind == 0:
        return f"Tiga standar lengkap di {count(known)} desa yang melapor"
    told = f"belum lengkap di {count(behind)} dari {count(known)} desa"
    return fit(f"Standar {told}, terutama {worst}", f"{told.capitalize()}, terutama {worst}", f"Standar {told}")


_GAPS = ("TPK belum terlatih", "posyandu belum beralat ukur lengkap", "desa belum menjalankan SOP")


def standard_gap(number: int, *, short: int, whole: int, one_desa: bool) -> str:
    """``56 dari 268 TPK belum terlatih``; ``number`` = which of the three."""
    if short == 0:
        return f"{STANDARDS[number]} lengkap" if number < 2 else f"{STANDARDS[number]} di semua desa yang melapor"
    if one_desa and number == 2:
        return "SOP belum dijalankan"
    return f"{count(short)} dari {count(whole)} {_GAPS[number]}"


def minilok_line(*, held: int, planned: int) -> str:
    """A stand-in, and called one."""
    return f"Mini lokakarya terlaksana {count(held)} dari {count(planned)} (pengganti: SOP belum dihitung tersendiri)"


def shortfall(*, teams: int, posyandu: int, without_sop: int) -> str:
    """For a narrow cell: ``2 TPK, 3 posyandu, 1 SOP``."""
    parts = [f"{count(n)} {what}" for n, what in ((teams, "TPK"), (posyandu, "posyandu"), (without_sop, "SOP")) if n]
    return ", ".join(parts) or "–"


def of_all(part: int, *, whole: int) -> str:
    """For a narrow cell: ``212/268 (79,1%)``; under ten without the percentage."""
    if whole < 10:
        return some_of(part, whole=whole)
    return f"{count(part)}/{count(whole)} ({percent(100 * part / whole)})"


def some_of(part: int, *, whole: int) -> str:
    """``2 dari 3``."""
    return f"{count(part)} dari {count(whole)}"


def share_or_count(part: int, *, whole: int) -> str:
    """``79,1%``; under ten the counts."""
    return percent(100 * part / whole) if whole >= 10 else f"{count(part)} dari {count(whole)}"


def owner_line(*, owner: str, told: str) -> str:
    """Who has to act: ``DP3AP2KB: 56 TPK belum terlatih``."""
    return f"{owner}: {told}"


def silent_desa(names: list[str], *, most: int = 4) -> str:
    """Desa without a readiness report."""
    return f"{NOT_COLLECTED.capitalize()} kesiapan: {first_few(names, most=most)}"


def more_rows(n: int) -> str:
    """``dan 8 desa lagi``."""
    return f"dan {count(n)} desa lagi"
