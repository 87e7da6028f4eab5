"""Aksi mana yang terlambat?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.offering import draw_offers
from dashboard.screen.table_file import draw_table_file
from dashboard.stories import STORIES, aksi
from dashboard.words.aksi import FILES

story = tell(STORIES["aksi"])
show(story)
draw_offers()
draw_table_file(story, name=FILES[aksi.view_of(current().selection)])
