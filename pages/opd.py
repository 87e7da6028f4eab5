"""Layanan siapa yang tertinggal, siapa belum melapor?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["opd"]))
