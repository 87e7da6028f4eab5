"""Which desa first, in words. Money in rupiah, children as counts."""

from __future__ import annotations

from dashboard.words.fitting import fit
from dashboard.words.numbers import count, displayed, money

DIALS = "Anggaran dan biaya (isi setempat)"
BUDGET = "Anggaran setahun, juta rupiah"
SETUP = "Biaya tetap per desa, juta rupiah"
LEAST = "Desa paling sedikit per kecamatan"
WHY = (
    "Anggaran selalu kurang. Membagi rata ke semua desa jarang mencegah paling banyak; memilih tanpa hitungan sulit "
    "dipertanggungjawabkan.")
HOW = (
    "Anak dicegah = balita × prevalensi (ditarik ke rerata) × bagian yang tersangkut × besar efek uji klinis × mutu "
    "70% × kenaikan cakupan sampai target. Biaya = sasaran tambahan × biaya satuan + biaya tetap desa. Rencana terbaik "
    "dihitung tepat (program bilangan bulat).")
HOW_RANGE = (
    "Biaya dihitung untuk satu tahun; anak dicegah adalah hasil penuh, yang baru tercapai bila kegiatan yang sama "
    "dibiayai lima tahun berturut-turut. Rentang 80% dari 5.000 tarikan: besar efek menurut selang buktinya dan mutu "
    "layanan; batang menunjukkan titik tengahnya. Galat prevalensi desa tidak ikut ditarik.")
HOW_EQUAL = (
    "Rencana setara: hasilnya paling banyak 5% di bawah yang terbaik, dengan desa yang sedapat mungkin lain. Di antara "
    "rencana setara pilihlah dengan pengetahuan lapangan. Di atas 300 desa dipakai pencarian cepat: desa rencana "
    "terbaik dinilai lebih rendah lalu dihitung ulang, jadi yang paling berbeda belum tentu ditemukan.")
HOW_HIDDEN = (
    "Desa yang angkanya disamarkan dihitung dengan rerata kabupaten, jadi rencana tidak membuka angkanya. Bagian anak "
    "yang tersangkut masih contoh.")
SUBTITLE = "Hitungan andaikan, bukan ramalan; bila dibiayai lima tahun berturut-turut."
EMPTY_TITLE = "Isi anggaran dan biaya satuan lebih dahulu"
EMPTY = (
    "Isi anggaran dan sedikitnya satu biaya satuan di bilah kiri mode petugas. Tidak ada biaya bawaan: biaya satuan "
    "berbeda antardaerah dan harus dari perencana setempat.")
ASKING_SUBTITLE = "Sasaran tambahan sampai target, orang"
NO_DESA_TITLE = "Belum cukup data desa untuk menyusun rencana"
NO_DESA = "Rencana perlu sedikitnya 10 desa dengan balita diukur dan sasaran yang dimuat."
TOO_DEAR_TITLE = "Anggaran belum cukup untuk syarat yang diminta"
TOO_DEAR = "Syarat (lokus wajib atau desa paling sedikit per kecamatan) lebih mahal daripada anggaran. Tambah anggaran."
TOO_LONG_TITLE = "Rencana belum selesai dihitung"

LOKUS_FUNDED = "Lokus wajib didanai"
STAYS, SWAPPED = "tetap", "dapat diganti"
LOCAL_COST = "Biaya satuan diisi sendiri dan belum diperiksa"
SMALL = "Efek layanan kecil dan lambat: lihat halaman Andaikan"
OTHER_LEVEL = "Dihitung dari tingkat e-PPGBM; Andaikan kabupaten memakai survei"


def too_long(seconds: float) -> str:
    """The solver was stopped: nothing is known about plans yet."""
    return (f"Hitungan dihentikan setelah {count(seconds)} detik sebelum satu rencana pun ditemukan. Kurangi jenis "
            "kegiatan atau syarat, lalu coba lagi.")


def unit_label(effect: str) -> str:
    """``PMT bumil KEK, ribu rupiah per sasaran setahun``."""
    return f"{effect}, ribu rupiah per sasaran setahun"


def title(*, budget: int, desa: int, low: float, high: float) -> str:
    """``Rp500 juta: 24 desa lebih dulu, 8–16 anak dicegah``."""
    shown = money(budget * 1_000_000)
    return fit(f"{shown}: {count(desa)} desa lebih dulu, {children(low=low, high=high)} anak dicegah",
               f"{shown}: {count(desa)} desa lebih dulu")


def children(*, low: float, high: float) -> str:
    """``8–16``; ``paling banyak 2``; a part of a child is not known here."""
    least, most = displayed(max(low, 0.0), digits=0), displayed(high, digits=0)
    if most < 1:
        return "kurang dari 1"
    if least == most:
        return f"sekitar {count(most)}"
    return f"{count(least)}–{count(most)}" if least >= 1 else f"paling banyak {count(most)}"


def equal_line(*, kept: int, desa: int, share: float, search: str) -> str:
    """How far another plan may differ; ``search`` = how it was looked for: tuntas, cepat or tidak."""
    if search == "tidak":
        return "Rencana setara belum dicari: desa terlalu banyak untuk waktu hitung"
    if kept == desa:
        return ("Tidak ada rencana setara dengan desa lain" if search == "tuntas" else
                "Rencana setara tidak ditemukan pada pencarian cepat; mungkin ada")
    least = "sedikitnya " if search == "cepat" else ""
    quick = " (pencarian cepat, yang paling berbeda belum dicari)" if search == "cepat" else ""
    return (f"Rencana setara ada: {least}{count(desa - kept)} dari {count(desa)} desa dapat diganti desa lain dengan "
            f"hasil {count(share)}% dari yang terbaik{quick}")


def always_line(*, kept: int) -> str:
    """Desa in every plan of this quality found."""
    return "desa tetap terpilih pada rencana setara" if kept else "desa sama: pilih dengan pengetahuan lapangan"


def cost_line(*, cost: float, budget: int) -> str:
    """What the plan spends."""
    return f"Biaya rencana {money(cost * 1_000_000)} dari {money(budget * 1_000_000)}"


def more_line(*, budget: float, gain: float) -> str:
    """What half as much again would bring."""
    more = f"sekitar {count(gain)}" if displayed(gain, digits=0) >= 1 else "kurang dari 1"
    return f"Bila anggaran {money(budget * 1_000_000)}: {more} anak lagi dicegah"


def left_out_line(desa: int) -> str:
    """Desa that could not be weighed."""
    return f"{count(desa)} desa tanpa sasaran belum ikut dihitung"
