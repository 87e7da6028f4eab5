"""Bagaimana keadaan desa ini?"""

from dashboard.screen import tell
from dashboard.screen.desa_papers import draw_desa_papers
from dashboard.screen.desa_picker import show_desa
from dashboard.screen.offering import draw_offers
from dashboard.screen.village_card import draw_village_card
from dashboard.stories import STORIES

show_desa(tell(STORIES["desa"]))
draw_village_card()
draw_offers()
draw_desa_papers()
