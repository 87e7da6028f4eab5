"""Labels of the pages on which something is done: recording promises, their progress, papers of a meeting."""

from __future__ import annotations

from dashboard.words.numbers import count

# Recording
WHAT = "Apa yang dikerjakan"
WHO = "Penanggung jawab"
WHO_HINT = "Pilih atau tulis"
UNTIL = "Tenggat"
# No date as an example: on a wall it reads as one that was filled in.
DAY_HINT = UNTIL_HINT = "tgl/bln/tahun"
SAVE = "Simpan"
NEW_TITLE = "Catat tindak lanjut"
PROBLEM = "Masalah"
FUNDING = "Sumber dana"
PLACE = "Wilayah"
PLACE_NONE = "Tidak disebut"
INDICATOR = "Indikator"
INDICATOR_NONE = "Tidak disebut"
AUTHOR = "Nama pencatat"
ROOM = "Rapat"
SAVED = "Tersimpan."

# Progress
LIST_TITLE = "Semua janji"
ALL_OWNERS = "Semua penanggung jawab"
STATUS = "Status"
STATUS_DAY = "Tanggal status"
NOTE = "Catatan"
EVIDENCE = "Bukti"
CHANGE_TITLE = "Ubah status atau betulkan"
CHOSEN = "Janji"
SAVE_STATUS = "Simpan status"
CORRECT = "Simpan pembetulan"
REASON = "Alasan pembetulan"
OPEN_VIEW = "Buka tampilan saat dicatat"
BASIS = "Dasar"

# Last year's sheet
IMPORT_TITLE = "Muat lembar RTL lama"
IMPORT_FILE = "Berkas XLSX dengan judul kolom: Tindak lanjut, Penanggung jawab, Tenggat"
IMPORT_DAY = "Tanggal rapatnya"
FORUM = "Rapat"
IMPORT = "Muat"

# Downloads
CALENDAR = "Kalender tenggat (.ics)"
RTL_WORKBOOK = "RTL (.xlsx)"

# The list of lokus
PROPOSAL_TITLE = "Coba usulan daftar"
PROPOSAL = "Desa yang diusulkan (kosong = daftar tahun ini)"
PROPOSAL_HINT = "Pilih desa"
REASON_TITLE = "Alasan penetapan"
REASON_DESA = "Desa"
REASON_TEXT = "Alasan memilih atau tidak memilih desa ini (tanpa nama orang)"
REASON_SAVE = "Simpan alasan"
HAS_REASON = " · sudah beralasan"
ANNEX = {".docx": "Lampiran SK (.docx)", ".xlsx": "Lampiran SK (.xlsx)"}

# Papers
TAKE_ALONG = "Bawa ke rapat"
STEPS = "Langkah yang dibawa"
START = "Mulai rapat"
PREPARE = "Siapkan berkas"
PAPERS = {".pptx": "Unduh PPTX", ".xlsx": "Unduh XLSX", ".docx": "Unduh berita acara"}
PREPARING = "Menyiapkan berkas …"


def bad_day(written: str) -> str:
    """A due date that cannot be read."""
    return f"Tenggat {written!r} bukan tanggal. Tulis seperti 30/04/2027 atau 30 April 2027."


def saved(action: str) -> str:
    """After a promise was saved."""
    return f"Tersimpan: {action}"


def imported(n: int, *, refused: int) -> str:
    """After a sheet was read."""
    more = f"; {count(refused)} baris tidak diambil" if refused else ""
    return f"{count(n)} janji dimuat{more}."


def row_problem(row: int, *, message: str) -> str:
    """``Baris 3: …``."""
    return f"Baris {count(row)}: {message}"
