"""Apa akibatnya bila cakupan dinaikkan?"""

from dashboard.screen import show, tell
from dashboard.stories import STORIES

show(tell(STORIES["andaikan"]))
