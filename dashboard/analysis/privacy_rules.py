"""What makes one count private, and what a reader can take a label for: children with a case, or people served.

Children: 1-4 cases, fewer than 10 measured, or every measured child a case. Services: 1-4 served, fewer than 10 due, or
1-4 left out, who are as easily named as the few served; everyone served tells of nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

MASKED = "disamarkan"
LEFT_OUT = "sisa <"


@dataclass
class Node:
    """A cell or a total; ``low``..``high`` is what a reader can infer from the labels at and below it.

    ``guessed_low``..``guessed_high`` is the same for the reader who knows which cells the rule hides to cover others;
    ``least``..``most`` is what the totals above leave of ``low``..``high`` in the end.
    """

    code: str
    x: int = 0
    n: int = 0
    label: str = ""
    low: int = 0
    high: int = 0
    guessed_low: int = 0
    guessed_high: int = 0
    least: int = 0
    most: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        return self.label != ""


class Rule(Protocol):
    """One kind of count. ``min_cases`` and ``min_measured`` are the numbers in its labels."""

    @property
    def min_cases(self) -> int: ...

    @property
    def min_measured(self) -> int: ...

    def telling(self, node: Node) -> str:
        """Label of a count that is neither small nor of few, and tells too much all the same; else ''."""

    def may_cover(self, node: Node) -> bool:
        """Whether a shown node may be hidden to cover another."""

    def most(self, node: Node) -> int:
        """The largest count a reader thinks of where only n is known."""

    def covering(self, node: Node) -> tuple[int, int]:
        """Counts that a reader who knows the rule allows a cell that was hidden to cover another."""


@dataclass(frozen=True)
class ChildrenRule:
    """Cases among children measured."""

    min_cases: int
    min_measured: int

    def telling(self, node: Node) -> str:
        return MASKED if node.x >= node.n else ""

    def may_cover(self, node: Node) -> bool:
        return node.x >= 1

    def most(self, node: Node) -> int:
        return max(node.n, node.x)

    def covering(self, node: Node) -> tuple[int, int]:
        return self.min_cases, max(node.n, node.x)


@dataclass(frozen=True)
class ServiceRule:
    """People served of people due.

    A total that leaves out 1-4 is not private by itself: it goes only where the cells under it could be narrowed by it.
    A cell that serves everyone never covers another: a reader who knows the rule would take it for just that.
    """

    min_cases: int
    min_measured: int

    def telling(self, node: Node) -> str:
        few = not node.children and 1 <= node.n - node.x < self.min_cases
        return f"{LEFT_OUT}{self.min_cases}" if few else ""

    def may_cover(self, node: Node) -> bool:
        return node.x >= 1 if node.children else node.x >= 1 and node.n - node.x >= self.min_cases

    def most(self, node: Node) -> int:
        """Readers think that nobody serves more than are due, also where a hidden report does; shown ones they see."""
        return max(node.n, sum(child.high for child in node.children))

    def covering(self, node: Node) -> tuple[int, int]:
        return self.min_cases, node.n - self.min_cases
