"""Sentences and cells about one desa that its screen and its sheet share, so that both say the same."""

from __future__ import annotations

from dashboard import indicators
from dashboard.settings import Settings
from dashboard.stories import register
from dashboard.stories.charts import ScoreCell
from dashboard.stories.desa_picture import GROUPS, Picture
from dashboard.stories.pasti_standar import KITS, PROCEDURE, Readiness, Tally
from dashboard.stories.services import Service
from dashboard.stories.tindak_lanjut import date_short, owner_name, shortened
from dashboard.stories.village_work import work_for
from dashboard.words import classes
from dashboard.words import desa as said
from dashboard.words.numbers import count, month_short
from dashboard.words.services import indicator_name

MOST_CHECKS = 4
# Letters of a promise on the sheet; its whole wording is on the page of promises.
MOST_LETTERS = 44


def title(picture: Picture) -> str:
    """The takeaway of a desa."""
    here = picture.here
    rate = ""
    # Nobody stunted among those measured is no "0 out of 100".
    if here is not None and here.rate and here.low is not None and here.high is not None:
        rate = said.about(here.rate, low=here.low, high=here.high)
    return said.title(name=picture.desa.name, rate=rate, critical=picture.n("kritis"),
                      behind=picture.n("perhatian"), judged=picture.judged)


def prevalence(picture: Picture) -> str:
    """The rate in words, ``x dari n`` where few were measured, else why there is none."""
    here = picture.here
    if here is None or here.n_measured == 0:
        return classes.NO_DATA.capitalize()
    if here.hidden:
        return said.hidden(here.label)
    if here.rate is None or here.low is None or here.high is None:
        return f"{here.rate_text} {said.MEASURED_LABEL}"
    if here.n_stunted == 0:
        return said.nobody(here.n_measured, high=here.high)
    return said.prevalence(here.rate, low=here.low, high=here.high)


def direction(picture: Picture) -> str:
    """What the last two bulan timbang allow to be said."""
    if len(picture.moments) < 2:
        return said.NO_DIRECTION
    before, after = picture.moments[-2], picture.moments[-1]
    change = picture.change
    if change is None:
        hidden = before.measure.hidden or after.measure.hidden
        return said.HIDDEN_DIRECTION if hidden else said.NO_DIRECTION
    return said.direction(verdict=change.direction, reason=change.reason, since=before.period,
                          before=before.measure.rate, after=after.measure.rate)


def short_direction(picture: Picture) -> str:
    """The verdict alone, for under the big number."""
    change = picture.change
    return said.short_direction(change.direction) if change is not None else direction(picture)


def course(picture: Picture) -> str:
    """Every bulan timbang shown with its rate, then what may be said of them."""
    if not picture.moments:
        return direction(picture)
    return said.course([(month_short(one.period), one.measure.rate_text) for one in picture.moments],
                       verdict=direction(picture))


def around(picture: Picture) -> str:
    """The rate of the kecamatan, to see one's own beside it."""
    if picture.kecamatan is None:
        return ""
    return said.around(kecamatan=picture.desa.kecamatan, rate=picture.kecamatan.rate_text)


def lokus(picture: Picture) -> tuple[str, ...]:
    """One line per list that names the desa, the newest first; or that none does."""
    lines = tuple(said.lokus(year=one.year, status=one.status, basis=one.basis, sure=one.sure)
                  for one in picture.lokus)
    return lines or (said.NOT_LOKUS,)


def measured(picture: Picture) -> str:
    """Measured against both sasaran."""
    return register.coverage_text(picture.here) if picture.here and picture.here.n_measured else classes.NO_DATA


def reach(picture: Picture, *, settings: Settings) -> list[tuple[str, str]]:
    """Who must be reached: group and number as it may be written; groups nobody reported are left out."""
    found = []
    here = picture.here
    if here is not None and here.n_registered is not None:
        found.append(("balita terdaftar", count(here.n_registered)))
    for name, indicator_id in GROUPS:
        one = picture.service(indicator_id)
        if one is None or not one.reported:
            continue
        n = one.denominator
        found.append((name, said.fewer_than(settings.min_measured_private) if n is None else count(n)))
    return found


def service_text(one: Service) -> str:
    """``34,0 (58)``; labels and words stand alone."""
    return said.service_cell(text=one.text, target=one.indicator.target_value, has_value=one.value is not None)


def service_name(one: Service) -> str:
    """Short name, with the arrow where lower is better."""
    return indicator_name(one.indicator.short_name, lower_is_better=one.indicator.lower_is_better)


def gap_line(one: Service) -> str:
    """``TTD remaja putri 34,0 (target 58)``."""
    return said.gap_line(name=one.indicator.short_name, lower_is_better=one.indicator.lower_is_better, text=one.text,
                         target=one.indicator.target_value)


def work_text(one: Service) -> str:
    """What the desa can do about it."""
    found = work_for(one.indicator.id)
    return found.name if found else "–"


def owner(one: Service) -> str:
    """Short name of the agency that owns the service."""
    return indicators.agency(one.indicator.agency).short_name


def readiness(found: Readiness | None) -> tuple[ScoreCell, ...]:
    """The three standards as judged cells: trained companions, tools, procedures."""
    if found is None:
        return ()
    names = ("TPK terlatih", "posyandu beralat ukur lengkap", "SOP")
    return tuple(ScoreCell(f"{name} {_tally_text(one, whole=at != PROCEDURE)}", one.checked)
                 for at, (name, one) in enumerate(zip(names, found.standards, strict=True)))


def _tally_text(one: Tally, *, whole: bool) -> str:
    if not one.known:
        return said.NOT_FILLED
    return said.ready(part=one.part, whole=one.whole) if whole else said.done(one.part == 1)


def promises(picture: Picture, *, most: int) -> list[str]:
    """The open promises of this desa in reading order (overdue first), each on a line."""
    return [said.promise(action=shortened(one.promise.action, most=MOST_LETTERS), owner=owner_name(one.promise.owner),
                         due=date_short(one.promise.due_date) if one.promise.due_date else "–", late=one.days_overdue)
            for one in picture.promises[:most]]


def checks(picture: Picture, *, settings: Settings) -> tuple[str, ...]:
    """What a person should look at on the spot before believing the numbers."""
    found = [*_measuring_checks(picture, settings=settings), *_service_checks(picture)]
    kits = picture.readiness.standards[KITS] if picture.readiness else None
    if kits and kits.short > 0:
        found.append(said.check_tools(kits.short, kits.whole))
    found.append(said.CHECK_LIST)
    return tuple(found[:MOST_CHECKS])


def _measuring_checks(picture: Picture, *, settings: Settings) -> list[str]:
    here = picture.here
    if here is None or here.n_rows == 0:
        return [said.check_silent_measuring()]
    found = []
    covered = here.coverage_registered
    if covered is not None and covered < 100 * settings.coverage_enough and not here.label.startswith("n<"):
        found.append(said.check_unmeasured((here.n_registered or 0) - here.n_measured_registered))
    change = picture.change
    if change is not None and change.direction.endswith("nyata"):
        before, after = picture.moments[-2].measure, picture.moments[-1].measure
        found.append(said.check_jump(before.rate_text, after.rate_text))
    return found


def _service_checks(picture: Picture) -> list[str]:
    over = [one.indicator.short_name for one in picture.services if one.over]
    zero = [one.indicator.short_name for one in picture.services
            if one.value == 0 and not one.indicator.lower_is_better]
    silent = [one.indicator.short_name for one in picture.services if not one.reported]
    found = [said.check_over(over)] if over else []
    found += [said.check_zero(zero)] if zero else []
    return [*found, *([said.check_silent(silent)] if silent else [])]
