"""One desa in plain words, for its head: out of ten children, who must be reached, what to check on the spot."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit, sentence_case
from dashboard.words.numbers import (
    count,
    displayed,
    first_few,
    listed,
    month_short,
    percent,
    percent_range,
    short_number,
)
from dashboard.words.services import indicator_name

WHY = (
    "Kepala desa pulang dari lokakarya dengan satu halaman: siapa yang harus dijangkau, layanan mana yang belum "
    "sampai, dan apa yang dapat dikerjakan desa sendiri.")
IN_WORDS = (
    "Prevalensi ditulis sebagai “dari 10 balita yang diukur, sekitar 2”; kisarannya dari rentang ketidakpastian 95%. "
    "Angka kecil ditulis dari 100 balita. Kurang dari 30 balita diukur: tanpa persentase, hanya “x dari n”.")
SMALL = (
    "Demi privasi, layanan disamarkan bila yang dilayani 1–4, sasarannya kurang dari 10, atau yang tersisa 1–4 (“sisa "
    "<5”); sel lain ikut “disamarkan” agar tidak dapat dihitung balik dari jumlah kecamatan atau kabupaten.")
DIRECTION = (
    "Dua bulan timbang terakhir dibandingkan hanya bila keduanya mengukur sedikitnya 30 balita dan cakupan berubah "
    "paling banyak 5 poin; selain itu “tidak sebanding”. Desa tidak diperingkat.")
OWN_WORK = (
    "Yang dapat dikerjakan desa adalah contoh dari daftar kegiatan; cocokkan dengan peraturan fokus penggunaan dana "
    "desa tahun berjalan dan musyawarah desa. Kelurahan memakai dana kelurahan.")
HOW = (IN_WORDS, SMALL, DIRECTION, OWN_WORK)

CHOOSE_TITLE = "Pilih desa untuk melihat keadaannya"
CHOOSE = "Pilih kecamatan di saringan, lalu desanya; atau pilih salah satu desa lokus"
SERVICES_HEAD = "Layanan yang sampai ke sasaran, yang terburuk lebih dulu (persen; dalam kurung: target)"
WORK_HEAD = "Yang didahulukan"
CHILDREN_HEAD = "Balita dan stunting"
PROMISES_HEAD = "Tindak lanjut yang belum selesai"
SHEET_KEY = (
    "■ kritis, ▲ perlu perhatian, ✓ mencapai target, ↓ lebih rendah lebih baik. Demi privasi: <5 = yang dilayani 1–4; "
    "sisa <5 = yang belum 1–4; n<10 = sasaran kurang dari 10; disamarkan = agar sel lain tidak dapat dihitung balik.")
AGREED_HEAD = "Kesepakatan desa (diisi saat rapat)"
AGREED_COLUMNS = ("Apa yang dikerjakan", "Siapa", "Paling lambat", "Sumber dana")
SHEET_BUTTON = "Lembar desa ini (DOCX)"
SHEETS_BUTTON = "Lembar semua desa (DOCX)"
SHEETS = "Lembar desa"
PICK = "Pilih desa"
CLOSE_PICK = "Kembali ke desa"
LOKUS_COLUMNS = ("Desa/kelurahan", "Kecamatan", "Lokus")
SERVICE_COLUMNS = ("Layanan", "Cakupan", "Layanan", "Cakupan")
WORK_COLUMNS = ("Kesenjangan terbesar", "Cakupan", "OPD", "Dapat dikerjakan sendiri (contoh)")
NO_SERVICES = "layanan belum dilaporkan"
MEASURED_LABEL = "balita diukur stunting"
CHECK = "Cek di lapangan"
REACH = "Yang harus dijangkau"
READY = "Kesiapan (3 standar)"
OPEN = "Tindak lanjut belum selesai"
NO_OPEN = "Tidak ada tindak lanjut yang terbuka"
NOT_FILLED = "belum diisi"
NO_READINESS = "Kesiapan belum dilaporkan"
NOT_LOKUS = "Bukan desa lokus"
TO_BE_CHECKED = "perlu dicek"
HIDDEN_DIRECTION = "Arah tidak dibandingkan: angka disamarkan"
NO_DIRECTION = "Arah belum terlihat: baru satu bulan timbang"
NO_GAP = "Tidak ada kesenjangan yang dapat ditampilkan"


def pick_of(n: int) -> str:
    """The button that opens all desa: ``Pilih desa (18)``."""
    return f"{PICK} ({count(n)})"


def hidden(label: str) -> str:
    """Why there is no prevalence: the privacy label in words."""
    if label.startswith("n<"):
        return f"Kurang dari {label.removeprefix('n<')} balita diukur"
    if label.startswith("<"):
        return f"Kurang dari {label.removeprefix('<')} balita stunting tercatat"
    return "Angka disamarkan demi privasi anak"


def _base(rate: float, *, low: float, high: float) -> int:
    """Out of 10, or of 100 where ten children are too few to tell the rate or its range."""
    least, most = (_part(value, base=10) for value in (low, high))
    return 10 if displayed(rate) >= 7.5 and least < most else 100


def _part(rate: float, *, base: int) -> int:
    return round(displayed(rate * base / 100, digits=0))


def about(rate: float, *, low: float, high: float) -> str:
    """``2 dari 10``."""
    base = _base(rate, low=low, high=high)
    return f"{count(_part(rate, base=base))} dari {count(base)}"


def _spread(rate: float, *, low: float, high: float) -> str:
    """``mungkin 1 sampai 3``, out of the same base."""
    base = _base(rate, low=low, high=high)
    least, most = (_part(value, base=base) for value in (low, high))
    if least == most:
        return f"mungkin {count(most)}"
    return f"mungkin {count(least) if least else 'kurang dari 1'} sampai {count(most)}"


def rate_line(rate: float, *, low: float, high: float) -> str:
    """``21,3%, mungkin 1 sampai 3 (15,0–29,1%)``."""
    return f"{percent(rate)}, {_spread(rate, low=low, high=high)} ({percent_range(low, high)})"


def prevalence(rate: float, *, low: float, high: float) -> str:
    """``Dari 10 balita yang diukur, sekitar 2 stunting (mungkin 1 sampai 3)``."""
    base = _base(rate, low=low, high=high)
    part = _part(rate, base=base)
    told = f"sekitar {count(part)}" if part else "kurang dari 1"
    return f"Dari {count(base)} balita yang diukur, {told} stunting ({_spread(rate, low=low, high=high)})"


def nobody(measured: int, *, high: float) -> str:
    """``Tidak seorang pun dari 41 balita yang diukur stunting (di antara semua, mungkin sampai 9 dari 100)``."""
    return (f"Tidak seorang pun dari {count(measured)} balita yang diukur stunting (di antara semua balita, mungkin "
            f"sampai {count(_part(high, base=100))} dari 100)")


def title(*, name: str, rate: str, critical: int, behind: int, judged: int) -> str:
    """``Runtu: sekitar 2 dari 10 balita stunting, 6 layanan kritis``; ``rate`` as by ``about``, '' = not told."""
    if judged == 0:
        served = NO_SERVICES
    elif critical:
        served = f"{count(critical)} layanan kritis"
    elif behind:
        served = f"{count(behind)} layanan perlu perhatian"
    else:
        served = "layanan yang dinilai mencapai target"
    of = f"{served} dari {count(judged)} yang dinilai" if critical or behind else served
    if rate:
        return fit(f"{name}: sekitar {rate} balita stunting, {served}", f"{name}: {of}", f"{name}: {served}",
                   sentence_case(served))
    return fit(f"{name}: {of}", f"{name}: {served}", sentence_case(served))


def subtitle(*, place: str, kecamatan: str, months: str) -> str:
    """``Desa Runtu, Kecamatan Arut Selatan; e-PPGBM dan layanan Agu 2026``."""
    return fit(f"{place}, Kecamatan {kecamatan}; {months}", f"{place}, Kec. {kecamatan}; {months}", most=88)


def months(*, measured: date | None, served: date | None) -> str:
    """``e-PPGBM Feb 2026, layanan s.d. Agu 2026``; the same month is named once."""
    if measured and measured == served:
        return f"e-PPGBM dan layanan {month_short(measured)}"
    parts = [f"e-PPGBM {month_short(measured)}" if measured else "", f"layanan s.d. {month_short(served)}" if served
             else ""]
    return ", ".join(part for part in parts if part)


def lokus(*, year: int, status: str, basis: str, sure: bool) -> str:
    """``Lokus 2025 (ditetapkan): SK Bupati 51/2024, perlu dicek``."""
    told = f"Lokus {year} ({status})" + (f": {basis}" if basis else "")
    return told if sure else f"{told}, {TO_BE_CHECKED}"


def direction(*, verdict: str, reason: str, since: date, before: float | None, after: float | None) -> str:
    """``Sejak Feb 2026: belum dapat dibedakan``; a real change names both values, not comparable its reason."""
    why = {"data_sedikit": "balita diukur terlalu sedikit", "cakupan_berubah": "cakupan berubah",
           "cakupan_tidak_diketahui": "cakupan tidak diketahui"}.get(reason, "")
    told = f"Sejak {month_short(since)}: {verdict}"
    if verdict.endswith("nyata") and before is not None and after is not None:
        return f"{told} ({percent(before)} ke {percent(after)})"
    return f"{told}, {why}" if why else told


def short_direction(verdict: str) -> str:
    """``Arah: belum dapat dibedakan``."""
    return f"Arah: {verdict}"


def course(months: list[tuple[str, str]], *, verdict: str) -> str:
    """``Feb 2025 21,0%, Agu 2025 19,4%. Sejak Feb 2025: belum dapat dibedakan``."""
    return f"Stunting balita diukur {', '.join(f'{month} {rate}' for month, rate in months)}. {verdict}"


def around(*, kecamatan: str, rate: str) -> str:
    """The kecamatan beside the desa: ``Kecamatan Kumai: 11,4%``."""
    return f"Kecamatan {kecamatan}: {rate}"


def reach(groups: list[tuple[str, str]], *, most: int) -> str:
    """``Yang harus dijangkau: ibu hamil 45, remaja putri 120``."""
    return f"{REACH}: {listed([f'{name} {n}' for name, n in groups[:most]])}"


def fewer_than(limit: int) -> str:
    """A group too small to be counted aloud."""
    return f"kurang dari {count(limit)}"


def service_cell(*, text: str, target: float | None, has_value: bool) -> str:
    """``34,0 (58)``; a word instead of a value stands alone."""
    return f"{text} ({short_number(target)})" if has_value and target is not None else text


def more_desa(rest: int) -> str:
    """Below the rows that fit."""
    return f"dan {count(rest)} desa lagi di tabel" if rest > 0 else ""


def gap_line(*, name: str, lower_is_better: bool, text: str, target: float | None) -> str:
    """``TTD remaja putri 34,0 (target 58)``."""
    goal = f" (target {short_number(target)})" if target is not None else ""
    return f"{indicator_name(name, lower_is_better=lower_is_better)} {text}{goal}"


def gaps(lines: list[str]) -> str:
    """The three largest gaps in one sentence."""
    return f"Kesenjangan terbesar: {'; '.join(lines)}" if lines else NO_GAP


def ready(*, part: int, whole: int) -> str:
    """``1 dari 2``; nothing there to count is said so."""
    return f"{count(part)} dari {count(whole)}" if whole else "belum ada"


def done(answer: bool) -> str:
    """Whether the procedure is followed."""
    return "terlaksana" if answer else "belum terlaksana"


def readiness(lines: list[str]) -> str:
    """``Kesiapan: TPK terlatih 1 dari 2; alat ukur 2 dari 3; SOP ya``."""
    return f"Kesiapan: {'; '.join(lines)}"


def promises(*, still_open: int, overdue: int) -> str:
    """``Tindak lanjut belum selesai: 2, di antaranya 1 lewat tenggat``."""
    if not still_open:
        return NO_OPEN
    late = f", di antaranya {count(overdue)} lewat tenggat" if overdue else ""
    return f"{OPEN}: {count(still_open)}{late}"


def promise(*, action: str, owner: str, due: str, late: int) -> str:
    """``PMT di posyandu (Dinkes, 30 Apr 2025, lewat 12 hari)``."""
    past = f", lewat {count(late)} hari" if late else ""
    return f"{action} ({owner}, {due}{past})"


def more_promises(rest: int) -> str:
    """Below the promises that found room."""
    return f"dan {count(rest)} tindak lanjut lain"


def sheets_title(place: str) -> str:
    """Title of the file: ``Lembar desa Kecamatan Kumai``."""
    return f"{SHEETS} {place}"


# What to ask in the desa, one question each: where its own figures look odd.


def check_unmeasured(n: int) -> str:
    """Registered children that were not measured."""
    return f"Balita terdaftar yang belum diukur ({count(n)}): pindah, meninggal, atau belum didatangi?"


def check_silent_measuring() -> str:
    """Nobody was measured this month."""
    return "Belum ada balita diukur bulan ini: kapan penimbangan dan siapa yang mencatat?"


def check_jump(before: str, after: str) -> str:
    """A prevalence that moved more than chance would; both as written."""
    return f"Angka berubah dari {before} ke {after}: periksa dulu alat ukur dan cara mengukurnya"


def check_over(names: list[str]) -> str:
    """Services that reach more people than are due."""
    return f"Dilayani lebih banyak daripada sasaran: {first_few(names, most=2)}; cocokkan daftarnya"


def check_zero(names: list[str]) -> str:
    """Services reported as nought."""
    return f"Tercatat nol: {first_few(names, most=3)}; tidak dilayani atau belum dicatat?"


def check_silent(names: list[str]) -> str:
    """Services without a report."""
    return f"Belum dilaporkan: {first_few(names, most=3)}; tanyakan kepada pencatatnya"


def check_tools(lacking: int, whole: int) -> str:
    """Posyandu without a full set of measuring tools."""
    return f"Posyandu tanpa alat ukur lengkap: {count(lacking)} dari {count(whole)}; alat mana yang kurang?"


CHECK_LIST = "Apakah daftar sasaran di desa ini sama dengan daftar di posyandu?"


def own_work(kind: str) -> str:
    """Heading of what the place can do itself; a kelurahan has no dana desa."""
    whose = "kelurahan" if kind == "kelurahan" else "dengan dana desa"
    return f"Dapat dikerjakan {whose} (contoh)"
