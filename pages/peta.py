"""Di mana tingkatnya tinggi, di mana anaknya banyak?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["peta"]))
