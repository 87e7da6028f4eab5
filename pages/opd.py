"""Layanan siapa yang tertinggal, siapa belum melapor?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.offering import draw_offers
from dashboard.screen.table_file import draw_table_file
from dashboard.stories import STORIES, opd

story = tell(STORIES["opd"])
show(story)
draw_offers()
draw_table_file(story, name=opd.file_of(current().selection))
