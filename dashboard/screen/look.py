"""The style sheet: static CSS files, with colours and sizes as variables from the one style module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.figures import style

# Streamlit's own page says that it is English; screen readers are told better.
LANGUAGE = "<script>document.documentElement.lang = 'id'</script>"
# Before anything else: what is never seen is not seen for the blink before the style sheet comes, either.
UNSEEN = '<style>.st-key-alamat, [data-testid="stSkeleton"] { display: none !important; }</style>'
_HERE = Path(__file__).resolve().parent


@cache
def style_sheet(mode: style.Mode) -> str:
    """``<style>`` for one mode, to be put on the page once."""
    files = ("screen.css", "meeting.css" if mode == "rapat" else "officer.css", "print.css")
    rules = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in files)
    return f"<style>{_variables(mode)}\n{rules}</style>"


def _variables(mode: style.Mode) -> str:
    sizes = style.SIZES[mode]
    named = {
        "font": style.FONT, "ground": style.GROUND, "text": style.TEXT, "secondary": style.SECONDARY,
        "link": style.LINK, "grid": style.GRID, "panel": style.PANEL, "mencapai-cetak": style.STATUS_PRINT_REACHED,
        **{status: look.fill for status, look in style.STATUS.items()},
        **{f"{status}-teks": look.text for status, look in style.STATUS.items()},
        **{name: f"{getattr(sizes, name)}px" for name in ("headline", "number", "title", "value", "tick", "cell",
                                                          "small")},
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"
