"""Seberapa boleh angka ini dipercaya?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["mutu_data"]))
