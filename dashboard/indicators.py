"""The register of the cakupan layanan: what each one is, who owns it, and the one place where a value is judged.

Order on the forms is not stable, so an indicator is known by its ``id``. Source: ``data/reference/indicators.csv``
(the 29 of SE Mendagri 400.5/8476/SJ of 2022; targets as named there), changed or extended by ``indikator.csv`` in the
working folder. Values marked ``memory`` wait for the kabupaten's word. A ``frame`` is one list of indicators, in force
from ``valid_from`` until the next one is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, cast

from dashboard import reference
from dashboard.register_file import Stamp, register_stamp, table_of
from dashboard.settings import Settings

Accumulation = Literal["cumulative", "stock", "case", "monthly"]
Judgement = Literal["mencapai", "perhatian", "kritis", "kosong"]


class UnknownIndicatorError(Exception):
    """No such indicator in the register; carries the id."""


class UnknownAgencyError(Exception):
    """No such agency in the table of agencies; carries the slug."""


@dataclass(frozen=True)
class Indicator:
    """One of the cakupan layanan. ``target_value`` in percent; ``lower_is_better`` turns the comparison around."""

    id: str
    number: int
    name: str
    short_name: str
    target_group: str
    kind: str
    agency: str
    lower_is_better: bool
    accumulation: Accumulation
    numerator: str
    denominator: str
    target_value: float | None
    target_year: int | None
    target_source: str
    certainty: str
    definition_certainty: str
    denominator_agency: str
    frame: str = "2022"
    valid_from: date = date(2022, 11, 27)

    @property
    def to_be_checked(self) -> bool:
        """True while the target rests on memory: shown with "perlu dicek"."""
        return self.certainty == "memory"


@dataclass(frozen=True)
class Agency:
    """An owner of indicators. ``asked``: not an office of the kabupaten, so it is asked, never ordered."""

    slug: str
    name: str
    short_name: str
    level: str

    @property
    def asked(self) -> bool:
        return self.level == "vertikal"


@dataclass(frozen=True)
class Outcome:
    """What every service works towards. No office owns it: ``agency`` coordinates, ``measured_by`` counts it."""

    id: str
    name: str
    short_name: str
    agency: str
    measured_by: str


def register(period: date | None = None) -> tuple[Indicator, ...]:
    """The indicators of the frame in force in ``period`` (None: of the newest frame), in the order of the form.

    Raises RegisterFileError when the working folder's ``indikator.csv`` cannot be used.
    """
    starts = frames()
    valid = [frame for frame, start in starts if period is None or _in_force(start, period=period)]
    chosen = valid[-1] if valid else starts[0][0]
    return tuple(one for one in _indicators() if one.frame == chosen)


def _in_force(start: date, *, period: date) -> bool:
    """A report of the month in which a frame begins is made under it."""
    return start.replace(day=1) <= period


def register_with_others(period: date) -> tuple[Indicator, ...]:
    """The frame in force in ``period``, then the indicators that only other frames have, as ``indicator`` finds them.
    """
    own = register(period)
    known = {one.id for one in own}
    others = dict.fromkeys(one.id for one in _indicators() if one.id not in known)
    return (*own, *(indicator(one, period=period) for one in others))


def known_ids() -> frozenset[str]:
    """Every id of every frame: what an old promise or an old report may still name."""
    return frozenset(one.id for one in _indicators())


def frames() -> tuple[tuple[str, date], ...]:
    """Each frame with the day from which it is in force, oldest first."""
    return tuple((frame, start) for start, frame in sorted({(one.valid_from, one.frame) for one in _indicators()}))


def _indicators() -> tuple[Indicator, ...]:
    """Every indicator of every frame; the file is looked at each time, read only when it has changed."""
    return _made(register_stamp())


@lru_cache(maxsize=8)
def _made(stamp: Stamp | None) -> tuple[Indicator, ...]:
    rows = table_of(stamp).to_dict("records")
    made = [
        Indicator(
            id=row["id"], number=int(row["number"]), name=row["name_id"], short_name=row["short_name_id"],
            target_group=row["target_group"], kind=row["kind"], agency=row["agency"],
            lower_is_better=row["lower_is_better"] == "true", accumulation=cast(Accumulation, row["accumulation"]),
            numerator=row["numerator"], denominator=row["denominator"],
            target_value=float(row["target_value"]) if row["target_value"] else None,
            target_year=int(row["target_year"]) if row["target_year"] else None,
            target_source=row["target_source"], certainty=row["certainty"],
            definition_certainty=row["definition_certainty"], denominator_agency=row["denominator_agency"],
            frame=row["frame"], valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in rows
    ]
    return tuple(sorted(made, key=lambda one: (one.valid_from, one.number)))


def indicator(indicator_id: str, *, period: date | None = None) -> Indicator:
    """The indicator with this id as it stood in ``period``: in the newest frame up to it that has the id, else in the
    first one after it. None: in the newest frame that has it. Raises UnknownIndicatorError.
    """
    found = [one for one in _indicators() if one.id == indicator_id]
    if not found:
        raise UnknownIndicatorError(f"no indicator {indicator_id!r}")
    if period is None:
        return found[-1]
    until = [one for one in found if _in_force(one.valid_from, period=period)]
    return until[-1] if until else found[0]


@lru_cache(maxsize=1)
def outcomes() -> tuple[Outcome, ...]:
    """What the services together are to bring down (``data/reference/outcomes.csv``)."""
    return tuple(
        Outcome(id=row["id"], name=row["name_id"], short_name=row["short_name_id"], agency=row["agency"],
                measured_by=row["measured_by"])
        for row in reference.table("outcomes").to_dict("records")
    )


def outcome(outcome_id: str) -> Outcome:
    """The outcome with this id. Raises UnknownIndicatorError."""
    for one in outcomes():
        if one.id == outcome_id:
            return one
    raise UnknownIndicatorError(f"no outcome {outcome_id!r}")


def coordinator(of: Outcome, *, settings: Settings) -> Agency:
    """Who is asked first where an outcome is too high: the kabupaten's choice in ``config.toml``, else the table's."""
    return agency(settings.stunting_agency or of.agency)


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Every agency of the table, owners or not."""
    return tuple(
        Agency(slug=row["slug"], name=row["name_id"], short_name=row["short_name"], level=row["level"])
        for row in reference.table("agencies").to_dict("records")
    )


def agency(slug: str) -> Agency:
    """The agency with this slug. Raises UnknownAgencyError."""
    for one in agencies():
        if one.slug == slug:
            return one
    raise UnknownAgencyError(f"no agency {slug!r}")


def owners(period: date | None = None) -> tuple[Agency, ...]:
    """Agencies that own at least one indicator of the frame: most indicators first, then by slug."""
    owned = [one.agency for one in register(period)]
    return tuple(agency(slug) for slug in sorted(set(owned), key=lambda slug: (-owned.count(slug), slug)))


def owned_by(slug: str, *, period: date | None = None) -> tuple[Indicator, ...]:
    """The indicators of one owner in the frame, in the order of the form."""
    return tuple(one for one in register(period) if one.agency == slug)


def gap_points(value_percent: float, of: Indicator) -> float | None:
    """Points by which the target is missed: positive = short of it (or above it, where lower is better)."""
    if of.target_value is None:
        return None
    return value_percent - of.target_value if of.lower_is_better else of.target_value - value_percent


def status(value_percent: float | None, of: Indicator, *, settings: Settings) -> Judgement:
    """Judge one displayed value against its target; the only place where this is decided.

    Short by at most ``status_gap_points`` is 'perhatian', by more 'kritis'. Where lower is better the margin is
    relative: up to ``lower_is_better_margin`` (0.25 = 25 %) above the target is 'perhatian'. No value: 'kosong'.
    """
    if value_percent is None or of.target_value is None:
        return "kosong"
    gap = gap_points(value_percent, of)
    assert gap is not None
    # Values arrive with one decimal; a binary remainder must not push 15,0 points over the limit.
    margin = of.target_value * settings.lower_is_better_margin if of.lower_is_better else settings.status_gap_points
    if round(gap, 6) <= 0:
        return "mencapai"
    return "perhatian" if round(gap - margin, 6) <= 0 else "kritis"
