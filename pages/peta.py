"""Di mana tingkatnya tinggi, di mana anaknya banyak?"""

from dashboard.screen import show, tell
from dashboard.screen.offering import draw_offers
from dashboard.stories import STORIES

show(tell(STORIES["peta"]))
draw_offers()
