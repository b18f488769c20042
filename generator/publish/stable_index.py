"""The same records, the same bytes.

Pagefind writes some lists in the order of hash tables seeded at random, and its files' names follow
from their bytes. Here those lists are put in order.

A file is gzip of ``pagefind_dcd`` and CBOR: a filter is ``[name, [[value, [page, …]], …]]``, the
meta file ``[version, pages, chunks, [[filter, file], …], [[sort, [page, …]], …], fields]``. The
meta file names the filter files, ``pagefind-entry.json`` names it; a new name is as long as the old
one, so it just replaces it.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Final

from generator.publish.errors import PublishError

_MAGIC: Final = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
"""Major types of CBOR that Pagefind's files use here."""


def stable(files: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The files of an index in a fixed order, with names that follow from it."""
    found = dict(files)
    entry = json.loads(found["pagefind-entry.json"])
    if language not in entry["languages"]:  # an index without records
        return found
    old = entry["languages"][language]["hash"]
    meta = _unpacked(found.pop(f"pagefind.{old}.pf_meta"))
    for path in sorted(path for path in files if path.endswith(".pf_filter")):
        folder, _, file = path.rpartition("/")
        name = file.removesuffix(".pf_filter")
        content = in_order(_unpacked(found.pop(path)), 1)
        new_name = _name(content, name)
        found[f"{folder}/{new_name}.pf_filter"] = _packed(content)
        meta = meta.replace(name.encode(), new_name.encode())
    meta = in_order(in_order(meta, 3), 4)
    new = entry["languages"][language]["hash"] = _name(meta, old)
    found[f"pagefind.{new}.pf_meta"] = _packed(meta)
    found["pagefind-entry.json"] = json.dumps(
        entry, ensure_ascii=False, separators=(",", ":")
    ).encode()
    return found


def in_order(data: bytes, item: int) -> bytes:
    """The array ``data`` with the entries of one of its items, an array too, sorted by bytes."""
    count, at = _head(data, 0)
    if not item < count:
        raise _changed()
    for _ in range(item):
        at = _end(data, at)
    entries, start = _head(data, at)
    spans = []
    at = start
    for _ in range(entries):
        end = _end(data, at)
        spans.append(data[at:end])
        at = end
    return data[:start] + b"".join(sorted(spans)) + data[at:]


def _head(data: bytes, at: int, major: int = _ARRAY) -> tuple[int, int]:
    """The number in the CBOR head at ``at`` (items, bytes or value), and where the head ends."""
    kind, short = data[at] >> 5, data[at] & 31
    if kind != major or short > 27:
        raise _changed()
    if short < 24:
        return short, at + 1
    end = at + 1 + (1 << short - 24)
    return int.from_bytes(data[at + 1 : end]), end


def _end(data: bytes, at: int) -> int:
    """Where the value at ``at`` ends."""
    major = data[at] >> 5
    number, at = _head(data, at, major)
    if major == _ARRAY:
        for _ in range(number):
            at = _end(data, at)
        return at
    if major == _TEXT:
        return at + number
    if major == _NUMBER:
        return at
    raise _changed()


def _changed() -> PublishError:
    return PublishError("Pagefind cambió la forma de sus archivos: revisa stable_index.py.")


def _unpacked(file: bytes) -> bytes:
    data = gzip.decompress(file)
    if not data.startswith(_MAGIC):
        raise _changed()
    return data.removeprefix(_MAGIC)


def _packed(content: bytes) -> bytes:
    return gzip.compress(_MAGIC + content, mtime=0)


def _name(content: bytes, old: str) -> str:
    """``es_`` and as many digits of a hash as Pagefind's own name had."""
    language, _, digits = old.partition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"
