"""The document record: what the page says about itself and how it was read."""

from __future__ import annotations

from extract.link.context import Context
from extract.outlets.article import Article
from schemas import Document, Evidence


def document_record(context: Context) -> Document:
    """The record of one document; its evidence is the title, or the first line of text."""
    article: Article = context.article
    return Document(
        id=context.make_id("document"),
        doc_id=context.doc_id,
        evidence=[_evidence(context)],
        source=article.outlet_rule or "outlets/generic",
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        byline=article.byline,
        published=article.published,
        script=article.source.script,  # type: ignore[arg-type]
        encoding=article.source.encoding,
        chars=len(article.source.source),
        text=article.body.text,
        repairs=article.source.repairs,
        kept_spans=article.kept,
        dropped_spans=article.dropped,
    )


def _evidence(context: Context) -> Evidence:
    """A page of nothing but furniture is cited by its first line."""
    if context.title_end > context.title_start:
        return context.cite(context.title_start, context.title_end)
    if context.sentences:
        return context.cite(context.sentences[0].start, context.sentences[0].end)
    source = context.article.source
    start = len(source.text) - len(source.text.lstrip())
    end = source.text.find("\n", start)
    found = source.ground(start, end if end > start else len(source.text))
    return Evidence(start=found.start, end=found.end, text=found.text)
