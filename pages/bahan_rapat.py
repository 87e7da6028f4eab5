"""Bahan apa yang dibawa ke rapat?"""

from dashboard.screen import show, tell
from dashboard.screen.preparing import draw_preparing
from dashboard.stories import STORIES

show(tell(STORIES["bahan_rapat"]))
draw_preparing()
