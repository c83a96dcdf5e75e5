#!/usr/bin/env python3
"""Makes the Noto files of this folder from Debian's `fonts-noto-core`.

    pip install fonttools==4.68.0
    python3 subset_noto.py /usr/share/fonts/truetype/noto .

Dropped are TrueType hinting, digital signatures and layout features that a
name on a certificate never asks for. No letter of the script is dropped; of
Noto Serif Display (a fallback for letters Source Serif 4 lacks) only Latin,
Greek, Cyrillic and general punctuation stay.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

EVERYTHING = [(0, 0x10FFFF)]
EUROPE = [
    (0x20, 0x7E), (0xA0, 0x52F), (0x1C80, 0x1C8F), (0x1D00, 0x1DFF), (0x1E00, 0x1FFF),
    (0x2000, 0x206F), (0x20A0, 0x20CF), (0x2116, 0x2122), (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06),
]
FONTS = {
    "NotoSerifDisplay": EUROPE,
    "NotoNaskhArabic": EVERYTHING,
    "NotoSerifArmenian": EVERYTHING,
    "NotoSerifBengali": EVERYTHING,
    "NotoSerifDevanagari": EVERYTHING,
    "NotoSerifEthiopic": EVERYTHING,
    "NotoSerifGeorgian": EVERYTHING,
    "NotoSerifGurmukhi": EVERYTHING,
    "NotoSerifHebrew": EVERYTHING,
    "NotoSerifTamil": EVERYTHING,
    "NotoSerifThai": EVERYTHING,
}


def options() -> subset.Options:
    wanted = subset.Options()
    wanted.hinting = False
    wanted.glyph_names = False
    wanted.notdef_outline = True
    wanted.recalc_timestamp = False
    wanted.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    wanted.name_languages = [0x409]
    wanted.drop_tables += ["DSIG", "gasp", "BASE", "MATH", "meta"]
    return wanted


def main(source: pathlib.Path, target: pathlib.Path) -> None:
    for name, ranges in FONTS.items():
        font = TTFont(source / f"{name}-Regular.ttf", recalcTimestamp=False)
        covered = set(font.getBestCmap())
        worker = subset.Subsetter(options())
        worker.populate(unicodes=[c for c in covered if any(a <= c <= b for a, b in ranges)])
        worker.subset(font)
        font.save(target / f"{name}-Regular.ttf")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
