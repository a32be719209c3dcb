"""Writes coverage.txt: which free font has which characters. Run as: python3 coverage.py TRUETYPE_FOLDER OPENTYPE_FOLDER"""

import re
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

HEAD = """# Which of the free fonts that Debian 12 has can draw which characters, for the advice that is given where none at hand can.
# A line: the family, its package, and the characters that no family before it has. Made by coverage.py.
"""
HAN = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "KANGXI")
LEFT_OUT = re.compile(r"Mono|Display|UI|Rashi|Looped|Adlam Unjoined|Tifinagh .+|Tamil Supplement")
ASCII_MAX = 0x7E

truetype, opentype = map(Path, sys.argv[1:3])
seen, lines = set(), []


def add(family, package, characters):
    new = sorted(c for c in characters if c > ASCII_MAX and c not in seen)
    seen.update(new)
    ranges = []
    for c in new:
        if ranges and ranges[-1][1] == c - 1:
            ranges[-1][1] = c
        else:
            ranges.append([c, c])
    if ranges:
        written = " ".join(f"{a:X}" if a == z else f"{a:X}-{z:X}" for a, z in ranges)
        lines.append(f"{family}\t{package}\t{written}\n")


cjk = TTFont(opentype / "NotoSansCJK-Bold.ttc", fontNumber=0).getBestCmap()
add("Noto Sans CJK", "fonts-noto-cjk", [c for c in cjk if unicodedata.name(chr(c), "").startswith(HAN)])
sans = sorted(truetype.glob("NotoSans*-Regular.ttf"))
symbols = [path for path in sans if re.search("Symbols|Math", path.name)]
for path in [p for p in sans if p not in symbols] + symbols + sorted(truetype.glob("NotoSerif*-Regular.ttf")):
    font = TTFont(path)
    family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    if not LEFT_OUT.search(family) and ("glyf" in font or "CFF " in font):
        add(family, "fonts-noto-core", font.getBestCmap())
Path(__file__).with_name("coverage.txt").write_text(HEAD + "".join(lines))
