"""The audit of the list: what data back, a proposed list, the old list against itself, what may not be worked out."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from stories.reading import readable
from stories.tiny_kabupaten import FEB25, TinyDatabase

from dashboard.settings import Settings
from dashboard.stories import lokus
from dashboard.stories.story import Selection, Story

SETTINGS = Settings()
MONTHS = (date(2024, 2, 1), date(2024, 8, 1), FEB25)


def kabupaten(by_month: list[np.ndarray], n: np.ndarray, *, chosen: tuple[int, ...], year: int = 2025) -> TinyDatabase:
    """Desa in two kecamatan; ``by_month`` = stunted per desa in each of MONTHS; ``chosen`` = positions of the lokus."""
    database = TinyDatabase()
    rows: list[tuple[Any, ...]] = [("99.01", "Contoh", "kabupaten", "99", "9901", None, None)]
    rows += [(code, code, "kecamatan", "99.01", None, None, None) for code in ("99.01.01", "99.01.02")]
    months = []
    for at, measured in enumerate(n.tolist()):
        parent = f"99.01.{at % 2 + 1:02d}"
        rows.append((code(at), f"Desa {at}", "desa", parent, None, 111.0, -2.0))
        for period, x in zip(MONTHS, by_month, strict=True):
            months.append((code(at), parent, period, measured + 5, measured + 9, measured, measured, measured,
                           int(x[at]), 0, 0, 0))
    database.insert("area", rows)
    database.insert("desa_month", months)
    if chosen:
        database.insert("lokus", [(code(at), year, "ditetapkan", "Contoh", "sure", len(chosen)) for at in chosen])
    return database


def code(at: int) -> str:
    return f"99.01.{at % 2 + 1:02d}.{2001 + at // 2}"


def told(database: TinyDatabase, **options: str) -> Story:
    return lokus.tell(Selection(options=options), database, SETTINGS)


def facts(story: Story) -> str:
    return " | ".join(fact.text for fact in story.facts)


@pytest.fixture(scope="module")
def clear() -> TinyDatabase:
    """Desa 0-3 are truly high; the list holds 0, 1 and the low 10, 11."""
    rng = np.random.default_rng(4)
    n = rng.integers(120, 200, 40)
    p = np.where(np.arange(40) < 4, 0.40, 0.15)
    return kabupaten([rng.binomial(n, p) for _ in MONTHS], n, chosen=(0, 1, 10, 11))


def test_which_lokus_are_backed_and_who_else_is_as_high(clear: TinyDatabase) -> None:
    story = told(clear)
    at = [column.key for column in story.table.columns].index("agreement")
    words = {row[0]: row[at] for row in story.table.rows}
    assert words[code(0)] == words[code(1)] == "didukung data"
    assert words[code(10)] != "didukung data"
    assert words[code(2)] == words[code(3)] == "bukan lokus, di atas ambang"
    assert story.takeaway == "Data mendukung 2 dari 4 lokus 2025"


def test_the_list_comes_first_by_burden_and_has_room_for_a_reason(clear: TinyDatabase) -> None:
    story = told(clear)
    assert {row[0] for row in story.table.rows[:4]} == {code(at) for at in (0, 1, 10, 11)}
    assert story.table.columns[-1].label == "Alasan penetapan"
    assert all(row[-1] == "" for row in story.table.rows)


def test_a_kecamatan_sees_its_own_desa_and_the_annex_stays_whole(clear: TinyDatabase) -> None:
    whole = told(clear)
    here = lokus.tell(Selection(kecamatan="99.01.01"), clear, SETTINGS)
    assert here.takeaway == whole.takeaway, "the list is judged whole"
    assert here.table == whole.table
    assert here.facts[0].text == "Kecamatan 99.01.01: 2 desa lokus, 1 desa lain sangat mungkin di atas ambang"
    [card] = here.charts
    assert {row[0].text.removeprefix("★ ") for row in card.rows} == {"Desa 0", "Desa 10", "Desa 2"}
    assert "99.01.01" in here.filters


def test_a_proposed_list_is_audited_instead(clear: TinyDatabase) -> None:
    story = told(clear, lokus_usulan=f"{code(0)}, {code(2)},99.99.99.9999")
    assert story.takeaway == "Data mendukung 2 dari 2 desa usulan"
    assert "Kode tidak dikenal dan dilewati: 99.99.99.9999" in facts(story)
    assert "nilai A" in facts(story)
    assert "Daftar tetap" not in facts(story)


def test_an_unusable_proposal_and_no_list_are_told(clear: TinyDatabase) -> None:
    assert "tidak dikenal" in facts(told(clear, lokus_usulan="abc"))
    rng = np.random.default_rng(1)
    n = rng.integers(60, 90, 20)
    empty = kabupaten([rng.binomial(n, 0.2) for _ in MONTHS], n, chosen=())
    assert told(empty).takeaway == "Belum ada daftar lokus"


def test_the_provincial_criterion() -> None:
    n = np.full(20, 100)
    x = np.array([30, 29, 28, 5, *range(10, 26)])
    story = told(kabupaten([x] * 3, n, chosen=(0, 1, 2, 3)))
    assert "3 dari 4 tinggi: nilai B" in facts(story)
    assert "nilai A" in facts(told(kabupaten([x] * 3, n, chosen=(0, 1, 2))))


def test_lokus_chosen_on_noise_are_never_said_to_have_improved() -> None:
    """Equal desa; the list is the ten worst of the first month. Its own later fall is chance, and the page says so."""
    rng = np.random.default_rng(77)
    improved = backed = 0
    for _ in range(8):
        n = rng.integers(60, 160, 60)
        months = [rng.binomial(n, 0.18) for _ in MONTHS]
        worst = tuple(np.argsort(-months[1] / n)[:10].tolist())
        story = told(kabupaten(months, n, chosen=worst))
        improved += "turun nyata" in facts(story)
        assert "tanpa perubahan apa pun" in facts(story)
        backed += len(_agreed(story, "didukung data"))
    # February against February: the month the list was chosen on is not one of them.
    assert improved <= 1
    # 80 lokus chosen on noise: hardly one is called backed by the data.
    assert backed <= 3


def _agreed(story: Story, word: str) -> list[str]:
    at = [column.key for column in story.table.columns].index("agreement")
    return [str(row[0]) for row in story.table.rows if row[at] == word]


def test_no_text_compares_lokus_with_the_others(clear: TinyDatabase) -> None:
    for text in readable(told(clear)):
        assert "dibanding desa lain" not in text
        assert "lokus turun" not in text.lower()


def test_a_proposal_of_one_desa_does_not_tell_a_hidden_count() -> None:
    """The same answer for every count that "<5" may stand for, at every desa, alone and in pairs."""
    n = np.full(16, 60)
    answers = []
    for secret in (1, 2, 3, 4):
        x = np.array([secret, 4, 3, *range(8, 21)])
        database = kabupaten([x] * 3, n, chosen=(5,))
        criteria = [
            next(part for part in facts(told(database, lokus_usulan=given)).split(" | ") if "Kriteria" in part)
            for given in (code(0), f"{code(0)},{code(9)}")
        ]
        answers.append(criteria)
    assert all(one == answers[0] for one in answers)


def test_under_half_coverage_no_list_is_called_backed(clear: TinyDatabase) -> None:
    clear.run("UPDATE desa_month SET n_registered = 3 * n_registered, n_projected = 3 * n_projected")
    try:
        story = told(clear)
        assert story.takeaway.startswith("Baru 3")
        assert "60% sasaran proyeksi" in story.facts[0].text
    finally:
        clear.run("UPDATE desa_month SET n_registered = n_registered // 3, n_projected = n_projected // 3")


def test_a_desa_nobody_measured_in_the_month_shown_is_not_judged_from_an_earlier_one(clear: TinyDatabase) -> None:
    """Desa 2 is as high in August, but nobody was measured in February: neither backed nor as high."""
    clear.run("CREATE TABLE kept AS SELECT * FROM desa_month")
    clear.run(f"UPDATE desa_month SET n_measured = 0, n_stunted = 0 WHERE desa_code = '{code(2)}' "
              "AND period = DATE '2025-02-01'")
    try:
        assert code(2) not in {row[0] for row in told(clear).table.rows}
        assert told(clear, lokus_usulan=code(2)).takeaway == "Desa usulan: belum cukup data untuk dinilai"
    finally:
        clear.run("DELETE FROM desa_month")
        clear.run("INSERT INTO desa_month SELECT * FROM kept")
        clear.run("DROP TABLE kept")


def test_a_kabupaten_without_true_differences_backs_no_list() -> None:
    """Whatever desa were listed because they happened to be high: of 60 alike hardly any is backed or as high."""
    named = 0
    for seed in range(6):
        rng = np.random.default_rng(seed)
        n = rng.integers(60, 160, 60)
        first = rng.binomial(n, 0.17)
        worst = tuple(int(at) for at in np.argsort(-first / n)[:8])
        story = told(kabupaten([first, rng.binomial(n, 0.17), rng.binomial(n, 0.17)], n, chosen=worst))
        at = [column.key for column in story.table.columns].index("agreement")
        named += sum(1 for row in story.table.rows if row[at] in ("didukung data", "bukan lokus, di atas ambang"))
    assert named <= 2


def test_a_list_chosen_on_noise_is_not_said_to_have_improved() -> None:
    """The eight highest of 60 alike, a year on, against themselves: raw they fall by points; hardly any is real."""
    fell, real = [], 0
    for seed in range(8):
        rng = np.random.default_rng(100 + seed)
        n = np.full(60, 120)
        first, last = rng.binomial(n, 0.17), rng.binomial(n, 0.17)
        worst = tuple(int(at) for at in np.argsort(-first)[:8])
        chosen = list(worst)
        fell.append(100 * float(first[chosen].sum() - last[chosen].sum()) / float(n[chosen].sum()))
        text = facts(told(kabupaten([first, rng.binomial(n, 0.17), last], n, chosen=worst)))
        real += "turun nyata" in text
        assert "cenderung tampak turun sesudahnya tanpa perubahan apa pun" in text
    assert np.mean(fell) > 4
    assert real <= 1


def test_a_list_that_truly_fell_is_said_to_have_fallen() -> None:
    rng = np.random.default_rng(5)
    n = np.full(60, 160)
    p = np.where(np.arange(60) < 8, 0.40, 0.15)
    after = np.where(np.arange(60) < 8, 0.20, 0.15)
    story = told(kabupaten([rng.binomial(n, p), rng.binomial(n, p), rng.binomial(n, after)], n, chosen=tuple(range(8))))
    assert "turun nyata" in facts(story)


def test_a_month_the_list_was_not_chosen_on_is_compared_as_it_stood(clear: TinyDatabase) -> None:
    clear.run("UPDATE lokus SET year = 2023")
    try:
        assert "dugaan" not in facts(told(clear))
        assert "Daftar tetap lokus 2023" in facts(told(clear))
    finally:
        clear.run("UPDATE lokus SET year = 2025")
