"""Every label the screen itself writes; sentences about numbers come with the story."""

from __future__ import annotations

from dashboard.words.numbers import count

APP_TITLE = "Dasbor stunting"
SAMPLE = "DATA CONTOH"
KABUPATEN_WHOLE = "Semua"
LATEST = "Terbaru"
FILTER_HEAD = "Saringan"
FILTER_PERIOD = "Periode"
FILTER_KECAMATAN = "Kecamatan"
FILTER_DESA = "Desa/kelurahan"
EVERY_DESA = "Semua desa"
FILTER_INDICATOR = "Indikator"
NOT_USED_HERE = "Tidak dipakai di halaman ini"
ENTER_MEETING = "Mode rapat"
ENTER_MEETING_HELP = "Tampilan untuk proyektor: satu layar per halaman, PageDown dan PageUp membalik halaman."
OPEN_MEETING = "Buka rapat"
STEP = "Langkah"
PREVIOUS = "Sebelumnya"
NEXT = "Berikutnya"
FIRST = "Awal"
LAST = "Akhir"
SHOW_TABLE = "Tabel"
SHOW_CHART = "Bagan"
LEAVE_MEETING = "Keluar"
RECORD = "Catat"
TO_PAPERS = "Berkas"
CHOOSE_PLACE = "Kec."
WHY = "Mengapa penting"
HOW = "Cara hitung"
TABLE = "Tabel"
READ_ALOUD = "Bacakan"
TABLE_FILE = "Unduh tabel (.xlsx)"
RESET_DIALS = "Kembalikan ke semula"
PRINTED = "Dicetak"

NO_DATABASE = "Belum ada data. Muat berkas e-PPGBM atau data contoh lebih dahulu, lalu buka kembali halaman ini."
NO_DATABASE_HOW = (
    "Buka halaman Data untuk memuat berkas dari peramban ini,",
    "atau, di komputer tempat dasbor dipasang, jalankan:",
    "python -m dashboard load BERKAS.xlsx",
    "atau, untuk mencoba dengan kabupaten contoh, tutup dasbor ini lalu jalankan:",
    "python -m dashboard",
)
PAGE_FAILED = ("Halaman ini belum dapat ditampilkan. Datanya tidak berubah dan tidak hilang. "
               "Pilih halaman atau saringan lain; bila berulang, beri tahu admin dasbor.")
DATABASE_FAILED = ("Berkas data tidak dapat dibuka. Datanya tidak berubah. "
                   "Beri tahu admin dasbor; ia dapat melihat versi lain dengan: python -m dashboard versions, lalu "
                   "kembali ke salah satunya dengan: python -m dashboard restore VERSI")


def more_rows(number: int) -> str:
    """Below a table that was cut to fit the screen."""
    return f"dan {count(number)} baris lagi"


def more_of_table(*, rows: int, columns: int) -> str:
    """Below a table twin on the wall that was cut to fit: ``dan 12 baris, 3 kolom lain di mode petugas``."""
    parts = [f"{count(n)} {word}" for n, word in ((rows, "baris"), (columns, "kolom")) if n > 0]
    return f"dan {', '.join(parts)} lain di mode petugas" if parts else ""


def more_facts(number: int) -> str:
    """Below facts that were cut to fit the screen."""
    return f"dan {count(number)} keterangan lain di mode petugas"


def more_charts(number: int) -> str:
    """Below charts that do not fit one meeting page."""
    return f"dan {count(number)} bagian lain di mode petugas"


def step(number: int, *, of: int) -> str:
    """``Langkah 3/5``."""
    return f"{STEP} {number}/{of}"
