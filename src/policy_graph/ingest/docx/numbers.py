"""The numbers that Word counts before paragraphs: 1. 第１ （一） ア ① and bullets."""

from dataclasses import dataclass, field
from functools import cached_property

from policy_graph.ingest.xml_tree import Element, child, children, value

KANJI = "〇一二三四五六七八九"
ROWS = {
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerRoman": "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
    "upperRoman": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ",
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# Bullets come out of symbol fonts under codes that are no characters.
BULLET = "・"


@dataclass
class Numbers:
    """Counts the numbered paragraphs of a document, from its numbering part (``None`` where it has none)."""

    root: Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @cached_property
    def _levels(self) -> dict[tuple[str, str], Element]:
        """The levels of each list, by the list's number and theirs."""
        plans = {value(each, "abstractNumId"): each for each in children(self.root, "abstractNum")}
        found = {}
        for each in children(self.root, "num"):
            plan = plans.get(value(child(each, "abstractNumId"), "val"))
            for level in children(plan, "lvl"):
                found[value(each, "numId"), value(level, "ilvl")] = level
        return found

    def before(self, properties: list[Element]) -> str:
        """Return what Word prints before a paragraph, empty for one that is not numbered."""
        marks = [each for each in (child(pr, "numPr") for pr in properties) if each is not None]
        number = next((said for said in (value(child(each, "numId"), "val") for each in marks) if said), "")
        depth = next((said for said in (value(child(each, "ilvl"), "val") for each in marks) if said), "0")
        level = self._levels.get((number, depth))
        if level is None or not depth.isdecimal():
            return ""
        if value(child(level, "numFmt"), "val") == "bullet":
            return BULLET
        self._count(number, int(depth), level)
        words = value(child(level, "lvlText"), "val")
        for at in range(int(depth) + 1):
            words = words.replace(f"%{at + 1}", self._written(number, at))
        return words and words + ("" if value(child(level, "suff"), "val") == "nothing" else "　")

    def _count(self, number: str, depth: int, level: Element) -> None:
        """Count on, and begin the levels below anew."""
        start = value(child(level, "start"), "val")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        counts = self._counts.get(number, {})
        above = {at: count for at, count in counts.items() if at < depth}
        self._counts[number] = above | {depth: counts.get(depth, first - 1) + 1}

    def _written(self, number: str, depth: int) -> str:
        level = self._levels.get((number, str(depth)))
        return written(self._counts.get(number, {}).get(depth, 1), value(child(level, "numFmt"), "val"))


def written(number: int, manner: str) -> str:
    """Write a number in a manner of Word's; in plain digits where the manner is unknown."""
    row = ROWS.get(manner, "")
    if 0 < number <= len(row):
        return row[number - 1]
    if manner == "decimalFullWidth":
        return str(number).translate(WIDE)
    if manner in (
        "japaneseCounting",
        "ideographTraditional",
        "japaneseDigitalTenThousand",
        "ideographDigital",
        "chineseCounting",
    ):
        return kanji(number)
    return "" if manner == "none" else str(number)


def kanji(number: int) -> str:
    """Write a number below a hundred in kanji (二十三)."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return "".join(KANJI[int(digit)] for digit in str(number))
    return (KANJI[tens] if tens > 1 else "") + ("十" if tens else "") + (KANJI[ones] if ones else "")
