"""Janji mana yang ditepati, apa hasilnya?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["tindak_lanjut"]))
