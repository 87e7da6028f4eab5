"""Benarkah berubah, dan siapa yang berubah?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["tren"]))
