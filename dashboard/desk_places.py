"""Spellings of desa on the desk: what an unmatched one may mean, what a person decided, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard import reference
from dashboard.headlines import NOT_SAID, moment
from dashboard.intake import aliases
from dashboard.intake.places import Gazetteer, gazetteer
from dashboard.intake.proposals import propose
from dashboard.intake.report import UnmatchedPlace
from dashboard.intake.store import unmatched_of_sets
from dashboard.settings import Settings, SettingsError, load_settings
from dashboard.stories.desk import KnownSpelling, UnknownPlace
from dashboard.words.numbers import first_few

FILES_NAMED = 5
MOST_SHOWN = 12  # spellings of one file: more is another kabupaten's file or a shifted column


def unknown_places(found: Sequence[UnmatchedPlace], *, folder: Path, settings: Settings) -> tuple[UnknownPlace, ...]:
    """The unmatched spellings of a file with what each may mean, likeliest first; nothing is chosen beforehand."""
    known = gazetteer(settings.kabupaten_code, aliases.confirmed(folder))
    return tuple(UnknownPlace(one.kecamatan, one.desa, one.rows, tuple(
        (proposal.code, f"{_name(proposal.code, known=known)}: {proposal.reason}")
        for proposal in propose(one.desa, one.kecamatan, gazetteer=known))) for one in found[:MOST_SHOWN])


def _name(code: str, *, known: Gazetteer) -> str:
    return f"{known.name_of[code]} ({code})"


def all_desa(folder: Path) -> tuple[tuple[str, str], ...]:
    """(code, kecamatan and name) of every desa, for a spelling that none of the proposals explains."""
    if (code := _kabupaten_code(folder)) is None:
        return ()
    desa = reference.desa(code).sort_values(["kecamatan", "name"])
    return tuple((code, f"{kecamatan}: {name} ({code})")
                 for code, kecamatan, name in zip(desa["code"], desa["kecamatan"], desa["name"], strict=True))


def _kabupaten_code(folder: Path) -> str | None:
    """None where config.toml cannot be used: the check says so; the page stays open."""
    try:
        code = load_settings(folder).kabupaten_code
        reference.kabupaten(code)
    except (SettingsError, reference.UnknownKabupatenError):
        return None
    return code


def confirm_all(folder: Path, *, chosen: Sequence[tuple[UnknownPlace, str]], who: str) -> str:
    """Keep what a person decided; returns a sentence: how many are kept, and why one is not."""
    code = load_settings(folder).kabupaten_code
    kept, refused = 0, []
    for place, desa_code in chosen:
        try:
            aliases.confirm(folder, kabupaten_code=code, kecamatan=place.kecamatan, written=place.desa,
                            desa_code=desa_code, who=who)
            kept += 1
        except aliases.AliasError as error:
            refused.append(str(error))
    return " ".join([f"{kept} ejaan disimpan; berkas diperiksa ulang.", *refused])


def waiting_files(folder: Path) -> str:
    """The files loaded before a spelling in them was confirmed, named; '' for none. Their bytes are not kept."""
    if (code := _kabupaten_code(folder)) is None or not (confirmed := aliases.confirmed(folder)):
        return ""
    known = gazetteer(code, confirmed)
    return first_few(sorted(name for name, found in unmatched_of_sets(folder) if any(
        known.by_names(kabupaten="", kecamatan=one.kecamatan, desa=one.desa).desa_code for one in found)),
        most=FILES_NAMED)


def spellings(folder: Path) -> tuple[KnownSpelling, ...]:
    """The spellings confirmed so far, oldest first."""
    if (code := _kabupaten_code(folder)) is None:
        return ()
    names = gazetteer(code).name_of
    return tuple(KnownSpelling(one.alias.kecamatan, one.alias.alias, names.get(one.alias.code, one.alias.code),
                               moment(one.confirmed_at), one.confirmed_by or NOT_SAID)
                 for one in aliases.listed(folder))


def forget(folder: Path, *, number: int) -> str:
    """Take back the spelling with this number (0 = oldest)."""
    known = aliases.listed(folder)
    if not 0 <= number < len(known):
        return "Ejaan itu sudah tidak ada."
    aliases.forget(folder, alias=known[number].alias)
    return (f"Ejaan '{known[number].alias.alias}' dihapus. Berkas yang sudah dimuat dengan ejaan itu tidak berubah "
            "sampai dimuat ulang.")
