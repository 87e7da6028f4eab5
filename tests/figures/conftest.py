"""Charts with invented numbers, as the modules of this folder need them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def invented() -> ModuleType:
    """The stories of ``invented.py``."""
    spec = importlib.util.spec_from_file_location("invented", Path(__file__).with_name("invented.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["invented"] = module
    spec.loader.exec_module(module)
    return module
