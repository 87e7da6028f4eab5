"""Labels of what is recorded beside promises: meetings, commitments, obstacles, notes on a chart; carrying over."""

from __future__ import annotations

from datetime import date

from dashboard.words.numbers import count, date_long

_EXAMPLE = "Tulis seperti 30/04/2027 atau 30 April 2027."

KINDS: dict[str, str] = {
    "tindak_lanjut": "Tindak lanjut", "rapat": "Rapat", "komitmen": "Komitmen", "hambatan": "Hambatan",
    "catatan": "Catatan pada grafik",
}
KIND = "Yang dicatat"
PRIVACY = ("Jangan menulis nama, NIK, atau alamat anak dan keluarganya: catatan ini tidak pernah dihapus dan tercetak "
           "di berita acara.")
CELL = "Sel merah yang ditindaklanjuti"
CAUSE, TARGET_GROUP, PERFORMER = "Penyebab", "Sasaran dan jumlahnya, misalnya 120 balita", "Pelaksana"

# Meetings
MEETING = "Rapat"
NO_MEETING = "Di luar rapat"
FORUM = "Jenis rapat"
KECAMATAN = "Kecamatan (untuk minilok)"
KECAMATAN_NONE = "Kabupaten"
DAY = "Tanggal"
MEETING_PLACE = "Tempat"
CHAIR = "Pimpinan rapat (jabatan)"
CHAIRS = ("Bupati", "Wakil Bupati", "Sekretaris Daerah", "Kepala Bappeda", "Camat", "Sekretaris Camat")
HELD = "Pelaksanaan"
HELD_WORDS: dict[str, str] = {"direncanakan": "Direncanakan", "terlaksana": "Terlaksana", "batal": "Batal"}
PRESENT = "Instansi yang hadir"
PRESENT_HINT = "Pilih, atau tulis yang belum ada"
DECISIONS = "Kesepakatan, satu per baris"

# Commitments, obstacles, notes
COMMITMENT = "Isi komitmen"
COMMITMENT_KIND = "Jenis"
COMMITMENT_KINDS: dict[str, str] = {"komitmen": "Komitmen", "csr": "Dukungan CSR/mitra"}
PARTY = "Pihak yang berkomitmen"
AMOUNT = "Nilai dalam rupiah (boleh kosong)"
DUE_OPTIONAL = "Tenggat (boleh kosong)"
PLACES = "Desa"
OBSTACLE = "Hambatan"
LEVEL = "Tingkat"
LEVELS: dict[str, str] = {"desa": "Desa", "kecamatan": "Kecamatan", "sektor": "Sektor"}
AGENCY = "OPD/instansi"
AGENCY_NONE = "Tidak disebut"
NOTE_TEXT = "Catatan, misalnya: alat antropometri baru"
NOTE_SUBJECT = "Tentang"
NOTE_EVERYTHING = "Semua grafik wilayah itu"
NOTE_AUTHOR = "Dicatat oleh (jabatan atau instansi)"
SAVE = "Simpan"
SAVED = "Tersimpan."
NOTHING_CHANGED = "Belum ada yang diubah: isi dan tenggatnya masih sama."

# Carrying over, finding, taking back
SEARCH = "Cari kata"
SORT = "Urutkan"
SORTS: dict[str, str] = {"lewat": "Lewat tenggat dahulu", "tenggat": "Tenggat", "nomor": "Nomor",
                         "siapa": "Penanggung jawab", "status": "Status", "baru": "Terbaru dicatat"}
OVERDUE_ONLY = "Lewat tenggat saja"
OF_MEETING = "Dari rapat"
ALL_MEETINGS = "Semua rapat"
ALL_PLACES = "Semua desa"
CARRY_TITLE = "Bawa ke rapat berikutnya"
CARRY_TO = "Ke rapat"
CARRY = "Bawa semua yang belum selesai"
CALENDARS = "Kalender per OPD (.zip)"
POSTPONE = "Geser tenggat (disepakati rapat)"
CORRECTION = "Salah tulis"
CHANGE_KIND = "Mengapa berubah"
WITHDRAW_TITLE = "Tarik catatan yang keliru"
WITHDRAWN = "Catatan ditarik; riwayatnya tetap tersimpan."
WITHDRAW = "Tarik"
WITHDRAW_REASON = "Alasan penarikan"
CHOSEN = "Catatan"
HISTORY = "Riwayat"
COMMITMENT_TITLE = "Perkembangan komitmen"
EXPORT = "Catatan rapat (.xlsx)"


def more_cells(n: int) -> str:
    """``23 sel merah lain``."""
    return f"{count(n)} sel merah lain"


def carry_here(n: int) -> str:
    """The meeting's button: ``Bawa 5 janji terbuka ke rapat ini``."""
    return f"Bawa {count(n)} janji terbuka ke rapat ini"


def carried(n: int) -> str:
    """After carrying."""
    return f"{count(n)} janji dibawa ke rapat. Nomor dan tenggatnya tetap."


def bad_amount(written: str) -> str:
    """An amount that cannot be read."""
    return f"Nilai {written!r} bukan bilangan rupiah. Tulis seperti 25.000.000."


def bad_day(written: str) -> str:
    """A day that cannot be read."""
    return f"Tanggal {_written(written)} tidak terbaca. {_EXAMPLE}"


def bad_status_day(written: str) -> str:
    """The day of a status that cannot be read."""
    return f"Tanggal status {_written(written)} tidak terbaca. {_EXAMPLE}"


def status_day_ahead(day: date) -> str:
    """A status speaks of what has been, not of what is hoped for."""
    return f"Tanggal status {date_long(day)} belum tiba. Tulis hari keadaan itu dilihat, paling lambat hari ini."


def bad_meeting_day(written: str) -> str:
    """The day of the meeting an old sheet comes from."""
    return f"Tanggal rapat {_written(written)} tidak terbaca; lembarnya belum dimuat. {_EXAMPLE}"


def meeting_day_ahead(day: date) -> str:
    """An old sheet comes from a meeting that was."""
    return f"Tanggal rapat {date_long(day)} belum tiba; lembarnya belum dimuat. Tulis hari rapat itu berlangsung."


def _written(text: str) -> str:
    return repr(text) if text else "(kosong)"


def perhaps_a_child(words: str) -> str:
    """Asked once before saving."""
    return (f"Belum tersimpan: kata {words!r} tampak mendahului nama seseorang. Tulis tanpa nama anak atau "
            "keluarganya. Bila bukan nama, tekan Simpan sekali lagi.")


def data_then(version: str) -> str:
    """Beside the way back to the view: it opens with the data of today."""
    return f"Dicatat dari data {version}; tampilan dibuka dengan data sekarang."


def value_then(value: str) -> str:
    """The indicator as it stood when the promise was made."""
    return f"Nilai saat dicatat: {value}"
