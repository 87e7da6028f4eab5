"""Wilayah mana yang memang berbeda?"""

from dashboard.screen import show, tell
from dashboard.screen.offering import draw_offers
from dashboard.stories import STORIES

show(tell(STORIES["banding"]))
draw_offers()
