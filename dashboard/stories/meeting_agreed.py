"""What one meeting said beside its promises, for its berita acara: commitments, CSR pledges, obstacles, what-ifs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.actions.entries import Entry, Obstacle
from dashboard.actions.store import Store
from dashboard.stories.andaikan_saved import Saved, saved_scenarios
from dashboard.words import andaikan as what_if
from dashboard.words.meeting_record import LEVELS, rupiah
from dashboard.words.numbers import date_long
from dashboard.words.tindak_lanjut import until


@dataclass(frozen=True)
class Agreed:
    """(party, text) of commitments and of CSR pledges; (level, place or agency, text) of obstacles;
    (name, what it said) of the what-ifs that were kept.
    """

    commitments: tuple[tuple[str, str], ...]
    pledges: tuple[tuple[str, str], ...]
    obstacles: tuple[tuple[str, str, str], ...]
    scenarios: tuple[tuple[str, str], ...]


def agreed_at(book: Store, *, meeting: str, day: date, names: Mapping[str, str]) -> Agreed:
    """What was recorded for a meeting; what was recorded on its day for no meeting at all stands there, too.

    ``meeting`` '' = only the latter. ``names``: agency slug or area code -> name.
    """
    commitments: list[tuple[str, str]] = []
    pledges: list[tuple[str, str]] = []
    for one in book.pledges(day):
        if not _belongs(one.entry, meeting=meeting, day=day):
            continue
        promise = one.commitment
        where = ", ".join(names.get(code, code) for code in promise.desa_codes)
        parts = (promise.text, where, rupiah(promise.amount_rupiah) if promise.amount_rupiah is not None else "",
                 until(date_long(promise.due_date)) if promise.due_date else "")
        line = (names.get(promise.party, promise.party), "; ".join(part for part in parts if part))
        (pledges if promise.kind == "csr" else commitments).append(line)
    obstacles = [(LEVELS[told.level], _where(told, names=names), told.text) for entry, told in book.obstacles()
                 if _belongs(entry, meeting=meeting, day=day)]
    kept = {entry.entry_id for entry, _ in book.saved_scenarios() if _belongs(entry, meeting=meeting, day=day)}
    scenarios = [one for one in reversed(saved_scenarios(book)) if one.entry_id in kept]
    return Agreed(tuple(commitments), tuple(pledges), tuple(obstacles), _once(scenarios))


def _once(scenarios: list[Saved]) -> tuple[tuple[str, str], ...]:
    """One line for each question: kept twice in a meeting, the later answer stands."""
    newest = {tuple(one.asked.items()): one for one in scenarios}
    return tuple((one.name, what_if.record_line(
        level=one.level, source=str(one.choices.get("sumber", "")), fall=one.fall, raised=one.coverages))
        for one in newest.values())


def _where(told: Obstacle, *, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in (told.area_code, told.agency) if code)


def _belongs(entry: Entry, *, meeting: str, day: date) -> bool:
    if entry.meeting_id:
        return entry.meeting_id == meeting
    return entry.recorded_at.astimezone().date() == day
