"""docs/validation.md says what the catalogue says."""

from __future__ import annotations

from dashboard.intake.catalogue import CATALOGUE
from dashboard.intake.rules_page import rules_page
from dashboard.settings import PROJECT_ROOT, SQL


def test_the_page_is_current():
    written = (PROJECT_ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    assert written == rules_page(), "python -m dashboard.intake.rules_page docs/validation.md"


def test_every_rule_and_check_stands_there_once():
    page = rules_page()
    for code in CATALOGUE:
        assert page.count(f"| `{code}` |") == 1
    for path in (SQL / "checks").glob("*.sql"):
        assert f"| `{path.stem}` |" in page
