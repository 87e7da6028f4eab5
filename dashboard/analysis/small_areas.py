"""How sure are we that a desa lies above a threshold? Beta-binomial shrinkage over the desa of one period.

x_j of n_j children ~ BetaBin(n_j, μk, (1 - μ)k), fitted by maximum likelihood; the posterior of a desa is
Beta(μk + x, (1 - μ)k + n - x). Proportions are fractions (0-1). Fits agree with R VGAM's ``betabinomial``.
Knows sampling noise only: not who was missed, nor who measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import betaincc, betaincinv, betaln, digamma, expit, logit

from dashboard.analysis.intervals import FloatArray

Band = Literal["atas", "belum", "bawah", ""]

# Cut-off after Richardson et al. 2004, Environ Health Perspect 112:1016.
BAND_HIGH = 0.8
BAND_LOW = 0.2
PLACES_NEEDED = 10
MEASURED_NEEDED = 10
K_RANGE = (2.0, 5000.0)
K_NO_DIFFERENCE = 4900.0
_STARTS = (10.0, 50.0, 300.0)
_LOGIT_RANGE = (-12.0, 12.0)


@dataclass(frozen=True)
class BetaBinomial:
    """μ = mean share, k = how alike the places are (large = alike): weight of a desa's own data is n/(n + k)."""

    mu: float
    k: float

    @property
    def no_difference(self) -> bool:
        """True: "tidak ada bukti antardesa berbeda"."""
        return self.k >= K_NO_DIFFERENCE


@dataclass(frozen=True)
class Posterior:
    """Beta(a, b) per place; NaN where nobody was measured."""

    a: FloatArray
    b: FloatArray
    weight: FloatArray

    @property
    def estimate(self) -> FloatArray:
        """Shrunken share ``a/(a + b)``."""
        return self.a / (self.a + self.b)

    def interval(self, *, level: float = 0.95) -> tuple[FloatArray, FloatArray]:
        """Equal-tailed interval of the true share."""
        tail = (1 - level) / 2
        return betaincinv(self.a, self.b, tail), betaincinv(self.a, self.b, 1 - tail)

    def above(self, threshold: float) -> FloatArray:
        """P(true share > threshold), per place."""
        return np.asarray(betaincc(self.a, self.b, threshold), dtype=float)


def fit_beta_binomial(x: npt.ArrayLike, *, n: npt.ArrayLike) -> BetaBinomial | None:
    """Maximum likelihood over all places with n > 0, or None: no P can be given.

    None when fewer than ten places have n >= 10, or when nobody or everybody is a case. Minimises
    ``-Σ[betaln(x + a, n - x + b) - betaln(a, b)]`` over (logit μ, ln k), k within 2-5000, from three starts.
    """
    cases, measured = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    if np.sum(measured >= MEASURED_NEEDED) < PLACES_NEEDED or not 0 < cases.sum() < measured.sum():
        return None
    cases, measured = cases[measured > 0], measured[measured > 0]

    def loss(point: FloatArray) -> tuple[float, FloatArray]:
        mu, k = float(expit(point[0])), float(np.exp(point[1]))
        a, b = mu * k, (1 - mu) * k
        value = -np.sum(betaln(cases + a, measured - cases + b) - betaln(a, b))
        common = digamma(k) - digamma(measured + k)
        by_a = np.sum(digamma(cases + a) - digamma(a) + common)
        by_b = np.sum(digamma(measured - cases + b) - digamma(b) + common)
        slope = np.array([(by_a - by_b) * k * mu * (1 - mu), by_a * a + by_b * b])
        return float(value), -slope

    from scipy.optimize import minimize  # not above: pages that fit nothing need not wait for it

    start = float(np.clip(logit(cases.sum() / measured.sum()), *_LOGIT_RANGE))
    bounds = [_LOGIT_RANGE, (np.log(K_RANGE[0]), np.log(K_RANGE[1]))]
    fits = [
        minimize(loss, [start, np.log(k)], jac=True, method="L-BFGS-B", bounds=bounds,
                 options={"ftol": 1e-14, "gtol": 1e-8, "maxiter": 500})
        for k in _STARTS
    ]  # fmt: skip
    best = min(fits, key=lambda fit: fit.fun)
    return BetaBinomial(float(expit(best.x[0])), float(np.exp(best.x[1])))


def posterior(x: npt.ArrayLike, *, n: npt.ArrayLike, fit: BetaBinomial) -> Posterior:
    """Posterior of every place: Beta(μk + x, (1 - μ)k + n - x), weight on own data n/(n + k)."""
    cases, measured = np.asarray(x, dtype=float), np.asarray(n, dtype=float)
    counted = np.where(measured > 0, measured, np.nan)
    return Posterior(
        a=fit.mu * fit.k + cases + 0 * counted,
        b=(1 - fit.mu) * fit.k + counted - cases,
        weight=counted / (counted + fit.k),
    )


def bands(above: npt.ArrayLike) -> tuple[Band, ...]:
    """Band of P(above threshold): >= 0.8 "atas", <= 0.2 "bawah", between "belum" (belum dapat dibedakan), NaN ''."""
    p = np.asarray(above, dtype=float)
    choices = [np.isnan(p), p >= BAND_HIGH, p <= BAND_LOW]
    return tuple(np.select(choices, ["", "atas", "bawah"], default="belum").tolist())


def rank_intervals(
    place: Posterior, *, rng: np.random.Generator, draws: int = 4000, level: float = 0.90
) -> tuple[FloatArray, FloatArray]:
    """Rank interval of every place, 1 = highest share: "peringkat 1-15 dari 94". NaN where nobody was measured.

    Ranks of joint posterior draws; only intervals are given, never a single rank.
    """
    known = ~np.isnan(place.a)
    low, high = np.full(len(place.a), np.nan), np.full(len(place.a), np.nan)
    if known.any():
        ranks = _ranks(place, known=known, rng=rng, draws=draws)
        tail = (1 - level) / 2
        low[known], high[known] = np.quantile(ranks, [tail, 1 - tail], axis=0, method="inverted_cdf")
    return low, high


def chance_among_worst(place: Posterior, *, worst: int, rng: np.random.Generator, draws: int = 4000) -> FloatArray:
    """P(one of the ``worst`` places with the highest true share), per place; NaN where nobody was measured.

    The chances of all places add up to ``worst``: with no differences each has worst/places. Raises ValueError for a
    number below 1.
    """
    if worst < 1:
        raise ValueError(f"at least one place must be asked for, got {worst}")
    known = ~np.isnan(place.a)
    found = np.full(len(place.a), np.nan)
    if known.any():
        found[known] = np.mean(_ranks(place, known=known, rng=rng, draws=draws) <= worst, axis=0)
    return found


def _ranks(
    place: Posterior, *, known: npt.NDArray[np.bool_], rng: np.random.Generator, draws: int
) -> npt.NDArray[np.int64]:
    """Rank of every known place in each joint draw, 1 = highest share."""
    shares = rng.beta(place.a[known], place.b[known], size=(draws, int(known.sum())))
    return np.argsort(np.argsort(-shares, axis=1), axis=1) + 1
