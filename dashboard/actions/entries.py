"""What can be recorded, as plain data. Every field that a person fills in knows its label and how long it may be.

An entry is never changed. Days are dates of the meeting room (no clock), ``recorded_at`` is UTC. Area codes are
Kemendagri's; ``owner`` and ``party`` hold the slug of an agency (``agencies.csv``) or, if there is none, free text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal

MeetingKind = Literal["rembuk", "minilok", "evaluasi"]
Held = Literal["direncanakan", "terlaksana", "batal"]
ProgressStatus = Literal["belum", "berjalan", "selesai", "batal"]
ObstacleLevel = Literal["desa", "kecamatan", "sektor"]
CommitmentKind = Literal["komitmen", "csr"]
EntryKind = Literal[
    "rapat", "tindak_lanjut", "komitmen", "hambatan", "catatan", "skenario", "alasan_lokus",  # contents
    "status",  # progress of a follow-up or commitment
    "koreksi", "tenggat", "pelaksanaan",  # later words on a content: corrected, postponed, held
    "dibawa", "penarikan",  # carried to a later meeting; withdrawn
]

OPEN: tuple[ProgressStatus, ...] = ("belum", "berjalan")

SHORT = 200
LONG = 2000
MOST_CODES = 200
EARLIEST_LOKUS, LATEST_LOKUS = 2018, 2045


def _text(label: str, *, limit: int = SHORT) -> dict[str, Any]:
    return {"label": label, "limit": limit}


def _required(label: str, *, limit: int = SHORT) -> dict[str, Any]:
    return {"label": label, "limit": limit, "required": True}


def _choice(label: str, *choices: str) -> dict[str, Any]:
    return {"label": label, "choices": choices}


def _day(label: str) -> dict[str, Any]:
    return {"label": label, "day": True}


def _codes(label: str) -> dict[str, Any]:
    return {"label": label, "limit": SHORT, "most": MOST_CODES}


def _amount(label: str) -> dict[str, Any]:
    return {"label": label, "amount": True}


@dataclass(frozen=True)
class View:
    """What stood on the screen when an entry was made: page, query string, data version, takeaway as shown.

    ``value``, ``value_month`` (YYYY-MM) and ``place`` ('' = kabupaten): the entry's indicator as displayed that day.
    """

    page: str = field(default="", metadata=_text("Halaman"))
    query: str = field(default="", metadata=_text("Pilihan", limit=LONG))
    data_version: str = field(default="", metadata=_text("Versi data"))
    takeaway: str = field(default="", metadata=_text("Kalimat pada layar", limit=LONG))
    value: str = field(default="", metadata=_text("Nilai indikator"))
    value_month: str = field(default="", metadata=_text("Bulan nilai"))
    place: str = field(default="", metadata=_text("Wilayah nilai"))


@dataclass(frozen=True)
class Attendance:
    """Who came: an agency (slug or free text) with how many people; ``people`` None = present, not counted."""

    agency: str = field(metadata=_required("Instansi"))
    people: int | None = field(default=None, metadata=_amount("Jumlah hadir"))
    note: str = field(default="", metadata=_text("Keterangan hadir"))


@dataclass(frozen=True)
class Meeting:
    """A rembuk, minilok or evaluasi; ``kecamatan_code`` '' = the whole kabupaten."""

    day: date | None = field(metadata={"label": "Tanggal rapat", "day": True, "required": True})
    kind: MeetingKind = field(default="rembuk", metadata=_choice("Jenis rapat", "rembuk", "minilok", "evaluasi"))
    kecamatan_code: str = field(default="", metadata=_text("Kecamatan"))
    place: str = field(default="", metadata=_text("Tempat"))
    chair: str = field(default="", metadata=_text("Pimpinan rapat"))
    held: Held = field(default="direncanakan", metadata=_choice("Pelaksanaan", "direncanakan", "terlaksana", "batal"))
    attendance: tuple[Attendance, ...] = field(default=(), metadata={"label": "Daftar hadir", "most": MOST_CODES})
    agenda: tuple[str, ...] = field(default=(), metadata={"label": "Agenda", "limit": LONG, "most": 50})
    decisions: tuple[str, ...] = field(default=(), metadata={"label": "Kesepakatan", "limit": LONG, "most": 100})


@dataclass(frozen=True)
class Promise:
    """One row of a RTL: what will be done about which problem, for whom, by whom, until when, paid by what."""

    action: str = field(metadata=_required("Tindak lanjut", limit=LONG))
    owner: str = field(metadata=_required("Penanggung jawab"))
    due_date: date | None = field(default=None, metadata=_day("Tenggat"))
    problem: str = field(default="", metadata=_text("Masalah", limit=LONG))
    cause: str = field(default="", metadata=_text("Penyebab", limit=LONG))
    target_group: str = field(default="", metadata=_text("Sasaran"))
    target_count: int | None = field(default=None, metadata=_amount("Jumlah sasaran"))
    performer: str = field(default="", metadata=_text("Pelaksana"))
    funding: str = field(default="", metadata=_text("Sumber dana"))
    note: str = field(default="", metadata=_text("Keterangan", limit=LONG))
    kecamatan_code: str = field(default="", metadata=_text("Kecamatan"))
    desa_codes: tuple[str, ...] = field(default=(), metadata=_codes("Desa"))
    place_written: str = field(default="", metadata=_text("Desa (seperti tertulis)"))
    agencies: tuple[str, ...] = field(default=(), metadata=_codes("OPD/instansi terkait"))
    indicator_ids: tuple[str, ...] = field(default=(), metadata=_codes("Indikator"))


@dataclass(frozen=True)
class Commitment:
    """A komitmen of the room or the pledge of a CSR partner; ``amount_rupiah`` in whole rupiah if money was named."""

    text: str = field(metadata=_required("Komitmen", limit=LONG))
    party: str = field(metadata=_required("Pihak yang berjanji"))
    kind: CommitmentKind = field(default="komitmen", metadata=_choice("Jenis komitmen", "komitmen", "csr"))
    amount_rupiah: int | None = field(default=None, metadata=_amount("Nilai (rupiah)"))
    due_date: date | None = field(default=None, metadata=_day("Tenggat"))
    desa_codes: tuple[str, ...] = field(default=(), metadata=_codes("Desa"))


@dataclass(frozen=True)
class Obstacle:
    """A hambatan as told in the room, at desa, kecamatan or sector level."""

    text: str = field(metadata=_required("Hambatan", limit=LONG))
    level: ObstacleLevel = field(default="desa", metadata=_choice("Tingkat hambatan", "desa", "kecamatan", "sektor"))
    area_code: str = field(default="", metadata=_text("Wilayah"))
    agency: str = field(default="", metadata=_text("OPD/instansi"))


@dataclass(frozen=True)
class Annotation:
    """A dated note on an indicator and/or an area, e.g. why a method changed."""

    text: str = field(metadata=_required("Catatan", limit=LONG))
    day: date | None = field(default=None, metadata=_day("Tanggal"))
    area_code: str = field(default="", metadata=_text("Wilayah"))
    indicator_id: str = field(default="", metadata=_text("Indikator"))


@dataclass(frozen=True)
class Scenario:
    """A saved what-if: its name and the choices made, as the page wrote them (JSON values only)."""

    name: str = field(metadata=_required("Nama skenario"))
    choices: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), metadata={
        "label": "Isi skenario", "json": 20_000})


@dataclass(frozen=True)
class LokusReason:
    """Why a desa was chosen (or not) for the lokus of a year, in the words of the meeting: beside the data's verdict.

    The newest of a desa and year is the one that is printed; the earlier ones stay in the history.
    """

    text: str = field(metadata=_required("Alasan", limit=LONG))
    desa_code: str = field(metadata=_required("Desa"))
    year: int | None = field(default=None, metadata=_amount("Tahun lokus"))


@dataclass(frozen=True)
class StatusChange:
    """Progress of a follow-up or commitment on a day, with a note and what proves it."""

    status: ProgressStatus = field(default="belum", metadata=_choice("Status", "belum", "berjalan", "selesai", "batal"))
    on: date | None = field(default=None, metadata={"label": "Tanggal status", "day": True, "required": True})
    note: str = field(default="", metadata=_text("Catatan status", limit=LONG))
    evidence: str = field(default="", metadata=_text("Bukti", limit=LONG))


Content = Meeting | Promise | Commitment | Obstacle | Annotation | Scenario | LokusReason | StatusChange

CONTENT_TYPES: dict[str, type] = {
    "rapat": Meeting, "tindak_lanjut": Promise, "komitmen": Commitment, "hambatan": Obstacle, "catatan": Annotation,
    "skenario": Scenario, "alasan_lokus": LokusReason, "status": StatusChange,
}
KIND_WORDS: dict[str, str] = {
    "rapat": "rapat", "tindak_lanjut": "tindak lanjut", "komitmen": "komitmen", "hambatan": "hambatan",
    "catatan": "catatan", "skenario": "skenario", "alasan_lokus": "alasan lokus",
    "status": "perubahan status", "koreksi": "koreksi",
    "tenggat": "pergeseran tenggat", "pelaksanaan": "pelaksanaan rapat", "dibawa": "pembawaan ke rapat berikut",
    "penarikan": "penarikan",
}


@dataclass(frozen=True)
class Entry:
    """One line of the book as written. ``subject`` = the entry it speaks of ('' for a content of its own).

    ``entry_id`` is the key made before the button was pressed: a second press brings the same one. ``body`` is JSON.
    """

    entry_id: str
    kind: EntryKind
    subject: str
    meeting_id: str
    author: str
    recorded_at: datetime
    body: Mapping[str, Any]
    view: View
    seq: int = 0
