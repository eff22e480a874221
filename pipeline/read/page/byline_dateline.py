"""The reporters whom the first line of a text names, as the press of China and Korea has it behind the dateline.

"新华社北京5月12日电（记者王小明、李芳）", "[서울=뉴시스] 홍길동 기자 = ".
"""

import re

from pipeline.read.page.lede import Lede
from pipeline.read.page.people import KOREAN_NAME, distinct

_CHINESE = re.compile(
    r"^[（(【]?[\u3400-\u9fff]{2,20}\d{1,2}月\d{1,2}日[电電讯訊][】）)]?\s*[（(][记記]者[\s:：]*(?P<names>[^（）()]{2,60})[）)]"
)
_KOREAN = re.compile(
    rf"^[(\[][^()\[\]]{{1,20}}=[^()\[\]]{{2,12}}[)\]]\s*(?P<names>{KOREAN_NAME}(?:[\s·,]+{KOREAN_NAME}){{0,3}}?)\s*"
    r"(?:특파원|기자)\s*="
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
# One name and the next, which may be a contributor's or a trainee's.
_BETWEEN = re.compile(r"[\s、，,·]+(?:(?:通讯员|通訊員|实习生)[\s:：]*)?")
_PADDED = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u3000]+([\u3400-\u9fff])(?![\u3400-\u9fff])")


def names(lede: Lede) -> list[str]:
    """Return the names behind the dateline, [] where what stands there is anything else."""
    for block in (*lede.standfirst[:1], *lede.paragraphs[:1]):
        for shape in (_CHINESE, _KOREAN):
            if found := shape.match(block.text):
                parts = _BETWEEN.split(_PADDED.sub(r"\1\2", found["names"].strip()))
                return distinct(parts) if all(map(_NAME.fullmatch, parts)) else []
    return []
