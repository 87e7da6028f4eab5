"""Sentences about money: planned and spent, beside cases and services in lokus desa, and what a partner could take."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, displayed, first_few, money, percent

VIEWS: tuple[tuple[str, str], ...] = (("opd", "Per OPD"), ("lokus", "Per lokus"), ("csr", "Untuk mitra"))
# What the table of each view is called as a file.
FILES: dict[str, str] = {"opd": "dana per OPD", "lokus": "dana per lokus", "csr": "celah untuk mitra"}
DIALS = "Biaya satuan (isi setempat)"
SOURCE = "lembar anggaran"
WHOLE_KABUPATEN = "seluruh kabupaten"
NOT_FILLED = "belum diisi"
NOT_RECORDED = "belum tercatat"
NO_MONEY = (
    "Belum ada anggaran untuk pilihan ini. Unduh templat anggaran di halaman Data, isi pagu dan realisasi, lalu muat.")
NO_DESA_MONEY = (
    "Belum ada dana yang ditulis per desa di kecamatan ini. Dana OPD untuk seluruh kabupaten tidak dapat dibagi per "
    "kecamatan; lihat pilihan Kecamatan: semua.")
NO_LOKUS_TITLE = "Belum ada daftar lokus"
NO_LOKUS = "Belum ada daftar lokus. Muat tabel lokus di halaman Data."
NO_LOKUS_HERE = "Tidak ada desa lokus di kecamatan ini pada daftar yang dimuat. Pilih kecamatan lain atau semua."

WHY_OPD = (
    "Pagu yang belum terpakai menjelang akhir tahun adalah layanan yang belum sampai. Rapat perlu tahu kegiatan mana "
    "yang masih dapat dikejar, bukan siapa yang paling cepat membelanjakan.")
WHY_LOKUS = (
    "Desa lokus dipilih supaya didahulukan. Bila dananya belum tercatat, rapat perlu tahu sebelum tahun anggaran "
    "lewat.")
WHY_CSR = (
    "Perusahaan yang diundang ke rapat bertanya: apa yang dapat kami ambil, di desa mana, berapa banyak, berapa "
    "biayanya. Daftar ini menjawabnya dari laporan layanan, bukan dari kira-kira.")
HOW_SHARE = (
    "Bagian terpakai = realisasi dibagi pagu, hanya dari baris yang keduanya diisi. Yang kosong ditulis “belum diisi”, "
    "bukan Rp0. Urutan menurut daftar pelaksana: penyerapan bukan peringkat dan bukan ukuran hasil.")
HOW_PLACE = "Dana untuk seluruh kabupaten tidak dibagi ke desa atau kecamatan: pembagian itu tidak ada datanya."
HOW_QUALITY = (
    "Mutu angka dana: berapa OPD pemilik layanan yang mengisi lembar anggaran (satu kecamatan: berapa desa dan "
    "kelurahan yang tercatat), berapa baris yang realisasinya diisi, dan tanggal laporan terakhir. Instansi vertikal "
    "tidak dihitung: anggarannya bukan APBD.")
HOW_LOKUS = (
    "Rupiah hanya diletakkan di samping jumlah kasus dan layanan yang tertinggal. Rupiah tidak dibagi dengan kasus dan "
    "desa tidak diperingkat: biaya mengikuti jarak, jumlah penduduk, dan jenis kegiatan, bukan hanya kasus.")
HOW_CSR = (
    "Kebutuhan = sasaran dikurangi yang sudah dilayani menurut laporan OPD terakhir tahun itu di tiap desa lokus; "
    "untuk alat ukur, posyandu yang alatnya belum lengkap. Jumlah kecil disamarkan dan tidak ikut dijumlahkan: "
    "mitra memintanya langsung kepada OPD pemilik layanan.")
HOW_COST = (
    "Biaya satuan tidak disediakan: diisi perencana setempat, sama dengan yang dipakai halaman Anggaran. Perkiraan "
    "biaya = kebutuhan × biaya satuan, belum termasuk ongkos kirim dan pendampingan.")
HOW_UNFUNDED = (
    "“Belum terlayani” belum tentu “belum dianggarkan”: dana OPD jarang ditulis per desa. Cocokkan dahulu dengan OPD "
    "pemilik layanan sebelum mitra mengambilnya.")
LOKUS_NOTE = "Rupiah berdampingan dengan kasus, tidak dibagi dan tidak diperingkat"
CSR_NOTE = "Belum terlayani belum tentu belum dianggarkan: cocokkan dahulu dengan OPD pemiliknya"
COST_MISSING = "Biaya belum diisi: isi biaya satuan setempat di bilah kiri mode petugas"
OPD_COLUMNS = ("Pelaksana", "Sumber dana", "Pagu", "Terpakai", "Bagian terpakai")
DESA_COLUMNS = ("Desa/kelurahan", "Sumber dana", "Pagu", "Terpakai", "Bagian terpakai")
LOKUS_COLUMNS = ("Desa lokus", "Balita stunting", "Layanan paling tertinggal", "Pagu", "Terpakai", "Sumber dana")
CSR_PLACES = ("Yang dapat diambil", "Kebutuhan", "Desa lokus (kebutuhan)")
CSR_COLUMNS = (*CSR_PLACES, "Biaya satuan", "Perkiraan biaya")
LOCAL_COST = "isi setempat"

IN_DESA = "di desa "

# Upper ends of a share (fraction of what was planned) and the words for it, halfway between two fractions where it is
# "about" one; beyond the last it is more than planned.
_SHARES: tuple[tuple[float, str], ...] = (
    (0.05, "hampir belum terpakai"), (0.20, "kurang dari seperlima"), (0.225, "sekitar seperlima"),
    (0.29, "sekitar seperempat"), (0.365, "sekitar sepertiga"), (0.45, "sekitar dua perlima"),
    (0.55, "sekitar separuh"), (0.635, "sekitar tiga perlima"), (0.71, "sekitar dua pertiga"),
    (0.80, "sekitar tiga perempat"), (0.95, "sebagian besar"), (1.0, "hampir semua"))


def share_words(share: float | None) -> str:
    """A share in percent as words with the number: ``sekitar separuh (52,3%)``; None = not told."""
    if share is None:
        return NOT_FILLED
    if share <= 0:
        return "belum terpakai"
    shown = displayed(share)
    if shown == 100:
        return "semua (100%)"
    word = next((word for end, word in _SHARES if shown < 100 * end), "melebihi pagu")
    return f"{word} ({percent(shown)})"


def share_of_told(share: float | None, *, of: float, planned: float | None) -> str:
    """The share; where not every row tells both, also what it is a share of: ``… dari Rp900 juta yang diisi``."""
    words = share_words(share)
    return words if share is None or of == planned else f"{words} dari {money(of)} yang diisi"


def amount(rupiah: float | None) -> str:
    """``Rp1,2 miliar``; None = nobody filled it in."""
    return NOT_FILLED if rupiah is None else money(rupiah)


def opd_title(*, year: int, planned: float | None, told: tuple[float, float] | None, of_desa: str = "") -> str:
    """``Dana 2026: terpakai Rp2,1 miliar dari pagu Rp4 miliar``; ``told`` = spent, planned where both are filled.

    ``of_desa`` = IN_DESA where only money written for desa is told.
    """
    if told is not None:
        spent, of = (money(one) for one in told)
        return fit(f"Dana {of_desa}{year}: terpakai {spent} dari pagu {of}",
                   f"Dana {of_desa}{year}: terpakai {spent} dari {of}", f"Terpakai {spent} dari pagu {of}")
    if planned is not None:
        return f"Pagu {year} {money(planned)}, realisasi belum diisi"
    return f"Realisasi {year} diisi tanpa pagu"


def no_money_title(year: int) -> str:
    """``Belum ada data anggaran 2023``."""
    return f"Belum ada data anggaran {year}"


def by_fund(parts: list[tuple[str, float | None, float | None]]) -> str:
    """``Terpakai menurut sumber: APBD Rp1,2 miliar dari Rp2,0 miliar; …``."""
    told = [f"{fund} {amount(spent)} dari {amount(planned)}" for fund, planned, spent in parts]
    return "Terpakai menurut sumber: " + "; ".join(told)


def whole_kabupaten(planned: float) -> str:
    """Money nobody can put in a desa."""
    return f"Pagu {money(planned)} ditulis untuk seluruh kabupaten, tidak dapat dibagi per desa"


def funds(names: list[str]) -> str:
    """``APBD, DAK``."""
    return ", ".join(names)


def measured_source(month: str) -> str:
    """Cases and services in one: beside the money there is no room for both names in full."""
    return f"e-PPGBM dan laporan OPD sampai {month}"


def lokus_title(*, year: int, listed: int, funded: int) -> str:
    """``Lokus 2026: 2 dari 5 desa belum tercatat dananya``."""
    if funded == 0:
        return f"Belum ada dana tercatat di {count(listed)} desa lokus {year}"
    if funded == listed:
        return f"Dana tercatat di semua desa lokus {year} ({count(listed)} desa)"
    return f"Lokus {year}: {count(listed - funded)} dari {count(listed)} desa belum tercatat dananya"


def lokus_sum(*, planned: float, spent: float | None, desa: int) -> str:
    """``Pagu di 4 desa lokus Rp190 juta, terpakai Rp88 juta``."""
    used = f", terpakai {money(spent)}" if spent is not None else ""
    return f"Pagu di {count(desa)} desa lokus {money(planned)}{used}"


def unfunded(names: list[str]) -> str:
    """Lokus desa for which no row names any money."""
    return f"Belum tercatat dananya: {first_few(names, most=5)}"


def kelurahan_note(names: list[str]) -> str:
    """Why a kelurahan may have none: Dana Desa is for desa."""
    return f"Kelurahan tidak menerima Dana Desa: {first_few(names, most=4)} perlu sumber lain"


def no_lokus_here_title(*, year: int, area: str) -> str:
    """``Tidak ada desa lokus 2026 di Kecamatan Kumai``."""
    return fit(f"Tidak ada desa lokus {year} di {area}", f"Tidak ada desa lokus {year} di sini")


def csr_title(*, kinds: int, desa: int, cost: float | None, hidden: int) -> str:
    """``Celah di 5 desa lokus untuk mitra: 6 jenis, Rp1,2 miliar``; ``mulai Rp1,2 miliar`` where needs are hidden."""
    told = f"untuk mitra: {count(kinds)} jenis"
    if not cost:
        return f"Celah di {count(desa)} desa lokus {told} kebutuhan"
    amount_told = f"mulai {money(cost)}" if hidden else money(cost)
    return fit(f"Celah di {count(desa)} desa lokus {told}, {amount_told}", f"Celah lokus {told}, {amount_told}")


def csr_subtitle(*, year: int, area: str, until: str) -> str:
    """What the numbers are, and what they do not say."""
    told = "Belum terlayani, belum tentu belum dianggarkan"
    return fit(f"{told}; lokus {year}, {area}, s.d. {until}", f"{told}; {area}, s.d. {until}", f"{told}; {area}",
               told, most=105)


def no_gap_title(year: int) -> str:
    """Nothing was reported, or nothing is missing."""
    return f"Belum ada celah yang dilaporkan di lokus {year}"


NO_GAP = (
    "Laporan layanan dan kesiapan posyandu di desa lokus belum masuk, atau semua sasaran sudah terlayani. Muat laporan "
    "OPD di halaman Data atau pilih periode lain.")


def need(*, n: int, unit: str, hidden: int) -> str:
    """``34 balita``; ``jumlah kecil`` where every desa that has some is hidden."""
    return f"{count(n)} {unit}" if n or not hidden else "jumlah kecil"


def places(*, shown: list[tuple[str, int]], hidden: int, silent: int, most: int) -> str:
    """``Rangda 12, Runtu 9; 2 desa disamarkan; 1 desa belum melapor``."""
    parts = [first_few([f"{name} {count(n)}" for name, n in shown], most=most)] if shown else []
    parts += [f"{count(hidden)} desa disamarkan"] if hidden else []
    parts += [f"{count(silent)} desa belum melapor"] if silent else []
    return "; ".join(parts) or "–"


def unit_cost(rupiah: float | None) -> str:
    """``Rp400 ribu``, or that it is for the kabupaten to fill in."""
    return LOCAL_COST if rupiah is None else money(rupiah)


def cost_sum(cost: float, *, priced: int, kinds: int) -> str:
    """What is priced so far."""
    return f"Perkiraan biaya {money(cost)} untuk {count(priced)} dari {count(kinds)} jenis yang biayanya diisi"


def pledged(*, party: str, text: str, rupiah: int | None, names: list[str]) -> str:
    """``Sudah dijanjikan PT Contoh: 50 paket telur (Rp12 juta; Rangda)``."""
    more = [*([money(rupiah)] if rupiah else []), *([first_few(names, most=2)] if names else [])]
    return f"Sudah dijanjikan {party}: {text}" + (f" ({'; '.join(more)})" if more else "")


def more_pledges(n: int) -> str:
    """After the first few."""
    return f"{count(n)} janji mitra lain ada di tabel tindak lanjut"


def csr_money(*, planned: float, spent: float | None) -> str:
    """CSR money in the budget sheet."""
    used = f", terpakai {money(spent)}" if spent is not None else ""
    return f"Dana CSR yang sudah tercatat tahun ini: {money(planned)}{used}"


def more_rows(n: int, *, what: str) -> str:
    """Below the rows that fit."""
    return f"dan {count(n)} {what} lain di tabel" if n > 0 else ""


def dial_label(name: str, *, unit: str) -> str:
    """``Jamban layak, ribu rupiah per rumah tangga``."""
    return f"{name}, ribu rupiah per {unit}"
