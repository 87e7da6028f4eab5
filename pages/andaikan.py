"""Apa akibatnya bila cakupan dinaikkan?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.dials import draw_dials
from dashboard.stories import STORIES, andaikan
from dashboard.words.andaikan import DIALS

show(tell(STORIES["andaikan"]))
context = current()
draw_dials(andaikan.dials(context.selection, context.database, context.settings), key=andaikan.GOALS, title=DIALS)
