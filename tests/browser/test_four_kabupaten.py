"""Four kabupaten on the wall: every deck walked with PageDown, then every page and choice that is in no deck.

One test a kabupaten, so that each has one sample and one server; it goes on after a fault and names all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from served import served
from wall_checks import contrast_holds, fits_the_projector, words_and_marks

from dashboard import reference
from dashboard.loading import load_files, write_sample_files, write_sample_rtl
from dashboard.rtl_file import take_in
from dashboard.sample.rtl_files import MINILOK_DAY, REMBUK_DAY
from dashboard.screen.catalogue import PAGES, PageOption
from dashboard.settings import load_settings
from dashboard.stories.decks import DECKS
from dashboard.stories.promise_book import book_of
from dashboard.warehouse.database import open_database

pytestmark = pytest.mark.browser

# The kecamatan whose minilok is held, of 9 to 23 desa.
MINILOK = {"62.01": "Arut Selatan", "62.06": "Kamipang", "17.08": "Kepahiang", "61.11": "Sukadana"}
# Of these choices only the figures differ: each is walked in one of the four kabupaten.
TAKE_TURNS = frozenset({"banding_ambang", "pasti_kelompok", "andaikan_paket"})
STANDS = """([slug, step]) => (!slug || location.pathname.endsWith('/' + slug))
  && (document.querySelector('.langkah')?.innerText || '').startsWith(step)"""


@dataclass(frozen=True)
class Place:
    """A kabupaten being served: its code, its name as on screen, and the kecamatan of its minilok."""

    code: str
    name: str
    kecamatan_code: str
    kecamatan: str


@pytest.fixture(params=MINILOK)
def place(request: pytest.FixtureRequest) -> Place:
    code = request.param
    desa = reference.desa(code)
    kecamatan = desa.loc[desa["kecamatan"] == MINILOK[code], "kecamatan_code"].iloc[0]
    return Place(code, reference.kabupaten(code).name, kecamatan, MINILOK[code])


@pytest.fixture
def address(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on a small sample of this kabupaten, in a working folder of its own."""
    folder = tmp_path_factory.mktemp("kabupaten")
    (folder / "config.toml").write_text(f'kabupaten_code = "{place.code}"\n', encoding="utf-8")
    files = write_sample_files(tmp_path_factory.mktemp("contoh"), kabupaten_code=place.code, children=1500, months=3,
                               seed=5, say=lambda text: None)
    result = load_files(files, folder=folder, settings=load_settings(folder), say=lambda text: None)
    assert not result.refused, [report.message for report in result.reports if report.status == "refused"]
    _promise_last_year(folder, place=place, sheets=write_sample_rtl(tmp_path_factory.mktemp("rtl"),
                                                                    kabupaten_code=place.code, seed=5))
    with served(folder, first_port=8660) as where:
        yield where


def _promise_last_year(folder: Path, *, place: Place, sheets: list[Path]) -> None:
    """The RTL of last year's rembuk and minilok, so that a meeting opens with promises and what became of them."""
    database = open_database(folder)
    minilok = place.kecamatan.lower().replace(" ", "-")
    for name, kind, kecamatan, day in (("rembuk", "rembuk", "", REMBUK_DAY),
                                       (f"minilok_{minilok}", "minilok", place.kecamatan_code, MINILOK_DAY)):
        path = next(one for one in sheets if one.stem.endswith(name))
        with path.open("rb") as file:
            taken = take_in(book_of(database), file, kind=kind, kecamatan=kecamatan, day=day, database=database,
                            author="uji")
        assert taken.entry_ids
        assert not taken.problems


def test_every_deck_and_page_stands_on_the_wall(visitor, place: Place) -> None:
    wrong: list[str] = []
    for forum in DECKS:
        _walk_deck(visitor, forum, place=place, wrong=wrong)
    for slug, query in _pages_in_no_deck(list(MINILOK).index(place.code)):
        visitor.page.goto(f"{visitor.address}/{slug}?rapat=true{query}")
        _stands(visitor, slug=slug)
        _hold(visitor, names=(place.name,), wrong=wrong)
    assert not wrong, "\n".join(wrong)


def _walk_deck(visitor, forum: str, *, place: Place, wrong: list[str]) -> None:
    about = f"&kec={place.kecamatan_code}" if DECKS[forum].one_kecamatan else ""
    names = (place.kecamatan, place.name) if about else (place.name,)
    visitor.page.goto(f"{visitor.address}/?acara={forum}&langkah=1&rapat=true{about}")
    number, of = 1, 2
    while number <= of:
        of = _stands(visitor, slug="", step=f"Langkah {number}/")
        _hold(visitor, names=names, wrong=wrong)
        if number == 1 and "selesai" not in visitor.page.locator("h1").inner_text():
            wrong.append(f"{visitor.page.url}: opens without what became of the promises")
        visitor.page.keyboard.press("PageDown")
        number += 1
    assert of > 8, f"{forum}: a deck of {of} steps has lost its pages"


def _stands(visitor, *, slug: str, step: str = "") -> int:
    """Wait until this page (or step) is whole; returns of how many steps it is one."""
    visitor.page.wait_for_function(STANDS, arg=[slug, step])
    visitor.settle()
    return int(visitor.page.locator(".langkah").inner_text().split("/")[1])


def _hold(visitor, *, names: tuple[str, ...], wrong: list[str]) -> None:
    """Every check of the wall; what fails is noted with its address."""
    checks: tuple[Callable[[], None], ...] = (
        lambda: fits_the_projector(visitor.page), lambda: contrast_holds(visitor.page),
        lambda: words_and_marks(visitor), lambda: _names(visitor, names=names))
    for check in checks:
        try:
            check()
        except AssertionError as fault:
            wrong.append(f"{visitor.page.url}: {fault}")


def _names(visitor, *, names: tuple[str, ...]) -> None:
    text = visitor.page.locator("[data-testid=stMain]").inner_text()
    assert any(name in text for name in names), f"none of {names} is named"


def _pages_in_no_deck(turn: int) -> Iterator[tuple[str, str]]:
    """(slug, rest of the address) of every page and choice that no deck shows; ``turn`` = which kabupaten of the four.

    Choices of an owner belong to a page that names one: they are walked with the owner of most indicators.
    """
    walked = {(step.slug, tuple(step.options.items())) for deck in DECKS.values() for step in deck.steps}
    for page in PAGES:
        first = {(option.key, option.choices[0][0]) for option in page.options}
        if not any(slug == page.slug and first.issuperset(options) for slug, options in walked):
            yield page.slug, ""
        for option in page.options:
            for code in _choices(option, turn=turn):
                if (page.slug, ((option.key, code),)) not in walked:
                    yield page.slug, f"&{option.key}={code}" + ("&opd=dinkes" if option.only_with else "")


def _choices(option: PageOption, *, turn: int) -> list[str]:
    """The choices beside the default that are walked in this kabupaten."""
    codes = [code for code, _ in option.choices[1:] if not option.needs_boundaries]
    return codes[turn::len(MINILOK)] if option.key in TAKE_TURNS else codes
