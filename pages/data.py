"""Berkas apa yang dipakai?"""

from dashboard.desk import FolderDesk
from dashboard.screen.desk import show_desk
from dashboard.settings import data_folder

show_desk(FolderDesk(data_folder()))
