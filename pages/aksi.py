"""Aksi mana yang terlambat?"""

from dashboard.screen import show, tell
from dashboard.screen.offering import draw_offers
from dashboard.stories import STORIES

show(tell(STORIES["aksi"]))
draw_offers()
