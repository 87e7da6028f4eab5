"""Janji mana yang ditepati, apa hasilnya?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.promise_desk import draw_desk
from dashboard.screen.record_desk import draw_record_desk
from dashboard.screen.recording import draw_recording, show_recording
from dashboard.stories import STORIES, tindak_lanjut

story = tell(STORIES["tindak_lanjut"])
context = current()
view = context.selection.options.get(tindak_lanjut.OPTION)
if context.mode == "rapat":
    show(story)
    if view == "catat":
        draw_recording()
elif view == "catat":
    show_recording(story)
else:
    show(story)
    if view == "rapat":
        draw_record_desk(story)
    elif view != "berubah":
        draw_desk(story)
