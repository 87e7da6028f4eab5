"""Desa mana yang layak dipelajari?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["praktik_baik"]))
