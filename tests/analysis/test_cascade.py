"""Losses between steps, and which sums may stand beside hidden cells: known answers and an attacker who subtracts."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.cascade import Loss, covered, losses, part_may_stand, too_near


def test_losses_pass_over_what_is_not_known() -> None:
    assert losses([4120, 3873, 3090, 2719, 2513]) == (
        Loss(0, 1, 247), Loss(1, 2, 783), Loss(2, 3, 371), Loss(3, 4, 206))
    assert losses([None, 100, None, 60, 60]) == (Loss(1, 3, 40), Loss(3, 4, 0))
    assert losses([50, 60]) == (Loss(0, 1, -10),)
    assert losses([None, 7, None]) == losses([]) == ()


@given(st.lists(st.one_of(st.none(), st.integers(0, 5000)), max_size=6))
def test_losses_add_up_to_the_whole_way(counts: list[int | None]) -> None:
    known = [one for one in counts if one is not None]
    assert sum(one.count for one in losses(counts)) == (known[0] - known[-1] if known else 0)


@given(st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 4), min_size=1),
       st.sets(st.sampled_from("ABCDEFG")))
def test_a_part_that_may_stand_leaves_the_hidden_cells_as_they_were(cells: dict[str, int], part: set[str]) -> None:
    """Whoever knows the joint sum of the hidden cells and every shown cell learns nothing more from the part."""
    if not part_may_stand(cells, part=part):
        return
    codes, total = sorted(cells), sum(cells.values())
    inside = sum(value for code, value in cells.items() if code in part)
    before = [guess for guess in product(range(1, 5), repeat=len(codes)) if sum(guess) == total]
    after = [guess for guess in before
             if sum(value for code, value in zip(codes, guess, strict=True) if code in part) == inside]
    assert after == before


def test_a_part_that_cuts_through_the_hidden_cells_may_not_stand() -> None:
    assert not part_may_stand({"A", "B"}, part={"A", "C"})
    assert part_may_stand({"A", "B"}, part={"A", "B", "C"})
    assert part_may_stand({"A", "B"}, part={"C"})
    assert part_may_stand(set(), part={"C"})


def hidden_near(before: dict[str, float], after: dict[str, float]) -> set[str]:
    return covered(too_near(before, after=after, least=5), after=after)


def test_a_difference_of_a_few_people_is_hidden_and_covered() -> None:
    before = {"A": 100.0, "B": 80.0, "C": 60.0, "D": 9.0}
    assert too_near(before, after={"A": 97.0, "B": 40.0, "C": 30.0}, least=5) == {"A"}
    assert hidden_near(before, {"A": 97.0, "B": 40.0, "C": 30.0}) == {"A", "C"}
    assert hidden_near(before, {"A": 97.0, "B": 79.0, "C": 30.0}) == {"A", "B"}
    assert hidden_near(before, {"A": 104.0, "B": 80.0}) == {"A", "B"}
    assert hidden_near(before, {"A": 95.0, "B": 80.0}) == set()
    assert hidden_near(before, {"A": 97.0}) == {"A"}
