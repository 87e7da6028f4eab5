"""Di langkah mana sasaran hilang?"""

from dashboard.screen import show, tell
from dashboard.screen.desa_choice import draw_desa_choice
from dashboard.screen.offering import draw_offers
from dashboard.stories import STORIES
from dashboard.stories.pasti_place import DESA, desa_choices

show(tell(STORIES["pasti"]))
draw_desa_choice(DESA, choices=desa_choices)
draw_offers()
