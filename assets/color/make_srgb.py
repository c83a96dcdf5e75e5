#!/usr/bin/env python3
"""Writes `srgb.icc`: a minimal display profile for sRGB (IEC 61966-2-1), ICC.1:2004 version 4.2.

The numbers are those of the standard, so is the shape of the file; nothing is
copied from another profile. Dedicated to the public domain (CC0 1.0).

    python3 make_srgb.py srgb.icc
"""
import struct
import sys


def fixed(*numbers):
    return b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)


def text(words):
    encoded = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(encoded), 28) + encoded


def xyz(*numbers):
    return b"XYZ \0\0\0\0" + fixed(*numbers)


# the sRGB curve: ((a x + b) ^ g) from d on, c x below
CURVE = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
# Bradford adaptation from D65 to D50
ADAPTATION = fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168)
TAGS = [
    (b"desc", text("sRGB")),
    (b"cprt", text("CC0 1.0")),
    (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
    (b"chad", b"sf32\0\0\0\0" + ADAPTATION),
    (b"rXYZ", xyz(0.43607, 0.22249, 0.01392)),
    (b"gXYZ", xyz(0.38515, 0.71687, 0.09708)),
    (b"bXYZ", xyz(0.14307, 0.06061, 0.71410)),
    (b"rTRC", CURVE),
    (b"gTRC", CURVE),
    (b"bTRC", CURVE),
]


def profile():
    offset = 128 + 4 + 12 * len(TAGS)
    table, body, seen = b"", b"", {}
    for signature, content in TAGS:
        if content not in seen:
            seen[content] = (offset + len(body), len(content))
            body += content + b"\0" * (-len(content) % 4)
        table += signature + struct.pack(">II", *seen[content])
    size = offset + len(body)
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    header = struct.pack(">I4sI4s4s4s12s4s", size, b"\0" * 4, 0x04200000, b"mntr", b"RGB ", b"XYZ ", date, b"acsp")
    header += b"\0" * 28 + fixed(0.9642, 1.0, 0.8249) + b"\0" * 48
    return header + struct.pack(">I", len(TAGS)) + table + body


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as out:
        out.write(profile())
