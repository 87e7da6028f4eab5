"""The three meetings as decks: which pages in which order, each with its choices. A step is a page plus query string.

Every deck opens with what became of the promises and ends by recording new ones; pages that are not built are not
steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from dashboard.stories.choices import owner_choices
from dashboard.words.forums import FORUMS, MINILOK_NEEDS_KECAMATAN, opd_step, unknown_deck

Forum = Literal["rembuk", "minilok", "evaluasi"]


class UnknownDeckError(Exception):
    """No such meeting; the message is a sentence for the person who asked. ``key`` is what was asked for."""

    def __init__(self, key: str) -> None:
        super().__init__(unknown_deck(key))
        self.key = key


class KecamatanNeededError(Exception):
    """A minilok without its kecamatan."""

    def __init__(self) -> None:
        super().__init__(MINILOK_NEEDS_KECAMATAN)


@dataclass(frozen=True)
class DeckStep:
    """One step: the page, its label on the agenda, the page's own choices (key -> code)."""

    slug: str
    label: str
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Deck:
    """A meeting: ``key`` as in the address, forum as spoken; ``one_kecamatan`` = it is about a single kecamatan."""

    key: Forum
    forum: str
    one_kecamatan: bool
    steps: tuple[DeckStep, ...]


def _step(slug: str, label: str, **options: str) -> DeckStep:
    return DeckStep(slug, label, MappingProxyType(dict(options)))


_PROMISES = _step("tindak_lanjut", "Janji dan hasil")
_RECORDING = _step("tindak_lanjut", "Catat tindak lanjut", tindak_lanjut_isi="catat")
_OWNERS = tuple(_step("opd", opd_step(one.label), opd=one.value) for one in owner_choices())

_REMBUK = (
    _PROMISES,
    _step("ringkasan", "Berapa sekarang"),
    _step("dua_angka", "Mengapa ada dua angka"),
    _step("tren", "Benarkah berubah"),
    _step("peta", "Di mana tingkatnya tinggi", peta_isi="tingkat"),
    _step("peta", "Di mana anaknya banyak", peta_isi="jumlah"),
    _step("lokus", "Daftar lokus dan datanya"),
    _step("opd", "Layanan yang tertinggal"),
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("andaikan", "Apa yang dapat dicapai"),
    _step("praktik_baik", "Desa yang layak dipelajari"),
    _RECORDING,
)
_MINILOK = (
    _PROMISES,
    _step("mutu_data", "Siapa belum diukur"),
    _step("ringkasan", "Keadaan kecamatan"),
    _step("peta", "Desa di peta", peta_isi="tingkat"),
    _step("opd", "Layanan yang tertinggal"),
    *_OWNERS,
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("banding", "Desa yang memang berbeda"),
    _step("desa", "Keadaan tiap desa"),
    _step("praktik_baik", "Desa yang layak dipelajari"),
    _RECORDING,
)
_EVALUASI = (
    _PROMISES,
    _step("mutu_data", "Apakah datanya dapat dipercaya"),
    _step("opd", "Siapa belum melapor", opd="belum_lapor"),
    _step("ringkasan", "Hasil terhadap target"),
    _step("dua_angka", "Mengapa ada dua angka"),
    _step("tren", "Nyata atau kebetulan"),
    *_OWNERS,
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("pasti", "Standar yang belum lengkap", pasti_lihat="standar"),
    _step("lokus", "Daftar lokus dan datanya"),
    _step("banding", "Wilayah prioritas"),
    _step("praktik_baik", "Apa yang diteruskan"),
    _step("andaikan", "Apa yang ditingkatkan"),
    _RECORDING,
)

DECKS: Mapping[str, Deck] = MappingProxyType({
    "rembuk": Deck("rembuk", FORUMS["rembuk"], one_kecamatan=False, steps=_REMBUK),
    "minilok": Deck("minilok", FORUMS["minilok"], one_kecamatan=True, steps=_MINILOK),
    "evaluasi": Deck("evaluasi", FORUMS["evaluasi"], one_kecamatan=False, steps=_EVALUASI),
})


def deck_of(key: str) -> Deck:
    """The deck with this key. Raises UnknownDeckError."""
    found = DECKS.get(key)
    if found is None:
        raise UnknownDeckError(key)
    return found


def walk(deck: Deck, *, left_out: str = "") -> tuple[DeckStep, ...]:
    """The steps to be shown. ``left_out``: numbers of the full deck (``"3,7"``); first and last always stay."""
    skipped = {int(part) for part in left_out.split(",") if part.strip().isdigit()}
    return tuple(step for number, step in enumerate(deck.steps, start=1)
                 if number not in skipped or number in (1, len(deck.steps)))


def kecamatan_for(deck: Deck, *, kecamatan: str | None) -> str | None:
    """The kecamatan the deck is about. Raises KecamatanNeededError for a minilok without one."""
    if deck.one_kecamatan and not kecamatan:
        raise KecamatanNeededError
    return kecamatan if deck.one_kecamatan else None

