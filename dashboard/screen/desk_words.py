"""Labels of the upload page."""

from __future__ import annotations

from dashboard.words.numbers import count

SUBTITLE = "Berkas apa yang dipakai? Muat berkas OPD dan e-PPGBM, periksa temuannya, lalu terbitkan."
LOAD = "Muat berkas"
UPLOADER = "Berkas xlsx, xls, csv, atau zip dari e-PPGBM, OPD, atau batas desa; beberapa sekaligus boleh"
PRIVACY = ("Nama, NIK, alamat, dan tanggal lahir tidak disimpan. Berkas asli hanya disimpan sementara dan dihapus "
           "setelah dimuat, dibatalkan, atau satu jam tidak disentuh.")
WHO = "Siapa memuat? Tulis jabatan atau unit; tercatat pada riwayat versi"
WHO_HINT = "misalnya: Petugas gizi Dinas Kesehatan"
WHO_FIRST = "Tulis dahulu siapa yang memuat (jabatan atau unit) pada kolom di atas, lalu tekan sekali lagi."
SERVICES = "Cakupan layanan yang berubah"
SERVICES_HOW = ("Sel = satu desa, satu indikator, satu bulan. Nilai kabupaten dihitung dari laporan terakhir tiap desa "
                "dalam tahun itu, sampai bulan yang disebut.")
SPELLINGS = "Ejaan desa yang belum dikenal"
SPELLINGS_HOW = ("Pilih desa yang dimaksud hanya bila yakin: nama yang mirip dapat berarti desa lain. Yang dibiarkan "
                 "tetap tidak terpetakan. Ejaan yang disimpan dipakai untuk berkas berikutnya; berkas yang sudah "
                 "dimuat tidak tersimpan aslinya, jadi muat ulang agar ikut terpetakan.")
SPELLING_UNDECIDED = "Belum diputuskan"
SPELLING_NONE = "Belum ada desa yang dipilih."
SPELLINGS_KEEP = "Simpan ejaan dan periksa ulang"
SPELLING_FORGET = "Hapus ejaan"
SPELLING_FORGET_WHICH = "Ejaan yang keliru"
SPELLING_NOT_CHOSEN = "Pilih ejaan"
NO_KECAMATAN = "kecamatan tidak tertulis"
ONLY_HISTORY = "Berkas salah satu versi ini sudah tidak disimpan; yang dibandingkan hanya angka dalam riwayat."
CHECK = "Periksa berkas"
WORKING = {"periksa": "Sedang memeriksa berkas", "terbitkan": "Sedang menerbitkan"}
KEEPS_WORKING = "Halaman ini boleh dimuat ulang; pekerjaan berjalan terus dan pembaca lain tidak terganggu."
PUBLISH = "Terbitkan"
CANCEL = "Batalkan"
CLOSE = "Tutup"
FOUND = "Hasil pemeriksaan"
FINDINGS = "Unduh temuan"
WOULD_CHANGE = "Yang akan berubah bila diterbitkan"
CHANGED = "Yang berubah"
NO_CHANGE = "Tidak ada angka utama yang berubah."
HISTORY = "Riwayat versi"
NO_HISTORY = "Belum ada versi."
COMPARE = "Bandingkan dua versi"
FROM = "Dari versi"
TO = "Ke versi"
RESTORE = "Kembali ke versi lama"
RESTORE_WHICH = "Versi yang akan ditampilkan kembali"
RESTORE_SURE = "Ya, tampilkan versi ini kepada semua pembaca"
RESTORE_DO = "Kembalikan"
ONLY_OFFICER = "Halaman ini untuk petugas. Keluar dari mode rapat untuk memuat berkas."
NO_VERSION = "Belum ada versi yang diterbitkan"
FILE_COLUMNS = ("Berkas", "Jenis", "Periode", "Desa", "Dibaca", "Diterima", "Ditolak", "Keadaan")
CHANGE_COLUMNS = ("Angka utama", "Sebelum", "Sesudah", "Selisih")
HISTORY_COLUMNS = ("Waktu", "Kejadian", "Versi", "Oleh", "Berkas baru", "Balita diukur", "Prevalensi rutin")
SERVICE_COLUMNS = ("Indikator", "OPD", "Sel baru", "Sel berubah", "Sel hilang", "Nilai s.d.", "Sebelum (%)",
                   "Sesudah (%)", "Selisih")
SPELLING_COLUMNS = ("Tertulis", "Kecamatan tertulis", "Desa", "Dikonfirmasi", "Oleh")
HISTORY_SHOWN = 12


def file_title(name: str, *, findings: int) -> str:
    """Title of a file's folded part: ``opd.xlsx: isi dan 3 jenis temuan``."""
    return f"{name}: isi dan {count(findings)} jenis temuan"


def which_desa(written: str, *, kecamatan: str, rows: int) -> str:
    """Above the choice of what an unknown spelling means."""
    where = f"kecamatan {kecamatan}" if kecamatan else NO_KECAMATAN
    return f"Tertulis “{written}”, {where}, {count(rows)} baris. Yang dimaksud:"


def load_again(files: str) -> str:
    """What must be done for a confirmed spelling to reach what was loaded before."""
    return f"Muat ulang agar ejaan yang sudah dikonfirmasi ikut terpetakan: {files}."


def spellings_known(n: int) -> str:
    """Title of the folded list."""
    return f"{count(n)} ejaan desa yang sudah dikonfirmasi"
