"""One row's requests of both clients, compared."""

import difflib
import itertools
from dataclasses import dataclass, field

import kinds
from normal import rendered


@dataclass
class Verdict:
    """Whether the requests are equal but for admitted differences, and which those are."""

    is_equal: bool
    kinds: list = field(default_factory=list)
    note: str = ""
    theirs: list = field(default_factory=list)
    ours: list = field(default_factory=list)


def compare(row, theirs, ours):
    """The verdict on normalised requests."""
    if row.polls:
        theirs, ours = [[request for request, _ in itertools.groupby(side)] for side in (theirs, ours)]
    shown = ([rendered(request) for request in theirs], [rendered(request) for request in ours])
    entry = kinds.mended(row, ours)
    if entry:
        return Verdict(True, [kinds.DEFECT], f"defect {entry[0]}: {entry[1]}", *shown)
    kept, used = _without_dispensable(row, theirs, ours)
    if len(kept) != len(ours):
        return Verdict(False, used, f"{len(kept)} requests of the official client, {len(ours)} of ours", *shown)
    notes = []
    for their, our in zip(kept, ours):
        changed, more = kinds.rewritten(their, our)
        used += [kind for kind in more if kind not in used]
        notes += _differences(changed, our)
    return Verdict(not notes, used, "; ".join(notes), *shown)


def _without_dispensable(row, theirs, ours):
    """The official client's requests without those that ours does without, and the kinds by which it does."""
    matcher = difflib.SequenceMatcher(None, [_key(r) for r in theirs], [_key(r) for r in ours], autojunk=False)
    unmatched = set(range(len(theirs)))
    for block in matcher.get_matching_blocks():
        unmatched -= set(range(block.a, block.a + block.size))
    left_out = {index: kinds.dispensable(row, index, theirs) for index in unmatched}
    kept = [request for index, request in enumerate(theirs) if not left_out.get(index)]
    used = []
    for _, kind in sorted(left_out.items()):
        if kind and kind not in used:
            used.append(kind)
    return kept, used


def _key(request):
    range_ = [value for name, value in request.headers if name == "range"] if request.is_storage else None
    query = [value for value in request.query if value[0] in ("offset", "token", "continuation_token") and value[1] != "0"]
    return str((request.method, request.path.rstrip("/"), bool(range_), query))


def _differences(theirs, ours):
    """Each field that differs, in words; headers by name only where their values are no one's business."""
    found = []
    for name in ("method", "path", "query", "headers", "body"):
        their, our = getattr(theirs, name), getattr(ours, name)
        if name == "headers":
            their, our = tuple(sorted(their)), tuple(sorted(our))
        if their != our:
            found.append(f"{name}: {their!r} / ours {our!r}")
    return found
