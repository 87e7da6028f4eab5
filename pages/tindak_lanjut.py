"""Janji mana yang ditepati, apa hasilnya?"""

from dashboard.screen import show, tell
from dashboard.screen.context import current
from dashboard.screen.promise_desk import draw_desk
from dashboard.screen.recording import draw_recording, show_recording
from dashboard.stories import STORIES, tindak_lanjut

story = tell(STORIES["tindak_lanjut"])
context = current()
recording = context.selection.options.get(tindak_lanjut.OPTION) == "catat"
if context.mode == "rapat":
    show(story)
    if recording:
        draw_recording()
elif recording:
    show_recording(story)
else:
    show(story)
    draw_desk(story)
