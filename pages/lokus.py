"""Apakah data mendukung daftar lokus?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["lokus"]))
