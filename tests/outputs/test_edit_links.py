"""Every page that is made of one file leads to that file in GitHub's web editor."""

from tests.small import REPOSITORY_URL, outputs

FILES = {
    "servicio": "catalogue/{}.yml",
    "entidad": "entities/{}.yml",
    "centro": "centers/{}.yml",
    "situacion": "catalogue/_vocabulary/life_events.yml",
}


def test_it_leads_to_the_file_of_the_page() -> None:
    seen = set()
    for page in outputs().pages:
        if page.kind in FILES:
            key = (page.record or "").partition("/")[2]
            file = FILES[page.kind].format(key)
            assert f'href="{REPOSITORY_URL}/edit/main/{file}"' in page.content, page.path
            seen.add(page.kind)
    assert seen == set(FILES)


def test_lists_that_are_one_file() -> None:
    pages = {page.path: page.content for page in outputs().pages}
    for folder, name in (("situaciones", "life_events"), ("glosario", "glossary")):
        link = f'href="{REPOSITORY_URL}/edit/main/catalogue/_vocabulary/{name}.yml"'
        assert link in pages[f"{folder}/index.html"]
    assert "/edit/main/" not in pages["tramites/index.html"]
