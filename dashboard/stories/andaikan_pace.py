"""The pace the target takes: how fast, how often any known kabupaten kept it, and the chance as the surveys run."""

from __future__ import annotations

from datetime import date

from dashboard import reference
from dashboard.analysis.change import required_pace
from dashboard.analysis.pace_kept import ever_kept
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories import published, register
from dashboard.stories.story import Fact
from dashboard.stories.tren_forecast import look_ahead
from dashboard.words import andaikan as said

# ``62.01``: a kabupaten or kota, not a province nor the country.
_KABUPATEN = r"^\d\d\.\d\d$"


def pace_facts(rounds: tuple[published.SurveyRound, ...], *, target: published.Target, database: Database,
               period: date, settings: Settings) -> tuple[Fact, ...]:
    """Sentences about the pace needed to a target after the last survey; none where the target's year has passed."""
    return database.once(_pace_facts, rounds, target, period, settings)


def _pace_facts(database: Database, rounds: tuple[published.SurveyRound, ...], target: published.Target, period: date,
                settings: Settings) -> tuple[Fact, ...]:
    last = rounds[-1]
    if target.year <= last.year or not 0 < target.value < 100:
        return ()
    needed = required_pace(last.value / 100, target=target.value / 100, years=target.year - last.year,
                           interval=(last.low / 100, last.high / 100))
    if needed.rate <= 0:
        return ()
    found = ever_kept(_known_series(), rate=needed.rate)
    told = [Fact(said.kept_line(rate=100 * needed.rate, year=target.year, kept=found.kept, known=found.known))]
    moments = register.every_moment(database, until=period, settings=settings)
    targets = published.known_targets(database, area=str(database.info["kabupaten_code"]))
    chance = look_ahead(rounds, moments=moments, targets=targets, until=settings.target_year).chance
    # Without its large number: beside a what-if the texts that keep it honest come first.
    return (*told, Fact(chance.text)) if chance else tuple(told)


def _known_series() -> list[tuple[list[float], list[float]]]:
    """Published surveys of every kabupaten whose figures travel with the product."""
    table = reference.table("surveys")
    rows = table.loc[table["area_code"].str.match(_KABUPATEN)]
    return [(own["year"].astype(float).tolist(), own["prevalence"].astype(float).tolist())
            for _, own in rows.groupby("area_code")]
