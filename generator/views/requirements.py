"""What a service asks for, and where each document comes from."""

from generator.catalogue import Catalogue
from generator.records.service import Alternative, Form, Requirement
from generator.views.facts import Facts, FactView
from generator.views.links import LinkView, service_path
from generator.views.view import view
from generator.vocabularies import COPIES


@view
class AlternativeView:
    """One of the documents that will do; ``form`` where the text does not name it already."""

    text: str
    form: LinkView | None


@view
class RequirementView:
    """One thing to bring, fulfil or know; ``how`` says where its document comes from."""

    fact: FactView
    copy: str
    optional: bool
    form: LinkView | None
    alternatives: tuple[AlternativeView, ...]
    how: tuple[LinkView, ...]
    issued_by: str


def requirement_view(
    catalogue: Catalogue, facts: Facts, requirement: Requirement, service: str
) -> RequirementView:
    how, issued_by = _documents(catalogue, requirement, service)
    return RequirementView(
        fact=facts.view(requirement.text, requirement),
        copy=COPIES[requirement.copy_kind] if requirement.copy_kind else "",
        optional=requirement.optional,
        form=_form(requirement.form),
        alternatives=tuple(_alternative(a) for a in requirement.any_of),
        how=how,
        issued_by=issued_by,
    )


def _form(form: Form | None) -> LinkView | None:
    return LinkView(form.name, url=form.url or "") if form else None


def _alternative(alternative: Alternative) -> AlternativeView:
    text, form = alternative.text, _form(alternative.form)
    if alternative.copy_kind and COPIES[alternative.copy_kind] not in text.lower():
        text += f" ({COPIES[alternative.copy_kind]})"
    is_named = form is not None and form.text in alternative.text and not form.url
    return AlternativeView(text, None if is_named else form)


def _documents(
    catalogue: Catalogue, requirement: Requirement, service: str
) -> tuple[tuple[LinkView, ...], str]:
    """Services of this catalogue that issue the document, or who does when none here does."""
    names = [requirement.document, *(a.document for a in requirement.any_of)]
    if not any(names):
        return (), ""
    documents = catalogue.vocabulary.documents
    ids: dict[str, None] = {}
    for name in filter(None, names):
        ids |= dict.fromkeys(documents[name].services)
    links = tuple(LinkView(catalogue.briefs[i].title, service_path(i)) for i in ids if i != service)
    document = documents.get(requirement.document or "")
    return links, (document.issued_by or "") if document else ""
