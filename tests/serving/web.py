"""Debian's nginx on loopback with the project's configuration, from start to end of a test."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_MAIN = """\
{user}load_module {brotli};
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
    uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
    include {folder}/mac-http.conf;
    server {{
        listen 127.0.0.1:{port};
        include {folder}/mac-server.conf;
    }}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


@dataclass(frozen=True)
class Web:
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to a path sent as it is: a client would tidy ``..`` away."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response: HTTPResponse = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, found, response.read())
        connection.close()
        return answer


@contextmanager
def nginx(folder: Path) -> Iterator[Web]:
    """The server of ``folder``, which holds the two files of ``mac nginx``."""
    assert NGINX and BROTLI.is_file(), "nginx or its brotli module is missing. Run: make nginx"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Started as root its workers would be nobody's, who may not read a test's folder.
    user = "user root;\n" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder, port=port, brotli=BROTLI, user=user))
    server = subprocess.Popen([NGINX, "-p", folder, "-c", main, "-e", "stderr"])
    try:
        _wait(server, port)
        yield Web(port)
    finally:
        server.terminate()
        server.wait(10)


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(200):
        assert server.poll() is None, "nginx refused its configuration"
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not answer")
