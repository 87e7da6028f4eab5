"""Mengapa ada dua angka?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["dua_angka"]))
