"""Templates as Jinja compiled them, kept where Python keeps the modules that it compiled.

To compile them takes 0.3 seconds, in each process that renders, whether it renders ten thousand pages or one. They
are code, so they stay out of ``.cache/``, which may come from somewhere else: here nobody can put any who could not
change this module's own. One is kept with a digest of it, and for the sources it was made of: a template, this
code, the libraries. Where nobody may write there, each process compiles them anew.
"""

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.answers import digest

_CHECK: Final = 32
FOLDER: Final = Path(cache_from_source(__file__)).parent


class CompiledTemplates(BytecodeCache):
    """What an environment of Jinja asks before it compiles a template."""

    def __init__(self, code: str, folder: Path = FOLDER) -> None:
        """``code`` tells the version of all that compiles, settings of the environment included."""
        self._code = code
        self._folder = folder

    def get_source_checksum(self, source: str) -> str:
        """What tells that a template would be compiled to the same again."""
        return digest(f"{self._code}\n{source}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if what is kept is whole and of the same sources."""
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            if kept[:_CHECK] == sha256(kept[_CHECK:]).digest():
                bucket.bytecode_from_string(kept[_CHECK:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket; another process may be doing the same."""
        code = bucket.bytecode_to_string()
        file = self._file(bucket)
        new = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(sha256(code).digest() + code)
            new.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.template"
