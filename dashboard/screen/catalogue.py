"""Which pages there are, which shared filters each uses, and the order in which a meeting walks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.stories.choices import agency_choices
from dashboard.stories.decks import Deck, walk
from dashboard.stories.pasti_register import groups
from dashboard.words.andaikan import NAMES as WHAT_IF
from dashboard.words.andaikan import SCOPES as WHAT_IF_SCOPES
from dashboard.words.andaikan import VIEWS as WHAT_IF_VIEWS
from dashboard.words.dana import VIEWS as MONEY_VIEWS
from dashboard.words.forums import SHORT_FORUMS
from dashboard.words.opd_detail import SWITCH as OPD_SWITCH
from dashboard.words.opd_detail import VIEWS as OPD_VIEWS

Choice = tuple[str, str]  # code in the address, label on screen


@dataclass(frozen=True)
class PageOption:
    """A choice of one page, kept in the address under ``key`` (prefixed with the page's slug); first = default.

    ``switch`` is the label of the meeting's button (key J) that goes to the next choice.
    """

    key: str
    choices: tuple[Choice, ...]
    switch: str = "Ganti tampilan"
    needs_boundaries: bool = False  # offered only where a boundary file was loaded
    forgets: tuple[str, ...] = ()  # texts of the address that mean nothing once this choice changes
    only_with: tuple[str, frozenset[str]] | None = None  # offered only where that other option has one of these codes


@dataclass(frozen=True)
class PageEntry:
    """One page: its address, its name in the navigation, the shared filters it answers to, its own options.

    ``texts`` are keys that only the address fills (no widget is seen), e.g. a list of desa codes. ``section`` is the
    heading it stands under in the navigation; ``''`` stands there by itself.
    """

    slug: str
    label: str
    uses: frozenset[str] = frozenset({"periode", "kec"})
    options: tuple[PageOption, ...] = ()
    texts: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a meeting: a page and the options it opens with."""

    slug: str
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# Headings of the navigation; one row of names must fit a projector, or Streamlit hides the rest behind "more".
TARGETS, PLANS, MEETINGS, DATA = "Lokus dan layanan", "Rencana", "Rapat", "Data"

PAGES: tuple[PageEntry, ...] = (
    PageEntry("ringkasan", "Ringkasan"),
    PageEntry("peta", "Peta", options=(
        PageOption("peta_isi", (("tingkat", "Tingkat"), ("jumlah", "Jumlah")), switch="Tingkat/Jumlah"),
        PageOption("peta_bentuk", (("petak", "Petak"), ("batas", "Batas")), switch="Petak/Batas",
                   needs_boundaries=True))),
    PageEntry("dua_angka", "Dua angka"),
    PageEntry("tren", "Tren", options=(
        PageOption("tren_lihat", (("kabupaten", "Kabupaten"), ("kecamatan", "Per kecamatan")),
                   switch="Per kecamatan"),)),
    PageEntry("banding", "Banding", options=(
        PageOption("banding_ambang", (("otomatis", "Ambang baku"), ("kabupaten", "Rerata kabupaten"), ("20", "20%"),
                                      ("14", "14%"), ("target", "Target survei")), switch="Ambang"),
        PageOption("banding_lihat", (("titik", "Titik"), ("corong", "Corong")), switch="Corong"))),
    PageEntry("lokus", "Lokus", section=TARGETS, texts=("lokus_usulan",)),
    PageEntry("opd", "Layanan OPD", section=TARGETS, uses=frozenset({"periode", "kec", "ind"}), options=(
        PageOption("opd", (("semua", "Semua OPD"), ("belum_lapor", "Belum lapor"),
                           *((one.value, one.label) for one in agency_choices())), switch="OPD lain"),
        PageOption("opd_rinci", OPD_VIEWS, switch=OPD_SWITCH,
                   only_with=("opd", frozenset(one.value for one in agency_choices()))))),
    PageEntry("pasti", "4 pasti, 3 standar", section=TARGETS, options=(
        PageOption("pasti_kelompok", tuple((one.key, one.short_name) for one in groups()), switch="Kelompok"),
        PageOption("pasti_lihat", (("langkah", "4 pasti"), ("standar", "3 standar")), switch="Standar")),
        texts=("pasti_desa",)),
    PageEntry("andaikan", "Andaikan", section=PLANS, options=(
        PageOption("andaikan_paket", tuple(WHAT_IF.items()), switch="Paket"),
        PageOption("andaikan_lihat", WHAT_IF_VIEWS, switch="Lihat"),
        PageOption("andaikan_lingkup", WHAT_IF_SCOPES)), texts=("andaikan_sasaran", "andaikan_efek")),
    PageEntry("anggaran", "Anggaran", section=PLANS, options=(
        PageOption("anggaran_wajib", (("bebas", "Bebas"), ("lokus", "Lokus wajib")), switch="Lokus wajib"),),
        texts=("anggaran_isi",)),
    PageEntry("desa", "Desa", section=TARGETS, texts=("desa",), options=(
        PageOption("desa_lihat", (("layanan", "Layanan"), ("tindakan", "Arah dan tindakan")),
                   switch="Tindakan"),)),
    PageEntry("dana", "Dana", section=PLANS, options=(
        PageOption("dana_lihat", MONEY_VIEWS, switch="OPD/Lokus/Mitra"),), texts=("anggaran_isi",)),
    PageEntry("praktik_baik", "Praktik baik", section=TARGETS),
    PageEntry("mutu_data", "Mutu data", section=DATA, options=(
        PageOption("mutu_lihat", (("cakupan", "Cakupan"), ("pengukuran", "Pengukuran"), ("alur", "Alur data"),
                                  ("temuan", "Temuan"), ("beda", "Angka berbeda"), ("tpps", "Laporan TPPS")),
                   switch="Cakupan/Alur/Temuan"),)),
    PageEntry("aksi", "Aksi", section=MEETINGS, options=(
        PageOption("aksi_lihat", (("aksi", "Aksi"), ("minilok", "Minilok")), switch="Aksi/Minilok"),)),
    PageEntry("tindak_lanjut", "Tindak lanjut", section=MEETINGS, uses=frozenset({"kec"}), options=(
        PageOption("tindak_lanjut_isi", (("janji", "Janji dan hasil"), ("berubah", "Yang berubah"),
                                         ("rapat", "Rapat dan komitmen"), ("catat", "Catat")),
                   switch="Isi berikutnya"),),
        texts=("catat_dari", "catat_opd", "catat_ind", "catat_wilayah")),
    PageEntry("bahan_rapat", "Bahan rapat", section=MEETINGS, options=(
        PageOption("bahan_acara", tuple(SHORT_FORUMS.items()), switch="Rapat berikutnya",
                   forgets=("lewati",)),), texts=("lewati",)),
    PageEntry("metadata", "Metadata", section=DATA, uses=frozenset({"kec"}), options=(
        PageOption("metadata_lihat", (("kamus", "Kamus"), ("metode", "Cara hitung"), ("uji", "Uji diri")),
                   switch="Kamus/Cara/Uji"),)),
)
# Pages of the officer alone: in the navigation, never a step of a meeting.
OFFICE_PAGES: tuple[PageEntry, ...] = (PageEntry("data", "Data", section=DATA, uses=frozenset()),)
ENTRIES: Mapping[str, PageEntry] = MappingProxyType({page.slug: page for page in (*PAGES, *OFFICE_PAGES)})
OPTIONS: tuple[PageOption, ...] = tuple(option for page in PAGES for option in page.options)
# Two pages may share a text: unit costs entered on one are those of the other.
TEXTS: tuple[str, ...] = tuple(dict.fromkeys(key for page in PAGES for key in page.texts))

# Until a forum's own deck is chosen, a meeting walks every page once.
DEFAULT_STEPS: tuple[Step, ...] = tuple(Step(page.slug) for page in PAGES)


def deck_steps(deck: Deck | None, *, left_out: str) -> tuple[Step, ...]:
    """The steps of a forum's deck (see ``deck_for``) without those left out; every page once where there is none."""
    if deck is None:
        return DEFAULT_STEPS
    return tuple(Step(step.slug, step.options) for step in walk(deck, left_out=left_out))


def step_of(slug: str, *, given: str | None, steps: tuple[Step, ...]) -> int | None:
    """Position (from 0) of the page in the meeting: the step in the address if it is this page, else its first one."""
    if given and given.isdigit() and 1 <= int(given) <= len(steps) and steps[int(given) - 1].slug == slug:
        return int(given) - 1
    return next((position for position, step in enumerate(steps) if step.slug == slug), None)
