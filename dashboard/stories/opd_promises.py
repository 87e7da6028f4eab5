"""One agency's promises: what it took on in meetings, and what became of it."""

from __future__ import annotations

from datetime import date

from dashboard.actions.errors import StoreUnavailableError
from dashboard.actions.store import Store
from dashboard.actions.summary import promises
from dashboard.queries import Database
from dashboard.settings import Settings
from dashboard.stories.opd_owner import QUESTION, SLUG
from dashboard.stories.opd_rows import OwnerRow
from dashboard.stories.place import Area, empty_story, is_sample
from dashboard.stories.promise_book import book_of
from dashboard.stories.promise_values import since_promised
from dashboard.stories.story import Fact, Story
from dashboard.stories.tindak_lanjut import MOST_ROWS, heard, promise_table, promises_in, scorecard
from dashboard.words import explain, frame
from dashboard.words import opd_detail as said
from dashboard.words import tindak_lanjut as promises_said
from dashboard.words.numbers import date_long


def tell_promises(row: OwnerRow, *, area: Area, period: date, database: Database, settings: Settings) -> Story:
    """Promises of one agency as of today; a sentence where the book cannot be opened."""
    try:
        book = book_of(database)
    except StoreUnavailableError:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=f"{said.NO_STORE}.", title=said.NO_STORE)
    return tell_promises_as_of(row, area=area, period=period, database=database, settings=settings, book=book,
                               today=date.today())


def tell_promises_as_of(row: OwnerRow, *, area: Area, period: date, database: Database, settings: Settings,
                        book: Store, today: date) -> Story:
    """The same for a given book and day."""
    agency = row.agency
    found = [one for one in promises_in(area, book=book, today=today)
             if agency.slug in (one.promise.owner, *one.promise.agencies)]
    if not found:
        return empty_story(slug=SLUG, question=QUESTION, area=area, period=period, database=database,
                           sentence=said.NO_PROMISE, title=said.no_promise_title(agency.short_name))
    tally = promises(found).all
    told = said.promises_title(agency=agency.short_name, done=tally.done, total=tally.total, overdue=tally.overdue)
    values = since_promised(found, book=book, database=database, settings=settings)
    return Story(
        slug=SLUG, question=QUESTION, takeaway=told,
        subtitle=f"Tindak lanjut {agency.short_name}, {area.full}, s.d. {date_long(today)}",
        filters=frame.filters_line(kecamatan=area.filter_name, period=f"s.d. {date_long(today)}",
                                   more=(f"OPD: {agency.short_name}",)),
        source=frame.source_line(sources=(promises_said.SOURCE, promises_said.VALUES_SOURCE), version=database.short,
                                 quality=heard(found)),
        charts=(scorecard(found, values=values, most=MOST_ROWS),),
        table=promise_table(found, values=values, database=database),
        facts=(Fact(promises_said.on_time(on_time=tally.on_time, judged=tally.judged)),) if tally.judged else (),
        why=explain.WHY[SLUG], how=(said.PROMISES_HOW, *promises_said.HOW[2:]), read_aloud=f"{told}.",
        is_sample=is_sample(database),
    )
