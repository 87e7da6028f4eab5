"""One agency's page within the page: its indicators, its desa, its reports, its promises, its money.

``options["opd_rinci"]``: one of ``CHOICES``; it means something only where ``options["opd"]`` names an agency.
"""

from __future__ import annotations

from datetime import date

from dashboard import indicators
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.opd_desa import tell_desa
from dashboard.stories.opd_money import tell_money
from dashboard.stories.opd_owner import QUESTION, SLUG, tell_owner
from dashboard.stories.opd_promises import tell_promises
from dashboard.stories.opd_reports import tell_reports
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, empty_story
from dashboard.stories.reporting import Reporting
from dashboard.stories.services import Services
from dashboard.stories.story import Selection, Story
from dashboard.words import opd_detail as said
from dashboard.words.numbers import month_short

OPTION = "opd_rinci"
CHOICES = tuple(key for key, _ in said.VIEWS)
WITHOUT_SERVICES = ("janji", "dana")  # an agency promises and spends also where it owns no indicator


def tell_detail(row: OwnerRow, *, selection: Selection, area: Area, period: date, services: Services,
                reporting: Reporting, database: Database, settings: Settings) -> Story:
    """The chosen side of one agency; its indicators by kecamatan where nothing (known) was chosen."""
    chosen = selection.options.get(OPTION)
    if not row.services and chosen not in WITHOUT_SERVICES:
        return empty_story(
            slug=SLUG, question=QUESTION, area=area, period=period, database=database,
            title=said.owns_nothing_title(row.agency.short_name),
            sentence=said.owns_nothing(row.agency.short_name, month=month_short(period),
                                       frame=indicators.register(period)[0].frame))
    if chosen == "desa":
        return tell_desa(row, area=area, period=period, database=database, settings=settings)
    if chosen == "laporan":
        return tell_reports(row, reporting=reporting, area=area, period=period, database=database, settings=settings)
    if chosen == "janji":
        return tell_promises(row, area=area, period=period, database=database, settings=settings)
    if chosen == "dana":
        return tell_money(row, area=area, period=period, database=database)
    return tell_owner(row, area=area, period=period, services=services, database=database, settings=settings)
