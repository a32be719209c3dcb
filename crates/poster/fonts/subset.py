"""Cuts the fonts of this folder out of the whole ones. How to run it: README.md beside this file."""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).parent

# Latin with Vietnamese, Greek, Cyrillic with Kazakh and Mongolian, punctuation, currency signs.
EUROPEAN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), 0x259, *range(0x2BB, 0x2C0), *range(0x300, 0x30D),
    *range(0x323, 0x329), *range(0x370, 0x400), *range(0x400, 0x530), *range(0x1E80, 0x1E86), 0x1E9E,
    *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2028), 0x202F, *range(0x2030, 0x203B), 0x2044,
    *range(0x20A0, 0x20C0), 0x2116, 0x2122, 0x2212,
]
LATIN = [("Inter-Medium", "Inter-Medium"), ("InterDisplay-Bold", "InterDisplay-Bold")]
SCRIPTS = ["Arabic", "Khmer", "Lao", "Tamil", "Thai"]
# The language, and which face of the collection writes its characters.
HAN = [("zh-Hans", "SC"), ("zh-Hant", "HK"), ("ja", "JP"), ("ko", "KR")]


def cut(font, characters, name, features=("*",)):
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    # The same words make the same file.
    font.recalcTimestamp = False
    font.save(HERE / name)


def words_of(tag):
    """The characters of a language's words, and those of the Latin in them."""
    source = (HERE.parent / "src" / "words.rs").read_text(encoding="utf-8")
    entry = re.search(rf'tag: "{tag}",(.*?)\n    }}', source, re.DOTALL).group(1)
    return {ord(character) for text in re.findall(r'"(.*?)"', entry) for character in text} | {0x20}


def main(inter, noto, cjk):
    for source, name in LATIN:
        # Without the alternates that programmers' arrows are made of, which are half of the file.
        font = TTFont(Path(inter) / f"{source}.otf")
        cut(font, EUROPEAN, f"{name}.otf", ("ccmp", "kern", "locl", "mark", "mkmk"))
    for script in SCRIPTS:
        for weight in ("Regular", "Bold"):
            font = TTFont(Path(noto) / f"NotoSans{script}-{weight}.ttf")
            cut(font, list(font.getBestCmap()), f"NotoSans{script}-{weight}.ttf")
    for weight in ("Regular", "Bold"):
        faces = {face["name"].getDebugName(1): face for face in TTCollection(Path(cjk) / f"NotoSansCJK-{weight}.ttc")}
        for tag, region in HAN:
            family = f"Noto Sans CJK {region}"
            cut(faces[family], words_of(tag), f"NotoSans{region}-{weight}.otf")


if __name__ == "__main__":
    main(*sys.argv[1:])
