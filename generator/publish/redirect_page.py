"""The page left at an address that moved."""

from typing import Final

from markupsafe import escape

_PAGE: Final = """<!doctype html>
<html lang="es-PE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Esta página cambió de dirección</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main>
<h1>Esta página cambió de dirección</h1>
<p><a href="{link}">Ve a la nueva dirección</a></p>
</main>
</body>
</html>
"""


def redirect_page(path: str, address: str, site_url: str = "") -> str:
    """The page at ``path`` that leads to ``address`` (below the site's base) without any script."""
    link = "../" * path.count("/") + (address or "./")
    return _PAGE.format(
        link=escape(link), canonical=escape(site_url + address if site_url else link)
    )
