"""Contents to JSON and back. Reading is lenient: an older entry without a newer field still reads."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.actions.entries import CONTENT_TYPES, Attendance, Content, View


def to_body(content: Content | View) -> dict[str, Any]:
    """The JSON of a content; empty fields are left out."""
    return fields_to_body({f.name: getattr(content, f.name) for f in dataclasses.fields(content)})


def fields_to_body(values: Mapping[str, Any]) -> dict[str, Any]:
    """Some fields as JSON. None, '' and empty lists are left out; ``changes_to_body`` keeps them."""
    return {name: value for name, value in changes_to_body(values).items() if value not in (None, "", [])}


def changes_to_body(values: Mapping[str, Any]) -> dict[str, Any]:
    """Changed fields as JSON, emptied ones included."""
    return {name: _plain(value) for name, value in values.items()}


def content_of(kind: str, *, body: Mapping[str, Any]) -> Content:
    """The content of an entry of this kind."""
    cls = CONTENT_TYPES[kind]
    values = {f.name: _rich(body[f.name], rule=f.metadata) for f in dataclasses.fields(cls) if f.name in body}
    for f in dataclasses.fields(cls):
        if f.name not in values and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
            values[f.name] = None if "day" in f.metadata else ""
    return cls(**values)


def changed(content: Content, *, changes: Mapping[str, Any]) -> Content:
    """The content with some JSON fields replaced; unknown names are ignored."""
    rules = {f.name: f.metadata for f in dataclasses.fields(content)}
    values = {name: _rich(value, rule=rules[name]) for name, value in changes.items() if name in rules}
    return dataclasses.replace(content, **values)


def view_of(body: Mapping[str, Any]) -> View:
    """The view an entry was made on; missing parts are ''."""
    return View(**{f.name: str(body.get(f.name, "")) for f in dataclasses.fields(View)})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Attendance):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _rich(value: Any, *, rule: Mapping[str, Any]) -> Any:
    if "day" in rule:
        return date.fromisoformat(value) if value else None
    if isinstance(value, list):
        return tuple(Attendance(**item) if isinstance(item, dict) else item for item in value)
    return value
