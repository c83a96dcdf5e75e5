"""Makes the two fonts of the tests, each of a few drawn boxes: the outlines of
both are CFF, which no bundled typeface has. Needs fonttools 4.68.0.

`named.otf` names its glyphs. `numbered.ttc` is a collection; its first typeface
numbers its glyphs otherwise than they stand, as typefaces for Chinese do, and
its second one is `named.otf`.
"""

import pathlib

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection

HERE = pathlib.Path(__file__).parent


def box(width):
    pen = T2CharStringPen(width, None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (width - 50, 700), (width - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.getCharString()


def font(name, letters, called):
    """A font whose glyphs are boxes; `letters` says which letter and how wide."""
    glyphs = {called(place): item for place, item in enumerate(letters.items(), 1)}
    widths = {".notdef": 400} | {glyph: width for glyph, (_, width) in glyphs.items()}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({ord(letter): glyph for glyph, (letter, _) in glyphs.items()})
    outlines = {glyph: box(width) for glyph, width in widths.items()}
    builder.setupCFF(name, {"FullName": name}, outlines, {})
    builder.setupHorizontalMetrics({glyph: (width, 50) for glyph, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=800, usWeightClass=700, fsType=0)
    builder.setupPost(keepGlyphNames=False)
    # the day on which it is made is no part of it
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder.font


def numbered(font, last):
    """Makes the glyphs known by numbers alone (Adobe Technical Note 5176, 18)."""
    top = font["CFF "].cff.topDictIndex[0]
    order = font.getGlyphOrder()
    outlines = top.CharStrings
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = last + 1
    part = FontDict()
    part.Private = top.Private
    part.FontName = top.FullName
    top.FDArray = FDArrayIndex()
    top.FDArray.append(part)
    top.FDSelect = FDSelect()
    top.FDSelect.format = 0
    top.FDSelect.gidArray = [0] * len(order)
    outlines.fdArray, outlines.fdSelect = top.FDArray, top.FDSelect
    del top.Private
    return font


named = font("LaurelNamed", {"ᚠ": 600, "ᚢ": 700, "ᚦ": 800, "ᚨ": 900}, "box{}".format)
named.save(HERE / "named.otf")
LAST = 90
letters = {"Ꭰ": 500, "Ꭱ": 650, "Ꭲ": 750, "Ꭳ": 850}
backwards = font("LaurelNumbered", letters, lambda place: f"cid{LAST + 1 - place:05}")
together = TTCollection()
together.fonts = [numbered(backwards, LAST), named]
together.save(HERE / "numbered.ttc")
