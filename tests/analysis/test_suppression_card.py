"""No small count of a card is shown, and nothing that is shown gives one back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.suppression_card import label_card

WHOLE_OF = {"a": "all", "b": "all", "c": "a", "p": "all", "q": "all", "r": "all"}
PARTS = (("p", "q", "r"), ("x", "y"))
NAMES = ("all", "a", "b", "c", "p", "q", "r", "x", "y")
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 60), min_size=1)


@given(COUNTS, st.sets(st.sampled_from(NAMES)))
def test_what_is_shown_is_never_small_and_never_gives_a_small_one_back(counts: dict[str, int], also: set[str]) -> None:
    labels = label_card(counts, whole_of=WHOLE_OF, parts=PARTS, also=also, min_cases=5, min_measured=10)
    shown = {item for item in counts if not labels[item]}
    assert not shown & also
    for item in shown:
        assert counts[item] == 0 or counts[item] >= 5
        whole = WHOLE_OF.get(item, "")
        if whole in counts:
            assert whole in shown
            assert counts[whole] == 0 or counts[whole] >= 10
            assert not 1 <= counts[whole] - counts[item] < 5
    for item, whole in WHOLE_OF.items():
        if labels.get(whole) and item in counts:
            assert labels[item] == "disamarkan", "a label of its own would narrow the hidden whole"
    for group in PARTS:
        here = [item for item in group if item in counts]
        assert len({item in shown for item in here}) <= 1, "parts are shown or hidden together"


def test_labels_say_why() -> None:
    labels = label_card({"all": 40, "a": 3, "b": 38, "c": 3, "p": 20, "q": 2, "x": 7}, whole_of=WHOLE_OF, parts=PARTS,
                        also={"x"}, min_cases=5, min_measured=10)
    assert labels == {"all": "", "a": "<5", "b": "sisa <5", "c": "disamarkan", "p": "disamarkan", "q": "<5",
                      "x": "disamarkan"}
