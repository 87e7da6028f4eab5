"""A value of a page that an officer may turn: what the screen needs to offer it, nothing about what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Dial:
    """``key`` stands in the address; ``least`` to ``most`` and ``value`` are whole numbers of ``unit``."""

    key: str
    label: str
    least: int
    most: int
    value: int
    unit: str = "%"
    step: int = 1


def written(values: Sequence[tuple[str, int]]) -> str:
    """Values for the address: ``BEP_KEK:90,CFEDU_2017:80``."""
    return ",".join(f"{key}:{value}" for key, value in values)


def read(text: str) -> dict[str, int]:
    """Values of an address; what is not a name and a whole number is left out."""
    parts = [part.partition(":") for part in text.split(",")]
    return {name.strip(): int(value) for name, _, value in parts if name.strip() and value.strip().isdecimal()}
