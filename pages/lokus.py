"""Apakah data mendukung daftar lokus?"""

from dashboard.screen import show, tell
from dashboard.screen.lokus_desk import draw_lokus_desk
from dashboard.stories import STORIES

story = tell(STORIES["lokus"])
show(story)
draw_lokus_desk(story)
