"""What pip-audit found in the lock, as a report that never takes «not asked» for «nothing found».

pip-audit says «No known vulnerabilities found» also when it could ask about none of the packages.
"""

import json
from collections.abc import Iterator

from generator.liaison.diff_markdown import escape


def as_markdown(audit: str) -> Iterator[str]:
    """The report of pip-audit's JSON; empty text when it wrote none."""
    yield from ("## Avisos de seguridad de las dependencias", "")
    try:
        packages = json.loads(audit)["dependencies"]
    except (ValueError, KeyError, TypeError):
        yield "No se pudo preguntar: pip-audit no dio ningún informe. Esto no dice que todo esté bien."
        return
    skipped = [p["name"] for p in packages if "skip_reason" in p]
    asked = len(packages) - len(skipped)
    found = [(p, advisory) for p in packages for advisory in p.get("vulns", ())]
    yield f"Se preguntó por {asked} de {len(packages)} paquetes; hay {len(found)} avisos."
    if skipped:
        yield ""
        yield f"**Sin respuesta, y por eso sin saber**: {escape(', '.join(skipped))}."
    if found:
        yield ""
    for package, advisory in found:
        mended = ", ".join(advisory.get("fix_versions") or ()) or "ninguna todavía"
        what = f"{package['name']} {package['version']}: {advisory['id']}. Corregido en: {mended}."
        yield f"- {escape(what)}"
