"""What may come: chance of the target in natural frequencies, pace needed against the pace seen. Rates in percent."""

from __future__ import annotations

from dashboard.words.numbers import count, displayed, number, percent, points

FAN = (
    "Kipas 50, 80, dan 95%: lintasan tingkat sebenarnya dari survei, dengan e-PPGBM hanya sebagai petunjuk arah karena "
    "biasnya dapat bergeser (model ruang keadaan, saringan Kalman). Bukan janji dan bukan target.")
SENSITIVITY = (
    "Peluang dihitung ulang dengan tiga anggapan tentang pergeseran bias e-PPGBM dan lompatan antarsurvei; tidak satu "
    "pun dapat dibuktikan dari satu kabupaten, jadi rentangnya ditampilkan.")
AARR = (
    "Laju = rerata penurunan tahunan (AARR, UNICEF 2007) dari sedikitnya tiga survei; laju perlu = penurunan tahunan "
    "sampai tahun target. Target resmi disebut sumbernya; tahun di antaranya ditandai interpolasi.")
# Over the chart: what the grey stands for.
FAN_KEY = "; abu-abu: kemungkinan 50, 80, 95%"
NO_FORECAST = "Perlu sedikitnya dua survei untuk melihat ke depan"

# Shares that are told as one in so many, with how far off they may be.
_SIMPLE = ((1 / 2, "1 dari 2"), (1 / 3, "1 dari 3"), (2 / 3, "2 dari 3"), (1 / 4, "1 dari 4"), (3 / 4, "3 dari 4"))
_NEAR = 0.025


def chances(p: float) -> str:
    """A probability as a count: ``1 dari 4``, ``6 dari 10``, ``kurang dari 1 dari 20``."""
    if p < 0.05:
        return "kurang dari 1 dari 20"
    if p >= 0.95:
        return "lebih dari 19 dari 20"
    for share, text in _SIMPLE:
        if abs(p - share) <= _NEAR:
            return text
    return f"{count(10 * p)} dari 10"


def on_track_line(*, target: float, year: int, p: float, word: str) -> str:
    """``Dengan pola sampai sekarang, peluang mencapai 14,2% pada 2029 sekitar 1 dari 2: belum pasti``."""
    return (f"Dengan pola sampai sekarang, peluang mencapai {percent(target)} pada {year} sekitar {chances(p)}: {word}")


def expected_line(*, year: int, median: float, low: float, high: float) -> str:
    """The fan at the target year."""
    return f"Kemungkinan pada {year}: sekitar {percent(median)} (95%: {number(low)}–{number(high)}%)"


def sensitivity_line(*, low: float, high: float) -> str:
    """The chance under the other settings."""
    if chances(low) == chances(high):
        return f"Dengan anggapan lain peluangnya tetap {chances(low)}"
    return f"Dengan anggapan lain peluangnya {chances(low)} sampai {chances(high)}"


def pace_line(*, rate: float, low: float, high: float, first: int, last: int) -> str:
    """``Laju 2018–2023: turun 3,9% per tahun (rentang 1,2 sampai 6,5%)``."""
    word = "turun" if displayed(rate) >= 0 else "naik"
    return (f"Laju {first}–{last}: {word} {percent(abs(rate))} per tahun "
            f"(rentang penurunan {number(low)} sampai {number(high)}%)")


def needed_line(*, rate: float, low: float, high: float, per_year: float, until: int, fastest: float | None) -> str:
    """Pace needed beside the fastest pace seen here so far."""
    if displayed(per_year) <= 0:
        return f"Target {until} sudah tercapai bila angka ini bertahan"
    told = (f"Laju perlu sampai {until}: {percent(rate)} per tahun ({points(per_year)}; "
            f"menurut rentang survei {number(low)}–{number(high)}%)")
    if fastest is None or fastest <= 0:
        return told
    return f"{told}; tercepat dalam rentang tiga survei atau lebih {percent(fastest)}"
