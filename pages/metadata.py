"""Apa arti angka ini?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["metadata"]))
