"""Out of ten children: whatever the rate, the words stay within its range and inside the title's line."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.intervals import wilson
from dashboard.words import desa as said


@st.composite
def measured(draw: st.DrawFn) -> tuple[float, float, float]:
    """Rate, low and high in percent of 30 or more children."""
    n = draw(st.integers(30, 3000))
    x = draw(st.integers(0, n))
    low, high = wilson([x], [n])
    return 100 * x / n, 100 * float(low[0]), 100 * float(high[0])


@given(measured())
def test_the_words_tell_the_rate_within_half_a_child(found: tuple[float, float, float]) -> None:
    rate, low, high = found
    part, base = map(int, said.about(rate, low=low, high=high).split(" dari "))
    assert base in (10, 100)
    assert abs(part - rate * base / 100) <= 0.5 + 1e-9
    told = said.prevalence(rate, low=low, high=high)
    assert told.startswith(f"Dari {base} balita yang diukur, ")
    least, most = re.findall(r"mungkin (?:kurang dari 1|(\d+))(?: sampai (\d+))?", told)[0]
    assert int(least or 0) <= part <= int(most or least or part)


@given(measured())
def test_a_range_never_shrinks_to_one_of_ten(found: tuple[float, float, float]) -> None:
    rate, low, high = found
    told = said.prevalence(rate, low=low, high=high)
    if told.startswith("Dari 10 "):
        assert " sampai " in told


def test_known_words() -> None:
    assert said.prevalence(21.3, low=15.0, high=29.1) == (
        "Dari 10 balita yang diukur, sekitar 2 stunting (mungkin 2 sampai 3)")
    assert said.prevalence(1.2, low=0.7, high=2.1) == (
        "Dari 100 balita yang diukur, sekitar 1 stunting (mungkin 1 sampai 2)")
    assert said.nobody(41, high=8.6) == (
        "Tidak seorang pun dari 41 balita yang diukur stunting (di antara semua balita, mungkin sampai 9 dari 100)")
    assert said.prevalence(8.4, low=5.0, high=13.7).startswith("Dari 100 ")
    assert said.rate_line(21.3, low=15.0, high=29.1) == "21,3%, mungkin 2 sampai 3 (15,0–29,1%)"


@given(st.text(st.sampled_from("Pangkalan Bteg "), min_size=1, max_size=40),
       st.sampled_from(["", "2 dari 10", "12 dari 100"]),
       st.integers(0, 29), st.integers(0, 29))
def test_titles_fit_their_line(name: str, rate: str, critical: int, behind: int) -> None:
    title = said.title(name=name, rate=rate, critical=critical, behind=behind, judged=29)
    assert 0 < len(title) <= 60


def test_titles_say_the_most_that_fits() -> None:
    assert said.title(name="Runtu", rate="2 dari 10", critical=6, behind=3, judged=20) == (
        "Runtu: sekitar 2 dari 10 balita stunting, 6 layanan kritis")
    assert said.title(name="Pangkalan Banteng", rate="2 dari 10", critical=6, behind=3, judged=20) == (
        "Pangkalan Banteng: 6 layanan kritis dari 20 yang dinilai")
    assert said.title(name="Runtu", rate="", critical=0, behind=0, judged=0) == "Runtu: layanan belum dilaporkan"


def test_hidden_counts_are_said_in_words() -> None:
    assert said.hidden("<5") == "Kurang dari 5 balita stunting tercatat"
    assert said.hidden("n<10") == "Kurang dari 10 balita diukur"
    assert said.hidden("disamarkan") == "Angka disamarkan demi privasi anak"


def test_the_same_month_is_named_once() -> None:
    aug, feb = date(2026, 8, 1), date(2026, 2, 1)
    assert said.months(measured=aug, served=aug) == "e-PPGBM dan layanan Agu 2026"
    assert said.months(measured=feb, served=aug) == "e-PPGBM Feb 2026, layanan s.d. Agu 2026"
