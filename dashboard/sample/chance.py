"""Repeatable chance: one independent stream of random numbers per purpose, all from one seed."""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, purpose: str) -> np.random.Generator:
    """The generator for one purpose: adding a purpose never changes what another one draws."""
    return np.random.default_rng([seed, zlib.crc32(purpose.encode())])
