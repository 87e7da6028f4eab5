"""Berapa sekarang, dan cukup cepatkah turunnya?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["ringkasan"]))
