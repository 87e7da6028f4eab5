"""Aksi mana yang terlambat?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["aksi"]))
