"""How long a deck of 12 slides takes and how large it is, beside the same number of empty slides by python-pptx alone.

Run: ``python tests/bench/bench_export.py``. Prints figures and ratios; judges nothing.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pptx import Presentation

from dashboard.exports.paper import Cover
from dashboard.exports.pptx import write_pptx
from dashboard.exports.xlsx import write_xlsx
from dashboard.settings import PROJECT_ROOT

RUNS = 5


def _hand_made() -> Any:
    """The stories of the tests: every kind of chart."""
    spec = importlib.util.spec_from_file_location("hand_made", PROJECT_ROOT / "tests" / "exports" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _empty_deck(slides: int) -> bytes:
    deck = Presentation()
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[5])
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _best(work: Callable[[], bytes]) -> tuple[float, int]:
    times, size = [], 0
    for _ in range(RUNS):
        started = time.perf_counter()
        size = len(work())
        times.append(time.perf_counter() - started)
    return min(times), size


def _written(write: Callable[[io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def main() -> None:
    made = _hand_made()
    stories = (made.trend_story(), made.trend_story(), made.two_dots_story(), made.trend_story(), made.map_story(),
               made.count_story(), made.dots_story(), made.score_story(), made.bars_story(), made.bars_story(),
               made.dots_story(), made.score_story(16))
    cover = Cover("Rembuk Stunting 2025", "Kabupaten X", "Provinsi Y", "13 Maret 2025", "Aula", made.FILTERS)
    empty, _ = _best(lambda: _empty_deck(len(stories) + 1))
    seconds, size = _best(lambda: _written(lambda out: write_pptx(stories, cover=cover, path=out)))
    print(f"deck of {len(stories)} slides: {seconds:.2f} s, {size / 1e6:.2f} MB "
          f"(empty slides {empty:.2f} s, ratio {seconds / empty:.1f})")
    seconds, size = _best(lambda: _written(lambda out: write_xlsx(stories, cover=cover, path=out)))
    print(f"workbook of {len(stories)} tables: {seconds:.2f} s, {size / 1e6:.2f} MB")
    tracemalloc.start()
    _written(lambda out: write_pptx(stories, cover=cover, path=out))
    print(f"peak memory while writing the deck: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
