"""Wilayah mana yang memang berbeda?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["banding"]))
