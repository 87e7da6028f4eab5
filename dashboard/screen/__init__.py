"""Streamlit: filters, frame, meeting mode, print, watermark."""

from __future__ import annotations

from dashboard.screen.context import tell
from dashboard.screen.frame import show

__all__ = ["show", "tell"]
