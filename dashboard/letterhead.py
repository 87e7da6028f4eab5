"""The kabupaten's arms for its papers: a picture in the working folder, named in ``config.toml``."""

from __future__ import annotations

from pathlib import Path

from dashboard.settings import Settings, SettingsError
from dashboard.words import papers as said

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
MOST_BYTES = 5_000_000


class UnusableLogoError(SettingsError):
    """The picture named in ``config.toml`` cannot be put on a paper; the message is for the officer."""

    def __init__(self, name: str, *, why: str) -> None:
        super().__init__(said.unusable_logo(name, why=why))
        self.name = name


def logo_of(folder: Path, *, settings: Settings) -> bytes:
    """The picture as PNG or JPEG, or nothing where none is named. Raises UnusableLogoError."""
    if not settings.logo:
        return b""
    path = (folder / settings.logo).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise UnusableLogoError(settings.logo, why=said.LOGO_MISSING)
    if path.stat().st_size > MOST_BYTES:
        raise UnusableLogoError(settings.logo, why=said.LOGO_LARGE)
    picture = path.read_bytes()
    if not picture.startswith(_SIGNATURES):
        raise UnusableLogoError(settings.logo, why=said.LOGO_KIND)
    return picture
