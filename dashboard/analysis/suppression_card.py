"""Which counts of one desa's own scorecard may be shown: small ones are hidden, and what would give them back.

No total over desa is ever made of these counts, so nothing can be subtracted across desa. Within one card three things
could be: an item from the item that holds everybody (1-4 left out), an item under a whole that is hidden itself, and
parts that may add up to something shown. Whatever is hidden in the coverage of services for the same people is hidden
here too, because those totals are on screen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard.analysis.privacy_rules import LEFT_OUT, MASKED


def label_card(
    counts: Mapping[str, int], *, whole_of: Mapping[str, str], parts: Sequence[Collection[str]],
    also: Collection[str], min_cases: int, min_measured: int,
) -> dict[str, str]:
    """Label per item: '' may be shown, else ``<5``, ``n<10``, ``sisa <5`` or ``disamarkan``.

    ``whole_of``: item -> the item that holds everybody. ``parts``: groups of items that may add up to one another; one
    hidden hides all of its group. ``also``: items that are hidden whatever their counts.
    """
    over = {item: whole_of[item] for item in counts if whole_of.get(item) in counts}
    wholes = set(over.values())
    labels = {item: _own(x, n=counts.get(whole_of.get(item, "")), is_whole=item in wholes, min_cases=min_cases,
                         min_measured=min_measured) or (MASKED if item in also else "")
              for item, x in counts.items()}
    hidden = -1
    while hidden != (hidden := sum(1 for label in labels.values() if label)):
        for item, whole in over.items():
            if labels[whole]:  # "n<10" under a whole that is masked would narrow it
                labels[item] = MASKED
        for group in parts:
            if any(labels.get(item) for item in group):
                labels |= {item: labels[item] or MASKED for item in group if item in labels}
    return labels


def _own(x: int, *, n: int | None, is_whole: bool, min_cases: int, min_measured: int) -> str:
    """What one count alone says: of few people, few of many, or all but few."""
    if n is None:
        if is_whole and 0 < x < min_measured:
            return f"n<{min_measured}"
        return f"<{min_cases}" if 1 <= x < min_cases else ""
    if 0 < n < min_measured:
        return f"n<{min_measured}"
    if 1 <= x < min_cases:
        return f"<{min_cases}"
    return f"{LEFT_OUT}{min_cases}" if 1 <= n - x < min_cases else ""
