"""Dana mana sudah terpakai, lokus mana belum didanai?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.dials import draw_dials
from dashboard.screen.table_file import draw_table_file
from dashboard.stories import STORIES, anggaran, dana
from dashboard.words.dana import DIALS, FILES

story = tell(STORIES["dana"])
show(story)
selection = current().selection
draw_table_file(story, name=FILES[dana.view_of(selection)])
draw_dials(dana.dials(selection), key=anggaran.ENTERED, title=DIALS)
