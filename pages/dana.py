"""Dana mana sudah terpakai, lokus mana belum didanai?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.dials import draw_dials
from dashboard.stories import STORIES, anggaran, dana
from dashboard.words.dana import DIALS

show(tell(STORIES["dana"]))
draw_dials(dana.dials(current().selection), key=anggaran.ENTERED, title=DIALS)
