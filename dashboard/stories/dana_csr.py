"""Unfunded needs in lokus desa that a company could take: what, how many, where, at which local unit cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.actions.errors import StoreUnavailableError
from dashboard.actions.replay import Pledge
from dashboard.queries import Database
from dashboard.queries.follow_up import budget
from dashboard.settings import Settings
from dashboard.stories.charts import Scorecard, ScoreCell
from dashboard.stories.dana_gaps import Gap, gaps
from dashboard.stories.dana_money import sum_of
from dashboard.stories.lokus_marks import lokus_of
from dashboard.stories.measures import Measure, measure_places
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.promise_book import book_of
from dashboard.stories.story import Column, Fact, Selection, Story, Table, Value
from dashboard.words import anggaran as priced
from dashboard.words import dana as said
from dashboard.words import explain, frame
from dashboard.words import opd_detail as told_of_opd
from dashboard.words.numbers import month_short
from dashboard.words.quality import filled_share

MOST_ROWS = 8
MOST_PLEDGES = 2
_WIDTHS, _WIDTHS_UNPRICED = (2.4, 2.0, 4.6, 1.4, 1.7), (2.4, 2.0, 7.7)
# Desa named in a row: fewer where the costs take their room.
MOST_NAMES, MOST_NAMES_UNPRICED = 4, 6


def tell_csr(
    selection: Selection, *, area: Area, period: date, year: int, costs: Mapping[str, int], database: Database,
    settings: Settings, slug: str, question: str,
) -> Story:
    """The list for partners. ``costs``: unit costs in thousand rupiah as entered, by the offers' cost keys."""
    known = lokus_of(database, year=year)

    def nothing(title: str, sentence: str) -> Story:
        return empty_story(slug=slug, question=question, area=area, period=selection.period, database=database,
                           title=title, sentence=sentence)

    if known is None:
        return nothing(said.NO_LOKUS_TITLE, said.NO_LOKUS)
    places = measure_places(database, period=period, settings=settings).desa_of(area.kecamatan)
    chosen = sorted((one for one in places if known.mark(one.code)), key=lambda one: one.code)
    if not chosen:
        return nothing(said.no_lokus_here_title(year=known.year, area=area.full), said.NO_LOKUS_HERE)
    asked = gaps(chosen, period=period, costs=costs, database=database, settings=settings)
    found = tuple(gap for gap in asked if gap.open)
    if not found:
        return nothing(said.no_gap_title(known.year), said.NO_GAP)
    pledges, unreadable = _pledges(database, chosen=chosen, area=area)
    cost = sum(gap.cost or 0 for gap in found) if all(gap.unit_cost for gap in found) else None
    title = said.csr_title(kinds=len(found), desa=len(chosen), cost=cost, hidden=sum(gap.hidden for gap in found))
    facts = _facts(found, pledges=pledges, names={one.code: one.name for one in chosen}, year=year, database=database)
    return Story(
        slug=slug, question=question, takeaway=title,
        subtitle=said.csr_subtitle(year=known.year, area=area.full, until=month_short(period)),
        filters=frame.filters_line(kecamatan=area.filter_name, period=month_short(period)),
        source=frame.source_line(
            sources=(frame.services_source(period), "kesiapan posyandu", "buku tindak lanjut"), version=database.short,
            quality=filled_share(sum(len(gap.needs) - gap.silent for gap in asked),
                                 owed=sum(len(gap.needs) for gap in asked))),
        charts=(_card(found),), table=_table(found, year=year, pledges=pledges, database=database),
        facts=(*facts, *((Fact(told_of_opd.NO_STORE),) if unreadable else ())), why=said.WHY_CSR,
        how=(said.HOW_CSR, said.HOW_COST, said.HOW_UNFUNDED, explain.privacy(settings)),
        read_aloud=". ".join((title, *(fact.text for fact in facts[:2]))) + ".", is_sample=is_sample(database))


def _pledges(database: Database, *, chosen: Sequence[Measure], area: Area) -> tuple[list[Pledge], bool]:
    """What partners promised and did not take back, for the kabupaten or for these desa; True = book not readable."""
    try:
        made = book_of(database).pledges(date.today())
    except StoreUnavailableError:
        return [], True
    here = {one.code for one in chosen}
    return [one for one in made if one.commitment.kind == "csr" and one.status != "batal"
            and (here.intersection(one.commitment.desa_codes)
                 or (area.kecamatan is None and not one.commitment.desa_codes))], False


def _card(found: Sequence[Gap]) -> Scorecard:
    with_costs = any(gap.unit_cost for gap in found)
    every = tuple((*_what_and_where(gap, most=MOST_NAMES if with_costs else MOST_NAMES_UNPRICED),
                   *(_costs(gap) if with_costs else ())) for gap in found)
    rows = every[:MOST_ROWS]
    told = "; ".join(f"{row[0].text} {row[1].text}: {row[2].text}" for row in rows)
    return Scorecard(columns=said.CSR_COLUMNS if with_costs else said.CSR_PLACES, rows=rows,
                     widths=_WIDTHS if with_costs else _WIDTHS_UNPRICED, alt=f"Celah untuk mitra: {told}.",
                     more=said.more_rows(len(found) - MOST_ROWS, what="jenis"), rest=every[MOST_ROWS:])


def _what_and_where(gap: Gap, *, most: int) -> tuple[ScoreCell, ...]:
    return (
        ScoreCell(gap.offer.short_name, hover=gap.offer.name),
        ScoreCell(said.need(n=gap.total, unit=gap.offer.unit, hidden=gap.hidden)),
        ScoreCell(said.places(shown=[(one.place.name, one.n or 0) for one in gap.shown], hidden=gap.hidden,
                              silent=gap.silent, most=most)))


def _costs(gap: Gap) -> tuple[ScoreCell, ...]:
    return (ScoreCell(said.unit_cost(gap.unit_cost)), ScoreCell("–" if not gap.cost else said.amount(gap.cost)))


def _facts(
    found: Sequence[Gap], *, pledges: Sequence[Pledge], names: Mapping[str, str], year: int, database: Database
) -> tuple[Fact, ...]:
    facts = [
        Fact(said.pledged(party=one.commitment.party, text=one.commitment.text, rupiah=one.commitment.amount_rupiah,
                          names=[names[code] for code in one.commitment.desa_codes if code in names]))
        for one in pledges[:MOST_PLEDGES]]
    if len(pledges) > MOST_PLEDGES:
        facts.append(Fact(said.more_pledges(len(pledges) - MOST_PLEDGES)))
    facts.append(Fact(said.CSR_NOTE))
    costed = [gap for gap in found if gap.cost]
    if costed:
        facts += [Fact(said.cost_sum(sum(gap.cost or 0 for gap in costed), priced=len(costed), kinds=len(found))),
                  Fact(priced.LOCAL_COST)]
    else:
        facts.append(Fact(said.COST_MISSING))
    money = budget(database, year=year)
    given = sum_of(money[money["fund"] == "CSR"])
    if given.planned:
        facts.append(Fact(said.csr_money(planned=given.planned, spent=given.spent)))
    return tuple(facts)


_COLUMNS = (
    Column("code", "Kode", "code"), Column("name", "Desa/kelurahan"), Column("kecamatan", "Kecamatan"),
    Column("offer", "Yang dapat diambil"), Column("need", "Belum terlayani", "count"), Column("unit", "Satuan"),
    Column("unit_cost", "Biaya satuan, rupiah", "count"), Column("cost", "Perkiraan biaya, rupiah", "count"),
    Column("reported", "Laporan"), Column("money", "Dana CSR tercatat di desa, rupiah", "count"),
    Column("pledged", "Sudah dijanjikan"),
)


def _table(found: Sequence[Gap], *, year: int, pledges: Sequence[Pledge], database: Database) -> Table:
    """Desa x offer, to be handed to a company; a hidden need holds its label."""
    rows = budget(database, year=year)
    own = rows[rows["fund"] == "CSR"]
    rows_of = []
    for gap in found:
        for one in gap.needs:
            if one.n == 0 or (one.n is None and not one.label):
                continue
            given = sum_of(own[own["desa_code"] == one.place.code]).planned
            told = "; ".join(f"{pledge.commitment.party}: {pledge.commitment.text}" for pledge in pledges
                             if one.place.code in pledge.commitment.desa_codes)
            need: Value = one.label or one.n
            cost: Value = one.n * gap.unit_cost if one.n and gap.unit_cost else None
            rows_of.append((one.place.code, one.place.name, one.place.kecamatan, gap.offer.name, need, gap.offer.unit,
                            gap.unit_cost, cost, month_short(one.reported) if one.reported else None,
                            None if given is None else round(given), told or None))
    return Table(_COLUMNS, tuple(rows_of))
