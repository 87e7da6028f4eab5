"""How often a pace was kept: by hand, and the more asked the rarer."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.change import aarr
from dashboard.analysis.pace_kept import Kept, ever_kept

FELL = ((2021, 2022, 2023), (24.0, 21.6, 19.44))  # 10 % a year
ROSE = ((2021, 2022, 2023), (20.0, 21.0, 22.0))
TWICE = ((2021, 2023), (30.0, 10.0))
series = st.lists(st.floats(3, 50), min_size=3, max_size=6).map(lambda v: (tuple(range(2018, 2018 + len(v))), tuple(v)))


def test_by_hand():
    assert ever_kept([FELL, ROSE, TWICE], rate=0.09) == Kept(1, 2)
    assert ever_kept([FELL, ROSE], rate=0.11) == Kept(0, 2)
    assert ever_kept([TWICE], rate=0.01) == Kept(0, 0)


def test_the_fast_part_of_a_longer_series_counts():
    longer = ((2018, 2019, *FELL[0]), (20.0, 24.0, *FELL[1]))
    whole = aarr(*longer[:1], values=longer[1])
    assert whole is not None
    assert whole.rate < 0.09
    assert ever_kept([longer], rate=0.09) == Kept(1, 1)


@given(st.lists(series, max_size=5), st.floats(-0.2, 0.3), st.floats(0, 0.2))
def test_a_faster_pace_was_never_kept_more_often(places, rate, more):
    slow, fast = ever_kept(places, rate=rate), ever_kept(places, rate=rate + more)
    assert fast.kept <= slow.kept <= slow.known == fast.known == len(places)
