"""Streamlit entrypoint: page table, shared filters, meeting controls; ``python -m streamlit run dashboard/app.py``."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Streamlit puts the script's own folder on the path, not the project's.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

from dashboard import queries  # noqa: E402
from dashboard.indicators import known_ids  # noqa: E402
from dashboard.screen import chrome, labels, notices  # noqa: E402
from dashboard.screen.catalogue import OFFICE_PAGES, PAGES  # noqa: E402
from dashboard.screen.state import Choices, period_of  # noqa: E402
from dashboard.settings import Settings, SettingsError, data_folder, load_settings  # noqa: E402
from dashboard.warehouse.database import NoDatabaseError, open_database  # noqa: E402
from dashboard.words.numbers import month_long  # noqa: E402

LOG = logging.getLogger("dashboard")
HOME = "ringkasan"


def choices_of(database: queries.Database) -> Choices:
    """What an address may name for this version; periods newest first."""
    periods = sorted(queries.periods(database), reverse=True)
    kecamatan = queries.kecamatan_list(database)
    return Choices(
        periods=tuple((f"{period:%Y-%m}", month_long(period)) for period in periods),
        kecamatan=tuple(zip(kecamatan["code"].astype(str), kecamatan["name"].astype(str), strict=True)),
        indicators=tuple((one, one) for one in sorted(known_ids())),
    )


def page_table() -> list[st.Page]:
    """Every page under its own address; the bare address shows the first one."""
    home = st.Page(ROOT / "pages" / f"{HOME}.py", title=labels.APP_TITLE, url_path="awal", default=True,
                   visibility="hidden")
    return [home, *(st.Page(ROOT / "pages" / f"{page.slug}.py", title=page.label, url_path=page.slug)
                    for page in (*PAGES, *OFFICE_PAGES))]


def navigation_of(pages: list[st.Page]) -> dict[str, list[st.Page]]:
    """The pages under the headings of the navigation."""
    sections: dict[str, list[st.Page]] = {"": pages[:1]}
    for page, entry in zip(pages[1:], (*PAGES, *OFFICE_PAGES), strict=True):
        sections.setdefault(entry.section, []).append(page)
    return sections


def run_page(page: st.Page, *, settings: Settings, database: queries.Database) -> None:
    """Draw the frame around one page and run it; whatever goes wrong ends as a sentence, the rest in the log."""
    slug = page.url_path or HOME
    try:
        chrome.begin(slug, choices=choices_of(database), pages=page_table(), database=database, settings=settings,
                     period_of=period_of)
        page.run()
    except SettingsError as error:  # the kabupaten's own register of indicators cannot be used
        notices.settings_refused(str(error))
    except Exception:
        LOG.exception("page %s failed", slug)
        notices.page_failed()


def run_without_database(page: st.Page) -> bool:
    """The page that loads data needs none; True when it was this one."""
    if page.url_path not in {office.slug for office in OFFICE_PAGES}:
        return False
    try:
        chrome.begin_plain()
        page.run()
    except Exception:
        LOG.exception("page %s failed", page.url_path)
        notices.page_failed()
    return True


def main() -> None:
    """One run of the dashboard."""
    st.set_page_config(layout="wide", initial_sidebar_state="expanded")
    pages = page_table()
    page = st.navigation(navigation_of(pages), position="top")
    folder = data_folder()
    try:
        settings = load_settings(folder)
        database = open_database(folder)
    except SettingsError as error:
        notices.settings_refused(str(error))
    except NoDatabaseError:
        if not run_without_database(page):
            notices.no_database()
    except Exception:
        LOG.exception("no database could be opened in %s", folder)
        if not run_without_database(page):
            notices.database_failed()
    else:
        run_page(page, settings=settings, database=database)


main()
