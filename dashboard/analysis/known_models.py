"""Known answers of the models: shrinkage, funnel, ranks, the trajectory, and what is hidden. Inputs are counts.

The 94 desa are invented; R VGAM fitted them. The trajectory was smoothed by statsmodels; figures to printed digits.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.analysis import funnel, quality, small_areas, suppression, trajectory, weighting

Row = tuple[str, float, float, float]  # name, ours, reference, tolerance

# (stunted, measured) of 94 desa.
DESA = (
    (10, 80), (31, 184), (37, 138), (16, 95), (12, 42), (6, 33), (28, 154), (19, 128), (6, 31), (28, 116), (8, 26),
    (51, 140), (35, 121), (15, 138), (16, 68), (10, 120), (9, 75), (5, 42), (24, 112), (25, 108), (16, 93), (8, 97),
    (9, 63), (15, 85), (5, 72), (9, 52), (6, 55), (11, 82), (5, 30), (13, 77), (25, 169), (21, 180), (24, 111),
    (15, 111), (17, 69), (19, 98), (8, 65), (25, 136), (6, 66), (3, 38), (10, 44), (14, 55), (18, 153), (2, 35),
    (42, 136), (17, 80), (10, 65), (28, 113), (24, 283), (11, 96), (17, 88), (21, 95), (18, 75), (13, 125), (5, 46),
    (16, 51), (22, 75), (22, 112), (7, 39), (6, 51), (5, 34), (17, 77), (9, 58), (12, 100), (11, 81), (13, 53),
    (52, 173), (24, 115), (16, 65), (13, 50), (16, 73), (33, 168), (2, 42), (14, 48), (14, 55), (8, 85), (21, 150),
    (14, 107), (22, 92), (10, 98), (10, 53), (15, 98), (16, 82), (11, 76), (41, 182), (13, 69), (8, 79), (11, 46),
    (5, 43), (15, 157), (5, 55), (11, 57), (4, 27), (12, 79),
)
# Semester (half-year step) and share: surveys of 671 children with design effect 1.5, and the register's (share, n).
SURVEYS = ((4043, 0.24), (4045, 0.22), (4047, 0.205), (4049, 0.19))
REGISTER = ((4042, 0.11, 11800), (4043, 0.102, 11900), (4044, 0.095, 12100), (4045, 0.091, 12000), (4046, 0.088, 12300),
            (4047, 0.082, 12200), (4048, 0.08, 12400), (4049, 0.076, 12350), (4050, 0.074, 12500), (4051, 0.071, 12450))
END = 4059
TARGET = 0.142
# Stunted per desa of one group whose total is shown (all n = 50): which cells are hidden.
HIDDEN = ((("A7", "B3", "C12", "D0", "E9"), {"A", "B"}), (("A4", "B4", "C12"), {"A", "B", "C"}),
          (("A3", "B1", "C12"), {"A", "B"}), (("A1", "B1", "C12", "D6"), {"A", "B", "D"}), (("A2", "B0"), {"A"}))


def model_answers() -> Iterator[Row]:
    """name, ours, reference, tolerance."""
    yield from _funnel()
    yield from _small_areas()
    yield from _trajectory()
    yield from _quality()
    yield from _hidden()


def _funnel() -> Iterator[Row]:
    """20 % ± z·0.04 at 100 children: the formula of the UKHSA package."""
    for level, name, reference in ((0.95, "95%", (0.121601, 0.278399)), (0.998, "99,8%", (0.076391, 0.323609))):
        ends = zip(("bawah", "atas"), funnel.limits([100], centre=0.20, level=level), reference, strict=True)
        for end, mine, theirs in ends:
            yield f"Corong {name}, pusat 20%, n 100, batas {end}", float(mine[0]), theirs, 5e-7


def _small_areas() -> Iterator[Row]:
    x, n = (np.array(values, dtype=float) for values in zip(*DESA, strict=True))
    fit = small_areas.fit_beta_binomial(x, n=n)
    if fit is None:
        yield "Beta-binomial 94 desa", float("nan"), 0.0, 0.0
        return
    yield "Beta-binomial 94 desa, μ", fit.mu, 0.177736, 5e-7
    yield "Beta-binomial 94 desa, k", fit.k, 51.585, 5e-4
    place = small_areas.posterior(x, n=n, fit=fit)
    above = place.above(0.20)
    yield "Desa 37/138, angka tersusut", float(place.estimate[2]), 0.2435, 5e-5
    yield "Desa 37/138, P di atas 20%", float(above[2]), 0.9237, 5e-5
    bands = small_areas.bands(above)
    for band, reference in (("atas", 7), ("belum", 43), ("bawah", 44)):
        yield f"Pita 94 desa, {band}", bands.count(band), reference, 0.0
    worst = small_areas.chance_among_worst(place, worst=10, rng=np.random.default_rng(1), draws=400)
    yield "P termasuk 10 tertinggi, jumlah atas 94 desa", float(worst.sum()), 10.0, 1e-9


def _trajectory() -> Iterator[Row]:
    surveys = [trajectory.Observation(step, "survey", p, n=671, design_effect=1.5) for step, p in SURVEYS]
    both = [*surveys, *(trajectory.Observation(step, "routine", p, n=n) for step, p, n in REGISTER)]
    found = trajectory.forecast(both, until=END)
    alone = trajectory.forecast(surveys, until=END, since=REGISTER[0][0])
    if found is None or alone is None:
        yield "Lintasan", float("nan"), 0.0, 0.0
        return
    now, end = found.steps.index(4051), found.steps.index(END)
    low, high = found.fan(0.95)
    yield "Lintasan 2025-2, u", float(found.u[now]), -1.499845, 5e-7
    yield "Lintasan 2025-2, simpang baku", float(found.sd_u[now]), 0.158681, 5e-7
    for name, ours, reference in (
        ("2025-2", found.median[now], 0.182), ("2025-2, bawah 95%", low[now], 0.141),
        ("2025-2, atas 95%", high[now], 0.233), ("2029-2", found.median[end], 0.141),
        ("2029-2, bawah 95%", low[end], 0.074), ("2029-2, atas 95%", high[end], 0.251),
    ):
        yield f"Lintasan {name}", float(ours), reference, 5e-4
    yield "Peluang mencapai 14,2% pada 2029", found.on_track(TARGET, step=END), 0.508, 5e-4
    yield "Peluang mencapai 14,2%, hanya survei", alone.on_track(TARGET, step=END), 0.486, 5e-4
    chances = trajectory.sensitivity(both, target=TARGET, step=END)
    settings = (("sempit", 0.658), ("sedang", 0.563), ("lebar", 0.508))
    for (_, ours), (setting, reference) in zip(chances, settings, strict=True):
        yield f"Peluang, bias rutin {setting}", ours, reference, 5e-4


def _quality() -> Iterator[Row]:
    """χ² of 20 and eleven times 10 in the twelve months; R binom.test(46, 100); spread of three known values."""
    months = np.repeat(np.arange(12), [20, *[10] * 11])
    heaped = quality.age_heaping((months + 0.5) * weighting.DAYS_PER_MONTH)
    yield "Penumpukan umur, χ²", heaped.value, 8.4615, 5e-5
    yield "Rasio kelamin 46/54, nilai p", quality.sex_ratio(46, girls=54).p_value, 0.4841, 5e-5
    ages = quality.age_ratio(np.repeat([400.0, 1200.0], [85, 100]))
    yield "Rasio umur 85/100", ages.value, 0.85, 1e-12
    yield "Rasio umur 85/100, nilai p", ages.p_value, 1.0, 1e-9
    yield "Simpang baku TB/U dari −2, −1, 0", quality.sd_haz([-2.0, -1.0, 0.0]).value, 1.0, 1e-12


def _hidden() -> Iterator[Row]:
    """Cells hidden wrongly, of the worked cases of the small-count rule."""
    for cells, expected in HIDDEN:
        frame = pd.DataFrame({"code": [cell[0] for cell in cells], "x": [int(cell[1:]) for cell in cells], "n": 50})
        made = suppression.suppress(frame, code="code")
        wrong = set(made.loc[~made["shown"], "code"]) ^ expected
        yield f"Sel disembunyikan, {' '.join(cells)}: salah", float(len(wrong)), 0.0, 0.0
