"""The server's own process: Streamlit, and beside it what the first pages need, made ready before anybody asks.

``python -m dashboard.server [options of streamlit run]``; the working folder comes from DASHBOARD_DATA.
"""

from __future__ import annotations

import logging
import sys
import threading
import time

from streamlit.web import cli

from dashboard.settings import PROJECT_ROOT, data_folder, load_settings

LOG = logging.getLogger("dashboard")
# By then the page that was opened first stands; until then nothing may take its turn.
FIRST_PAGE_SECONDS = 6


def make_ready() -> None:
    """Import what every page needs while the browser is still opening, then tell each page as it opens.

    The answers stay with the published file (``screen.warming``). What fails here is told by the page itself.
    """
    try:
        from dashboard.screen import chrome, warming  # noqa: F401 - the entrypoint imports the same
        from dashboard.screen.catalogue import DEFAULT_STEPS
        from dashboard.stories.story import Selection
        from dashboard.warehouse.database import open_database

        folder = data_folder()
        settings, database = load_settings(folder), open_database(folder)
        whole = Selection(period=None, kecamatan=None, indicator=None, options={})
        warming.warm(DEFAULT_STEPS[:1], selection=whole, database=database, settings=settings)
        time.sleep(FIRST_PAGE_SECONDS)
        warming.warm(DEFAULT_STEPS[1:], selection=whole, database=database, settings=settings)
    except Exception:
        LOG.info("nothing was made ready", exc_info=True)


def main(arguments: list[str]) -> None:
    """Serve until the process is ended."""
    threading.Thread(target=make_ready, daemon=True, name="siapkan").start()
    cli.main(args=["run", str(PROJECT_ROOT / "dashboard" / "app.py"), *arguments], prog_name="streamlit")


if __name__ == "__main__":
    main(sys.argv[1:])
