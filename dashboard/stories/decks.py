"""The three meetings as decks: which pages in which order, each with its choices. A step is a page plus query string.

Every deck opens with what became of the promises, then what changed since the last meeting (so that nobody compares
two numbers of different data), and ends by recording new promises. A minilok
has a step for every owner of services: who is not in the room is left out by hand. Who owns services follows from the
frame of indicators in force in the period (``deck_for``). The evaluation walks only the owners
that have a critical indicator (■) in the whole kabupaten: which they are follows from the data version and the period,
and [Mulai rapat] writes what is left out into the address, so that "n of m" stays as it is for the whole meeting even
when new data come in meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from dashboard import indicators
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import opd
from dashboard.stories.choices import owner_choices
from dashboard.stories.services import measure_services
from dashboard.stories.story import Selection
from dashboard.words.forums import FORUMS, MINILOK_NEEDS_KECAMATAN, opd_step, unknown_deck

Forum = Literal["rembuk", "minilok", "evaluasi"]

# In the address: nothing is left out, though the data would leave something out.
NOTHING_LEFT_OUT = "0"


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
    """One step: the page, its label on the agenda, the page's own choices (key -> code).

    ``critical``: slug of an owner; the step is taken along only while that owner has a critical indicator.
    """

    slug: str
    label: str
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    critical: str = ""


@dataclass(frozen=True)
class OwnerSteps:
    """Where in a plan the owners of services stand, one step each; ``which`` of them are taken along."""

    which: Literal["all", "critical"]


@dataclass(frozen=True)
class Deck:
    """A meeting: ``key`` as in the address, forum as spoken; ``one_kecamatan`` = it is about a single kecamatan.

    ``period``: the month whose frame of indicators names the owners; None = the newest frame.
    """

    key: Forum
    forum: str
    one_kecamatan: bool
    plan: tuple[DeckStep | OwnerSteps, ...]
    period: date | None = None

    @property
    def steps(self) -> tuple[DeckStep, ...]:
        """The plan with a step for each owner. Raises RegisterFileError."""
        return tuple(step for part in self.plan for step in (
            (part,) if isinstance(part, DeckStep) else _owner_steps(part, period=self.period)))


def _owner_steps(part: OwnerSteps, *, period: date | None) -> tuple[DeckStep, ...]:
    steps = tuple(_step("opd", opd_step(one.label), opd=one.value) for one in owner_choices(period))
    return steps if part.which == "all" else tuple(replace(step, critical=step.options["opd"]) for step in steps)


def _step(slug: str, label: str, **options: str) -> DeckStep:
    return DeckStep(slug, label, MappingProxyType(dict(options)))


_PROMISES = _step("tindak_lanjut", "Janji dan hasil")
_CHANGES = _step("tindak_lanjut", "Apa yang berubah sejak rapat lalu", tindak_lanjut_isi="berubah")
_RECORDING = _step("tindak_lanjut", "Catat tindak lanjut", tindak_lanjut_isi="catat")

_REMBUK = (
    _PROMISES,
    _CHANGES,
    _step("ringkasan", "Berapa sekarang"),
    _step("dua_angka", "Mengapa ada dua angka"),
    _step("tren", "Benarkah berubah"),
    _step("peta", "Di mana tingkatnya tinggi", peta_isi="tingkat"),
    _step("peta", "Di mana anaknya banyak", peta_isi="jumlah"),
    _step("lokus", "Daftar lokus dan datanya"),
    _step("opd", "Layanan yang tertinggal"),
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("dana", "Lokus mana belum didanai", dana_lihat="lokus"),
    _step("andaikan", "Apa yang dapat dicapai"),
    _step("praktik_baik", "Desa yang layak dipelajari"),
    _RECORDING,
)
_MINILOK = (
    _PROMISES,
    _CHANGES,
    _step("mutu_data", "Siapa belum diukur"),
    _step("ringkasan", "Keadaan kecamatan"),
    _step("peta", "Desa di peta", peta_isi="tingkat"),
    _step("opd", "Layanan yang tertinggal"),
    OwnerSteps("all"),
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("banding", "Desa yang memang berbeda"),
    _step("desa", "Keadaan tiap desa"),
    _step("praktik_baik", "Desa yang layak dipelajari"),
    _step("tindak_lanjut", "Hambatan dan komitmen", tindak_lanjut_isi="rapat"),
    _RECORDING,
)
_EVALUASI = (
    _PROMISES,
    _CHANGES,
    _step("mutu_data", "Apakah datanya dapat dipercaya"),
    _step("opd", "Siapa belum melapor", opd="belum_lapor"),
    _step("ringkasan", "Hasil terhadap target"),
    _step("dua_angka", "Mengapa ada dua angka"),
    _step("tren", "Nyata atau kebetulan"),
    OwnerSteps("critical"),
    _step("pasti", "Di langkah mana sasaran hilang"),
    _step("pasti", "Standar yang belum lengkap", pasti_lihat="standar"),
    _step("aksi", "Aksi mana yang terlambat"),
    _step("peta", "Lokus di peta", peta_isi="tingkat"),
    _step("banding", "Wilayah prioritas"),
    _step("praktik_baik", "Apa yang diteruskan"),
    _step("andaikan", "Apa yang ditingkatkan"),
    _step("dana", "Celah untuk mitra CSR", dana_lihat="csr"),
    _RECORDING,
)

DECKS: Mapping[str, Deck] = MappingProxyType({
    "rembuk": Deck("rembuk", FORUMS["rembuk"], one_kecamatan=False, plan=_REMBUK),
    "minilok": Deck("minilok", FORUMS["minilok"], one_kecamatan=True, plan=_MINILOK),
    "evaluasi": Deck("evaluasi", FORUMS["evaluasi"], one_kecamatan=False, plan=_EVALUASI),
})


def deck_of(key: str) -> Deck:
    """The deck with this key. Raises UnknownDeckError."""
    found = DECKS.get(key)
    if found is None:
        raise UnknownDeckError(key)
    return found


def deck_for(deck: Deck, *, period: date | None, database: Database) -> Deck:
    """The deck with the owners of its period: ``period`` as in the address; None = the latest with a report."""
    return replace(deck, period=opd.service_period(Selection(period=period), database=database))


def walk(deck: Deck, *, left_out: str = "") -> tuple[DeckStep, ...]:
    """The steps to be shown. ``left_out``: numbers of the full deck (``"3,7"``); first and last always stay."""
    skipped = {int(part) for part in left_out.split(",") if part.strip().isdigit()}
    return tuple(step for number, step in enumerate(deck.steps, start=1)
                 if number not in skipped or number in (1, len(deck.steps)))


def left_out_of(deck: Deck, *, given: str, period: date | None, database: Database, settings: Settings) -> str:
    """Numbers of the steps that are left out, for ``walk``: what the address says (``given``), else what the data say.

    ``period`` as in the address; None = the latest with a report.
    """
    if given or not any(step.critical for step in deck.steps):
        return given
    month = opd.service_period(Selection(period=period), database=database)
    critical = database.once(_critical_owners, month, settings) if month else frozenset()
    calm = [str(number) for number, step in enumerate(deck.steps, start=1)
            if step.critical and step.critical not in critical]
    return ",".join(calm) or NOTHING_LEFT_OUT


def _critical_owners(database: Database, period: date, settings: Settings) -> frozenset[str]:
    """Slugs of the owners with a critical indicator in the whole kabupaten."""
    measured = measure_services(database, period=period, settings=settings)
    return frozenset(one.agency for one in indicators.register(period) if measured.of(one.id, None).status == "kritis")


def kecamatan_for(deck: Deck, *, kecamatan: str | None) -> str | None:
    """The kecamatan the deck is about. Raises KecamatanNeededError for a minilok without one."""
    if deck.one_kecamatan and not kecamatan:
        raise KecamatanNeededError
    return kecamatan if deck.one_kecamatan else None
