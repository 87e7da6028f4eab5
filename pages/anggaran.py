"""Desa mana dulu bila anggaran terbatas?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.dials import draw_dials
from dashboard.stories import STORIES, anggaran
from dashboard.words.anggaran import DIALS

show(tell(STORIES["anggaran"]))
draw_dials(anggaran.dials(current().selection), key=anggaran.ENTERED, title=DIALS)
