"""Layanan siapa yang tertinggal, siapa belum melapor?"""

from dashboard.screen import show, tell
from dashboard.screen.offering import draw_offers
from dashboard.stories import STORIES

show(tell(STORIES["opd"]))
draw_offers()
