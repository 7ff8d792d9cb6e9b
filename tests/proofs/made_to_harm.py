"""Returns made to harm whoever reads them, or laid out as no writer of ours lays them out:
workbooks with a part too many, too large, missing or broken, XML that defines entities, others'
names."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.returns.writing_annex_a import write_annex_a
from tests.proofs.damaged import AS_AT, Whole

Change = Callable[[str, bytes], bytes | None]
"""What becomes of a part of a workbook: None where it is left out."""

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = {
    "an entity": '<!DOCTYPE x [<!ENTITY e "e">]>',
    "an entity from a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    "entities from elsewhere": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % e SYSTEM "file:///etc/hostname"> %e;]>',
    "entities by the thousand million": f'<!DOCTYPE x [<!ENTITY l0 "l">{LAUGHS}]>',
}
BOMB = b"<row>" + b"<c/>" * 20_000_000 + b"</row>"
LINK = (
    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    b"</externalLink>"
)


def made_to_harm(whole: Whole, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file in each such form: what is wrong with it, and its bytes."""
    match whole.kind:
        case "workbook":
            yield from _workbooks(data, whole.path.parent)
        case "census":
            yield from _census(data.decode())
        case "payload":
            yield from _payload(data)
        case "parquet":
            yield from _parquet(data)


def _workbooks(data: bytes, folder: Path) -> Iterator[tuple[str, bytes]]:
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    yield "macros", _parts(data, more={"xl/vbaProject.bin": b"\xcc\x61" * 5000})
    yield "an external link", _parts(data, more={"xl/externalLinks/externalLink1.xml": LINK})
    yield "a bomb", _parts(data, _in_sheets(lambda part: part.replace(b"<row", BOMB + b"<row", 1)))
    yield "a bomb beside it", _parts(data, more={"xl/media/image1.png": b"\0" * 700_000_000})
    for name in names:
        yield f"without {name}", _parts(data, _only(name, lambda _: None))
        for share in (1, 2, 3):
            cut = _only(name, lambda part, s=share: part[: len(part) * s // 4])  # type: ignore[misc]
            yield f"{name} cut at {share} quarters", _parts(data, cut)
        for how, said in ENTITIES.items():
            if name.endswith(".xml"):
                named = _only(name, lambda part, s=said: _after_declaration(part, s))  # type: ignore[misc]
                yield f"{name} with {how}", _parts(data, named)
    days = zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    for how in (b'<workbookPr date1904="1"', b'<workbookPr date1904="true"'):
        later = days.replace(b"<workbookPr", how)
        yield "days from 1904", _parts(data, _only("xl/workbook.xml", lambda _, to=later: to))  # type: ignore[misc]
    yield (
        "days as serial numbers",
        _parts(data, _in_sheets(lambda part: re.sub(rb' s="\d+"', b"", part))),
    )
    empty = folder / "empty.xlsx"
    write_annex_a(empty, {"list_7": []}, on=AS_AT)
    yield "nothing but headings", empty.read_bytes()
    empty.unlink()


def _only(name: str, change: Callable[[bytes], bytes | None]) -> Change:
    return lambda part, data: change(data) if part == name else data


def _in_sheets(change: Callable[[bytes], bytes]) -> Change:
    return lambda part, data: change(data) if "/sheet" in part else data


def _parts(
    data: bytes, change: Change = lambda _, part: part, more: dict[str, bytes] | None = None
) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return out.getvalue()


def _after_declaration(part: bytes, said: str) -> bytes:
    return re.sub(rb"\A(<\?xml[^>]*\?>)?", lambda m: m[0] + said.encode(), part, count=1)


def _census(text: str) -> Iterator[tuple[str, bytes]]:
    body = re.sub(r"\A<\?xml[^>]*\?>\s*", "", text)
    for encoding in ("utf-16", "utf-8-sig", "cp1252", "utf-32"):
        yield f"in {encoding}", body.encode(encoding)
        declared = f"<?xml version='1.0' encoding='{encoding}'?>{body}"
        yield f"said to be in {encoding}", declared.encode()
    for how, said in ENTITIES.items():
        yield f"with {how}", (said + body).encode()
        yield f"with {how}, used", (said + body.replace("WBRI", "&e;&l9;")).encode()
        yield f"with {how}, in utf-16", (said + body).encode("utf-16")
    for name in sorted(set(re.findall(r"<(\w+)", body))):
        yield f"{name} renamed", re.sub(rf"(</?){name}\b", r"\1Remarks", body).encode()
        yield f"{name} missing", re.sub(rf"</?{name}\b[^>]*>", "", body).encode()
        yield f"{name} twice", re.sub(rf"(<{name}>[^<]*</{name}>)", r"\1\1", body).encode()
        yield f"{name} empty", re.sub(rf"<{name}>[^<]*</{name}>", f"<{name}/>", body).encode()


def _payload(data: bytes) -> Iterator[tuple[str, bytes]]:
    children = json.loads(data)
    for key in sorted(children[0]):
        for how, value in (("none", None), ("a number", 7), ("a list", [[]]), ("words", "\0é")):
            yield f"{key} is {how}", json.dumps([c | {key: value} for c in children]).encode()
        yield (
            f"{key} missing",
            json.dumps(
                [{k: v for k, v in child.items() if k != key} for child in children]
            ).encode(),
        )
        yield f"{key} twice", data.replace(f'"{key}"'.encode(), f'"{key}": 1, "{key}"'.encode())
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        yield f"in {encoding}", data.decode().encode(encoding)
    yield "deep", b"[" * 100_000 + data + b"]" * 100_000


def _parquet(data: bytes) -> Iterator[tuple[str, bytes]]:
    table = pq.read_table(io.BytesIO(data))
    for place, name in enumerate(table.column_names):
        names = [*table.column_names[:place], "remarks", *table.column_names[place + 1 :]]
        yield f"{name} renamed", _as_parquet(table.rename_columns(names))
        yield f"{name} missing", _as_parquet(table.remove_column(place))
        nothing = pa.nulls(table.num_rows, pa.string())
        yield f"{name} blank", _as_parquet(table.set_column(place, name, nothing))
        number = pa.array(range(table.num_rows), pa.float64())
        yield f"{name} as numbers", _as_parquet(table.set_column(place, name, number))


def _as_parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()
