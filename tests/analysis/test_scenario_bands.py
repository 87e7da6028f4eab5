"""The model by months of age against another of its kind: five bands of age, whose children keep their stunting by the
odds ratios between bands of pooled cohorts. Both are given the same fall inside the window; what the older children
keep of it is each engine's own.
"""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import brentq

from dashboard import reference
from dashboard.analysis import scenario
from dashboard.analysis.scenario_presets import interventions, preset

EFFECTS = reference.table("effect_sizes")
PROFILE = scenario.age_profile(reference.table("ssgi_age_profile"))
EDGES = (0, 1, 6, 12, 24, 60)
MONTHS = 60
COHORTS = [float(EFFECTS.set_index("id").loc[f"LIST_OR_{ages}", "value"]) for ages in ("1_6", "6_12", "12_24")]
# Between 12-23 and 24-59 months no ratio is published: the last known one, and a stronger one.
LAST = (175.0, 1000.0)


def odds(share):
    return share / (1 - share)


def chances(before, now, ratio):
    """Shares stunted in this band of those stunted and not stunted in the one before."""
    def stunted(healthy):
        return ratio * odds(healthy) / (1 + ratio * odds(healthy))

    healthy = brentq(lambda share: before * stunted(share) + (1 - before) * share - now, 1e-9, 1 - 1e-9)
    return stunted(healthy), healthy


def five_bands(now, *, falls, last):
    """Prevalence by band when all ages had it. ``falls``: band -> odds ratio on both chances of that band."""
    found = [now[0]]
    for band, ratio in enumerate([*COHORTS, last], start=1):
        kept = [odds(share) * falls.get(band, 1.0) for share in chances(now[band - 1], now[band], ratio)]
        stunted, healthy = (each / (1 + each) for each in kept)
        found.append(found[-1] * stunted + (1 - found[-1]) * healthy)
    return np.array(found)


def fitted(now, *, band, falls, wanted, last):
    """The odds ratio that brings one band to the prevalence that was shown there."""
    return brentq(lambda ratio: five_bands(now, falls=falls | {band: ratio}, last=last)[band] - wanted, 0.1, 2.0)


@pytest.mark.parametrize("last", LAST)
@pytest.mark.parametrize("key", ["makanan", "batas_atas"])
def test_five_bands_of_age_agree_within_two_tenths_of_a_point(key, last):
    chosen = interventions(preset(key).lines, effects=EFFECTS)
    ours = scenario.run(chosen, profile=PROFILE)
    now = np.array([PROFILE[low:high].mean() for low, high in pairwise(EDGES)])
    left = {each.channel: 1 - float(scenario.reduction(each, pr=np.array([each.pr]), quality=np.array([0.7]))[0])
            for each in chosen}
    inside = np.prod(list(left.values()))
    falls = {}
    for band in (2, 3):
        falls[band] = fitted(now, band=band, falls=falls, wanted=now[band] * inside, last=last)
    months = np.diff(EDGES) / MONTHS
    theirs = float(five_bands(now, falls=falls, last=last) @ months)
    assert theirs < ours.start_under_five - 0.003, "there is something to agree on"
    assert 100 * theirs == pytest.approx(100 * float(ours.under_five[-1]), abs=0.2)


def test_without_a_fall_the_bands_stay_as_they_are():
    now = np.array([0.11, 0.12, 0.14, 0.22, 0.23])
    assert five_bands(now, falls={}, last=LAST[0]) == pytest.approx(now)
