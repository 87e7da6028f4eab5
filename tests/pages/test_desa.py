"""Choosing a desa: pills at the desk, neighbours and a panel of all desa in a meeting; the address follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.stories.desa import chosen_desa, offered_desa
from dashboard.stories.desa_picture import desa_known
from dashboard.stories.story import Selection
from dashboard.warehouse.database import Database, open_database
from dashboard.words import desa as words

ARUT_SELATAN = "62.01.02"
Text = Callable[[AppTest], str]
Run = Callable[..., AppTest]


@pytest.fixture(scope="module")
def database(kabupaten_folder: Path) -> Database:
    return open_database(kabupaten_folder)


def shown(app: AppTest, text: Text, *, database: Database) -> str:
    """Code of the desa under the title."""
    found = re.search(r"<p class='subjudul'>(.*?), Kec", text(app))
    assert found, text(app)[:400]
    [code] = [one.code for one in desa_known(database)
              if one.full == found.group(1) and one.kecamatan_code == ARUT_SELATAN]
    return code


def test_the_officer_gets_every_desa_of_the_kecamatan_as_pills(run: Run, page_text: Text, database: Database) -> None:
    app = run("desa", kec=ARUT_SELATAN)
    first = chosen_desa(Selection(kecamatan=ARUT_SELATAN), database=database)
    assert first is not None
    assert shown(app, page_text, database=database) == first.code
    names = [option.content for option in app.get("button_group")[-1].proto.options]
    own = queries.desa_list(database).query("kecamatan_code == @ARUT_SELATAN")["name"].tolist()
    pills = [group for group in app.get("button_group")
             if [option.content for option in group.proto.options] == own]
    assert pills, names


def test_a_desa_from_the_address_is_the_one_shown(run: Run, page_text: Text, database: Database) -> None:
    for address in ({"kec": ARUT_SELATAN, "desa": "62.01.02.2011"}, {"desa": "62.01.02.2011"}):
        assert shown(run("desa", **address), page_text, database=database) == "62.01.02.2011"


def test_a_meeting_turns_to_the_next_desa_and_back(run: Run, page_text: Text, database: Database) -> None:
    app = run("desa", kec=ARUT_SELATAN, desa="62.01.02.2011", rapat="true")
    codes = [one.code for one in offered_desa(Selection(kecamatan=ARUT_SELATAN), database=database)]
    at = codes.index("62.01.02.2011")
    app.button(key="desa_sesudah").click().run()
    assert shown(app, page_text, database=database) == codes[at + 1]
    app.button(key="desa_sebelum").click().run()
    app.button(key="desa_sebelum").click().run()
    assert shown(app, page_text, database=database) == codes[at - 1]


def test_the_panel_of_all_desa_opens_and_closes(run: Run, page_text: Text) -> None:
    app = run("desa", kec=ARUT_SELATAN, rapat="true")
    assert "<table class='rapor" in page_text(app)
    app.button(key="desa_semua").click().run()
    assert "<table class='rapor" not in page_text(app)
    assert "<div class='kaki'>" in page_text(app)
    app.button(key="desa_tutup").click().run()
    assert "<table class='rapor" in page_text(app)


def test_without_a_kecamatan_the_page_says_to_choose(run: Run, page_text: Text) -> None:
    assert "Pilih desa untuk melihat keadaannya" in page_text(run("desa"))
    assert "Pilih desa untuk melihat keadaannya" in page_text(run("desa", rapat="true"))


def test_the_sheets_are_one_press_away_at_the_desk_only(run: Run) -> None:
    def offered(app: AppTest) -> list[str]:
        return [button.proto.label for button in app.get("download_button")]

    assert offered(run("desa", kec=ARUT_SELATAN)) == [words.SHEET_BUTTON, words.SHEETS_BUTTON]
    assert offered(run("desa", kec=ARUT_SELATAN, rapat="true")) == []
    assert words.SHEETS_BUTTON in offered(run("bahan_rapat", kec=ARUT_SELATAN, bahan_acara="minilok"))
    assert words.SHEETS_BUTTON not in offered(run("bahan_rapat", bahan_acara="rembuk"))
