"""Apa akibatnya bila cakupan dinaikkan?"""

from dashboard.screen import tell
from dashboard.screen.context import current
from dashboard.screen.dials import draw_dials
from dashboard.screen.what_if import show_what_if
from dashboard.screen.what_if_book import draw_keeping_desk
from dashboard.stories import STORIES, andaikan
from dashboard.words.andaikan import DIALS, EFFECT_DIALS

show_what_if(tell(STORIES["andaikan"]))
context = current()
draw_dials(andaikan.dials(context.selection, context.database, context.settings), key=andaikan.GOALS, title=DIALS)
draw_dials(andaikan.effect_dials(context.selection, context.database, context.settings), key=andaikan.EFFECTS,
           title=EFFECT_DIALS)
draw_keeping_desk()
