"""What a search found, for scripts and spreadsheets: JSON and CSV."""

import csv
from dataclasses import asdict
from io import StringIO

from starlette.responses import JSONResponse, Response

from policy_graph.cells import cut, guarded, one_line
from policy_graph.model.serving import Found

COLUMNS = ("iri", "date", "context", "speaker", "before", "marked", "after", "start", "end", "times")
# Cells that a spreadsheet may well read as what they are.
READ = ("date", "start", "end", "times")


def as_json(found: Found, words: str, *, excel: bool) -> Response:
    """Write all that was found."""
    return JSONResponse(
        {
            "words": words,
            "total": found.total,
            "hits": [{**asdict(hit), "parts": [list(part) for part in hit.parts]} for hit in found.hits],
            "things": [asdict(each) for each in found.things],
            "named": dict(found.named),
        }
    )


def as_csv(found: Found, words: str, *, excel: bool) -> Response:
    """Write the utterances, with a byte order mark and no formula where it is for a spreadsheet."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for hit in found.hits:
        cells = ["" if (cell := getattr(hit, name)) is None else str(cell) for name in COLUMNS]
        writer.writerow(map(_guarded, COLUMNS, cells) if excel else cells)
    mark = "\ufeff" if excel else ""
    headers = {"Content-Disposition": 'attachment; filename="search.csv"', "X-Total-Count": str(found.total)}
    return Response(mark + buffer.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _guarded(name: str, cell: str) -> str:
    return cut(guarded(one_line(cell), value=name in READ), "search.csv")
