"""Dana mana sudah terpakai, lokus mana belum didanai? Money per agency, per lokus desa, and what a partner could take.

``options["dana_lihat"]``: ``opd`` (default), ``lokus`` or ``csr``; ``options["anggaran_isi"]``: the unit costs entered
on the page anggaran or here, in thousand rupiah.
"""

from __future__ import annotations

from datetime import date

from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.anggaran import ENTERED
from dashboard.stories.choices import resolve_period
from dashboard.stories.dana_csr import tell_csr
from dashboard.stories.dana_gaps import offers
from dashboard.stories.dana_lokus import tell_lokus
from dashboard.stories.dana_money import money_year
from dashboard.stories.dana_opd import tell_opd
from dashboard.stories.dials import Dial, read
from dashboard.stories.place import chosen_area, empty_story
from dashboard.stories.story import Selection, Story
from dashboard.words import dana as said

SLUG = "dana"
QUESTION = "Dana mana sudah terpakai, lokus mana belum didanai?"
OPTION = "dana_lihat"
CHOICES = tuple(code for code, _ in said.VIEWS)


def tell(selection: Selection, database: Database, settings: Settings) -> Story:
    """The chosen view for the kabupaten or one kecamatan."""
    area = chosen_area(selection, database=database)
    view = view_of(selection)
    period = resolve_period(selection, database=database, settings=settings)
    year = money_year(selection, database=database, until=(period or date.today()).year)
    if view == "opd":
        return tell_opd(selection, area=area, year=year, database=database, slug=SLUG, question=QUESTION)
    if period is None:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=None, database=database)
    if view == "lokus":
        return tell_lokus(selection, area=area, period=period, year=year, database=database, settings=settings,
                          slug=SLUG, question=QUESTION)
    return tell_csr(selection, area=area, period=period, year=year, costs=read(selection.options.get(ENTERED) or ""),
                    database=database, settings=settings, slug=SLUG, question=QUESTION)


def view_of(selection: Selection) -> str:
    """The chosen view."""
    return selection.options.get(OPTION) or CHOICES[0]


def dials(selection: Selection) -> tuple[Dial, ...]:
    """Unit costs an officer may enter for the list of partners; nothing is filled in beforehand."""
    if view_of(selection) != "csr":
        return ()
    values = read(selection.options.get(ENTERED) or "")
    return tuple(
        Dial(one.cost_key, said.dial_label(one.short_name, unit=one.unit), 0, one.most,
             min(values.get(one.cost_key, 0), one.most), unit="", step=one.step) for one in offers())
