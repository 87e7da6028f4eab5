"""Janji mana yang ditepati, apa hasilnya?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.promise_desk import draw_desk
from dashboard.screen.recording import draw_recording
from dashboard.stories import STORIES, tindak_lanjut

story = tell(STORIES["tindak_lanjut"])
show(story)
context = current()
if context.selection.options.get(tindak_lanjut.OPTION) == "catat":
    draw_recording()
if context.mode == "petugas":
    draw_desk(story)
