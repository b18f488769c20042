"""What the scripts of a page are made of.

A script that imports others is known to do so only when it has come, and they import others again: on a phone
each round takes a fifth of a second. So a page names all of them, and they come together.
"""

from typing import Final

SEARCH: Final = (
    *(f"buscador/{name}.js" for name in (
        "texto", "distancia", "intencion", "correccion", "palabras", "consulta", "orden", "indice", "motor",
        "elementos", "resultados", "recientes", "filtros", "texto-completo",
    )),
    "buscar.js",
)  # fmt: skip
SERVICE: Final = ("centro.js", "horario.js", "lista.js", "enviar.js", "servicio.js")
