"""One agency looked at closely, in words: its desa, its reports and whose numbers they wait for, promises, money."""

from __future__ import annotations

from datetime import date

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, date_long, first_few, listed, money, month_short, percent

VIEWS: tuple[tuple[str, str], ...] = (
    ("layanan", "Layanan"), ("desa", "Desa"), ("laporan", "Laporan"), ("janji", "Janji"), ("dana", "Dana"))
SWITCH = "Rincian lain"
# Names of the workbooks with a view's table
FILE, FILE_MISSING = "layanan opd", "belum lapor"

DESA_HOW = (
    "Status desa dinilai dari laporan terakhirnya pada tahun itu. Angka kecil yang disamarkan tidak dinilai, kecuali "
    "semua kemungkinannya berstatus sama. Nilai per desa tidak ditampilkan, hanya jumlah indikator per status.")
SHARED_HOW = (
    "Penyebut bersama dan pemiliknya menurut tabel indikator. Laporan pemilik penyebut = laporan indikatornya sendiri "
    "untuk kelompok sasaran yang sama. Berbeda = penyebut yang dilaporkan desa itu tidak sama dengan angka pemiliknya "
    "pada bulan laporan yang sama.")
PROMISES_HOW = (
    "Janji OPD = tindak lanjut dengan OPD ini sebagai penanggung jawab atau OPD terkait. Lewat tenggat dihitung dari "
    "tanggal hari ini.")
MONEY_HOW = (
    "Serapan = realisasi dibagi pagu, hanya dari baris yang keduanya diisi. Anggaran untuk seluruh kabupaten tidak "
    "dibagi ke desa. Rupiah tidak dibandingkan antardesa.")
NO_MONEY = "Belum ada anggaran OPD ini yang dimuat. Muat lembar Anggaran di halaman Data."
NO_PROMISE = "Belum ada janji OPD ini yang tercatat. Catat di akhir rapat pada halaman Tindak lanjut."
NO_STORE = "Buku tindak lanjut belum dapat dibuka"
WHOLE_KABUPATEN = "Kabupaten"
NOT_FILLED = "belum diisi"
MOST_NAMES = 3


def file_of_one(agency: str, *, view: str) -> str:
    """``Dinkes laporan``."""
    return f"{agency} {dict(VIEWS).get(view, VIEWS[0][1])}"


def owns_nothing_title(agency: str) -> str:
    """``Disperkim tidak mengampu indikator pada periode ini``."""
    return fit(f"{agency} tidak mengampu indikator pada periode ini", "Tidak mengampu indikator pada periode ini")


def owns_nothing(agency: str, *, month: str, frame: str) -> str:
    """Why there is nothing to see: another frame of indicators, another owner."""
    return (f"Menurut daftar indikator kerangka {frame}, yang berlaku pada {month}, {agency} tidak mengampu indikator. "
            "Pilih OPD atau periode lain; janji dan dananya tetap dapat dibuka.")


def desa_title(*, agency: str, red: int, judged: int, worst: str) -> str:
    """``Dinkes: 41 dari 94 desa punya layanan kritis``."""
    if judged == 0:
        return fit(f"{agency}: belum ada desa yang dapat dinilai", "Belum ada desa yang dapat dinilai")
    if red == 0:
        return fit(f"{agency}: tidak ada layanan kritis di {count(judged)} desa", f"{agency}: tidak ada layanan kritis")
    told = f"{agency}: {count(red)} dari {count(judged)} desa punya layanan kritis"
    return fit(f"{told}; terbanyak {worst}", told, f"Layanan kritis di {count(red)} dari {count(judged)} desa")


def silent_desa(*, n: int, names: list[str]) -> str:
    """Desa that sent nothing to this agency in the year."""
    return f"Belum ada laporan tahun ini dari {count(n)} desa: {first_few(names, most=MOST_NAMES)}"


def worst_indicator(*, name: str, desa: int) -> str:
    """The indicator that is critical in most desa."""
    return f"Paling sering kritis: {name} ({count(desa)} desa)"


def reports_title(*, agency: str, arrived: int, owed: int, overdue: int, days: int, late: int, month: str) -> str:
    """``Dinsos: 0 dari 5 laporan Agu 2026 masuk, lewat 27 hari``; ``late`` = days by which the last one came late."""
    if overdue:
        return fit(f"{agency}: {count(arrived)} dari {count(owed)} laporan {month} masuk, lewat {count(days)} hari",
                   f"{agency}: {count(overdue)} laporan lewat {count(days)} hari",
                   f"Laporan lewat {count(days)} hari: {count(overdue)}")
    if arrived < owed:
        return fit(f"{agency}: {count(arrived)} dari {count(owed)} laporan {month} masuk, belum jatuh tempo",
                   f"{agency}: sisa laporan {month} belum jatuh tempo")
    if late:
        return fit(f"{agency}: {count(owed)} laporan {month} masuk, terlambat {count(late)} hari",
                   f"{agency}: laporan {month} terlambat {count(late)} hari")
    return fit(f"{agency}: {count(owed)} laporan {month} masuk tepat waktu", f"{agency}: semua laporan tepat waktu")


def waits_for(*, supplier: str, group: str, state: str, last: date | None, own: list[str]) -> str:
    """Whose number this agency divides by: ``Penyebut ibu hamil dari Dinkes: sudah masuk. Dipakai …``."""
    return (f"Penyebut {group} dari {supplier}: {_arrival(state, last=last)}. "
            f"Dipakai {listed(own)}")


def supplies(*, group: str, state: str, last: date | None, users: list[str], stale: bool) -> str:
    """Whose indicators divide by this agency's number."""
    head = f"Angka {group} dari OPD ini dipakai {listed(users)}"
    return f"{head}: {'ikut basi, ' if stale else ''}{_arrival(state, last=last)}"


def arrived_late(days: int) -> str:
    """How a report came; ``days`` after its date, 0 = in time."""
    return f"masuk terlambat {count(days)} hari" if days else "sudah masuk"


def empty_in(state: str, *, desa: int) -> str:
    """The state, and in how many desa the number is missing all the same."""
    return f"{state}, kosong di {count(desa)} desa" if desa else state


def _arrival(state: str, *, last: date | None) -> str:
    return f"{state}, data terakhir {month_short(last)}" if last else state


def differing(*, user: str, supplier: str, group: str, desa: int) -> str:
    """Two agencies, one denominator, two numbers."""
    return f"Penyebut {group} {user} berbeda dari angka {supplier} di {count(desa)} desa"


def stale_fact(*, supplier: str, group: str, users: list[str]) -> str:
    """For the list of who has not reported: the silence that breaks others."""
    return f"{supplier} belum melapor: penyebut {group} bagi {listed(users)} ikut basi"


def promises_title(*, agency: str, done: int, total: int, overdue: int) -> str:
    """``Janji Dinkes: 4 dari 11 selesai, 3 lewat tenggat``."""
    late = f"{count(overdue)} lewat tenggat" if overdue else "tidak ada yang lewat tenggat"
    return fit(f"Janji {agency}: {count(done)} dari {count(total)} selesai, {late}",
               f"Janji: {count(done)} dari {count(total)} selesai, {late}")


def no_promise_title(agency: str) -> str:
    """Title of the promises of an agency that has none."""
    return fit(f"{agency}: belum ada janji yang tercatat", "Belum ada janji yang tercatat")


def no_money_title(agency: str, *, year: int) -> str:
    """Title of the money of an agency whose budget was not loaded."""
    return fit(f"{agency}: anggaran {year} belum dimuat", f"Anggaran {year} belum dimuat")


def money_title(*, agency: str, year: int, planned: float, share: float | None) -> str:
    """``Dinkes 2026: pagu Rp1,2 miliar, terserap 61,0%``."""
    told = f"{agency} {year}: pagu {money(planned)}"
    if share is None:
        return fit(f"{told}, realisasi belum diisi", f"Pagu {year} {money(planned)}")
    return fit(f"{told}, terserap {percent(share)}", f"Pagu {money(planned)}, terserap {percent(share)}")


def kabupaten_and(area: str) -> str:
    """Which rows stand in the list of a kecamatan."""
    return f"seluruh kabupaten dan desa di {area}"


def by_fund(parts: list[tuple[str, float]]) -> str:
    """``Menurut sumber: APBD Rp900 juta; DAK Rp300 juta``."""
    return "Menurut sumber: " + "; ".join(f"{fund} {money(amount)}" for fund, amount in parts)


def in_lokus(*, planned: float, desa: int, lokus: int) -> str:
    """Money written down for lokus desa; what stands for the whole kabupaten is nobody's share."""
    if desa == 0:
        return f"Tidak ada baris yang menyebut salah satu dari {count(lokus)} desa lokus"
    return f"Tertulis untuk {count(desa)} dari {count(lokus)} desa lokus: {money(planned)}"


def not_filled(n: int) -> str:
    """Activities whose spending nobody has written."""
    return f"Realisasi {count(n)} kegiatan belum diisi"


def reported_on(day: date) -> str:
    """When the budget was last reported."""
    return f"Laporan anggaran terakhir {date_long(day)}"
