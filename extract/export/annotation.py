"""Records as annotations of their documents' text: for Label Studio, doccano, spaCy; and for search engines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import orjson
import spacy
from spacy.tokens import Doc, DocBin

from extract.errors import UsageError
from extract.export.records import all_records, records_of
from schemas import RECORD_TYPES

TYPES = {stem: str(model.model_fields["record_type"].default) for stem, model in RECORD_TYPES.items()}
KINDS = [kind for stem, kind in TYPES.items() if stem != "documents"]
# What may be chosen for a region of a record type, and from which values.
CHOSEN = (("service_events", "event_type"), ("secretaries", "role"))
CHOICES = {name: get_args(RECORD_TYPES[stem].model_fields[name].annotation) for stem, name in CHOSEN}
COLOURS = ["#c0392b", "#8e44ad", "#2471a3", "#1e8449", "#b9770e"]


def _marked(folder: Path) -> Iterator[tuple[dict[str, Any], list[tuple[int, int, str, dict[str, Any]]]]]:
    """Each document with the spans of its records in its text: start, end, record type, record."""
    spans: dict[str, list[tuple[int, int, str, dict[str, Any]]]] = defaultdict(list)
    for stem, record in all_records(folder):
        if stem == "documents":
            continue
        for piece in record["evidence"]:
            if piece.get("text_start") is not None:
                spans[record["doc_id"]].append((piece["text_start"], piece["text_end"], record["record_type"], record))
    for document in records_of(folder, "documents"):
        if "text" not in document:
            raise UsageError(f"{folder} was written by an earlier version, without texts; run `dangjian run` again")
        yield document, sorted(spans[document["doc_id"]], key=lambda s: (s[0], s[1], s[2], s[3]["id"]))


def to_label_studio(folder: Path, target: str) -> None:
    """Tasks with predictions, and beside them the labelling interface (`<target>.xml`)."""
    with Path(target).open("wb") as file:
        file.write(b"[")
        for number, (document, spans) in enumerate(_marked(folder)):
            file.write(b"," if number else b"")
            file.write(orjson.dumps(_task(document, spans)))
        file.write(b"]\n")
    Path(f"{target}.xml").write_text(_interface(), encoding="utf-8")


def _interface() -> str:
    """The labels, and what may be said of one region: an event's type, a post's role, a name."""
    labels = "".join(f'<Label value="{k}" background="{c}"/>' for k, c in zip(KINDS, COLOURS, strict=True))
    view = f'<View><Labels name="label" toName="text">{labels}</Labels><Text name="text" value="$text"/>'
    for stem, name in CHOSEN:
        choices = "".join(f'<Choice value="{value}"/>' for value in CHOICES[name])
        shown = f'visibleWhen="region-selected" whenTagName="label" whenLabelValue="{TYPES[stem]}"'
        view += f'<Choices name="{name}" toName="text" perRegion="true" {shown}>{choices}</Choices>'
    return view + '<TextArea name="name" toName="text" perRegion="true" maxSubmissions="1"/></View>\n'


def _task(document: dict[str, Any], spans: list[tuple[int, int, str, dict[str, Any]]]) -> dict[str, Any]:
    result = [
        {
            "id": f"{record['id']}@{start}", "from_name": "label", "to_name": "text", "type": "labels",
            "value": {"start": start, "end": end, "text": document["text"][start:end], "labels": [kind]},
            "meta": {"record": record["id"], "source": record["source"]},
        }
        for start, end, kind, record in spans
    ] + [
        {
            "id": f"{record['id']}@{start}", "from_name": name, "to_name": "text", "type": "choices",
            "value": {"start": start, "end": end, "text": document["text"][start:end], "choices": [record[name]]},
        }
        for start, end, kind, record in spans for stem, name in CHOSEN if kind == TYPES[stem]
    ]  # fmt: skip
    data = {key: document[key] for key in ("text", "doc_id", "title", "published")}
    return {"data": data, "predictions": [{"model_version": "dangjian", "result": result}]}


def to_doccano(folder: Path, target: str) -> None:
    """One line a document: its text and its labels."""
    with Path(target).open("wb") as file:
        for document, spans in _marked(folder):
            label = [[start, end, kind] for start, end, kind, _ in spans]
            entry = {"text": document["text"], "label": label, "doc_id": document["doc_id"]}
            file.write(orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE))


def to_spacy(folder: Path, target: str) -> None:
    """A DocBin of documents in characters; spans in `doc.spans` by record type, their ids in `span.id_`."""
    vocab = spacy.blank("zh").vocab
    packed = DocBin(store_user_data=True)
    for document, spans in _marked(folder):
        text = document["text"]
        doc = Doc(vocab, words=list(text), spaces=[False] * len(text))  # one token a character: every span aligns
        doc.user_data["doc_id"] = document["doc_id"]
        for kind in KINDS:
            found = [doc.char_span(a, b, label=k, span_id=r["id"]) for a, b, k, r in spans if k == kind]
            doc.spans[kind] = [span for span in found if span is not None]
        packed.add(doc)
    packed.to_disk(target)


def to_elasticsearch(folder: Path, target: str) -> None:
    """Lines for the bulk interface: one index a record type, the record's id as the document's."""
    with Path(target).open("wb") as file:
        for stem, record in all_records(folder):
            action = {"index": {"_index": f"dangjian-{stem.replace('_', '-')}", "_id": record["id"]}}
            file.write(orjson.dumps(action, option=orjson.OPT_APPEND_NEWLINE))
            file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
