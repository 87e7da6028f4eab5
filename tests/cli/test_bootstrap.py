"""The first command must work with nothing but Python: no import of anything that pip would have to bring."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import dashboard
from dashboard import __main__ as bootstrap

ROOT = Path(dashboard.__file__).parent.parent


def test_the_bootstrap_imports_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dashboard" / "__main__.py").read_text(encoding="utf-8"))
    imported = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import)
                for alias in node.names}
    imported |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= set(sys.stdlib_module_names)


def test_the_package_itself_imports_nothing() -> None:
    tree = ast.parse((ROOT / "dashboard" / "__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
                 if line and not line.startswith(("#", "-r"))]
        assert lines
        assert all("==" in line for line in lines), name


def test_the_stamp_changes_with_the_requirements(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("a==1\n")
    before = bootstrap._stamp_of([requirements])
    requirements.write_text("a==2\n")
    assert bootstrap._stamp_of([requirements]) != before


def test_wrong_usage_is_a_sentence_and_status_2() -> None:
    ran = subprocess.run([sys.executable, "-m", "dashboard.cli", "muat"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "Perintah tidak dikenali" in ran.stderr
    assert "Traceback" not in ran.stderr
