"""The kinds of differences that there may be between the clients' requests, each with its reason.

A kind either leaves out a request that the official client sends and ours needn't, or rewrites one of its requests
into what ours sends. Whatever is left different after all kinds is a failure. No kind touches the body of a write, but for the name that a client gives itself in feedback.
"""

import json
from dataclasses import dataclass, replace

from normal import canonical, rendered


@dataclass(frozen=True)
class Kind:
    name: str
    reason: str


BODILESS_READ = Kind(
    "no body on GET", "the official client sends the four bytes `null`; a GET has no body")
OWN_NAME = Kind(
    "who asks", "`User-Agent` names the client, and ours says that it accepts JSON where the official one says `*/*`")
BOOLEANS = Kind(
    "booleans in lower case", "the official client sends Python's `True` and `False`; the API is JSON's `true` and `false`")
PAGE_SIZE = Kind(
    "pages of 100", "without a limit the server sends 25 or 50 a page (defect 23); asking for 100 takes fewer calls")
DEFAULTS = Kind(
    "defaults unsaid", "a parameter that asks for what the server does anyway, or that repeats the path, isn't sent")
SLASH = Kind(
    "no slash at the end", "`/projects/` and `/part/` are the same addresses without it")
KNOWN = Kind(
    "no reading back", "the answer to a write says what was saved, so it isn't fetched again (defect 44)")
PAGE_ONCE = Kind(
    "each page once", "`all()` asks for the first page a second time (defect 22)")
DEFECT = Kind(
    "a defect mended", "what a listed defect of the official client sends, refuses or leaves out; see the row")

KINDS = [
    BODILESS_READ, OWN_NAME, BOOLEANS, PAGE_SIZE, DEFAULTS, SLASH, KNOWN, PAGE_ONCE, DEFECT,
]

SAID_DEFAULTS = {("offset", "0"), ("include_archived", "False"), ("_all", "False"), ("copy_only", "False")}


# Leaving out

def dispensable(row, index, theirs):
    """The kind by which the official client's request at `index` needn't be sent, if there is one."""
    request, before, others = theirs[index], theirs[:index], theirs[:index] + theirs[index + 1:]
    if request.method != "GET" or request.is_storage:
        return None
    if any(other.method in ("PATCH", "PUT") and other.path.startswith(request.path) for other in before):
        return KNOWN
    if any((other.path, _page(other)) == (request.path, _page(request)) for other in others):
        return PAGE_ONCE
    return None


def _page(request):
    return [pair for pair in request.query if pair != ("offset", "0")]


# Rewriting

def rewritten(theirs, ours):
    """The official client's request with the admitted differences taken over from ours, and their kinds."""
    kinds = []
    for kind, rewrite in REWRITES:
        changed = rewrite(theirs, ours)
        if changed != theirs:
            kinds.append(kind)
            theirs = changed
    return theirs, kinds


def _bodiless_read(theirs, ours):
    return replace(theirs, body="") if theirs.method == "GET" and theirs.body == "null" and not ours.body else theirs


def _own_name(theirs, ours):
    if theirs.path == "/action/notifications/feedback":
        theirs = replace(theirs, body=_referred(theirs.body, ours.body))
    if theirs.is_storage:
        return replace(theirs, headers=_without(theirs.headers, STORAGE_NOISE) + _only(ours.headers, STORAGE_NOISE))
    names = {"user-agent"}
    if ("accept", "*/*") in theirs.headers and ("accept", "application/json") in ours.headers:
        names.add("accept")
    return replace(theirs, headers=tuple(sorted(_without(theirs.headers, names) + _only(ours.headers, names))))


def _referred(their_body, our_body):
    """Feedback as it would be if the official client had our name."""
    theirs, ours = json.loads(their_body), json.loads(our_body)
    if "'version': '2.11.2'" in theirs["referrer"] and ours["referrer"].startswith("sbsh/"):
        theirs["referrer"] = ours["referrer"]
    return canonical(json.dumps(theirs))


STORAGE_NOISE = {"user-agent", "accept"}


def _without(headers, names):
    return tuple(pair for pair in headers if pair[0] not in names)


def _only(headers, names):
    return tuple(pair for pair in headers if pair[0] in names)


def _booleans(theirs, ours):
    def lowered(pair):
        low = (pair[0], pair[1].lower())
        return low if pair[1] in ("True", "False") and low in ours.query else pair

    return replace(theirs, query=tuple(lowered(pair) for pair in theirs.query))


def _page_size(theirs, ours):
    if ("limit", "100") not in ours.query or any(name == "limit" for name, _ in theirs.query):
        return theirs
    return _with_query(theirs, [*theirs.query, ("limit", "100")])


def _defaults(theirs, ours):
    def is_needless(pair):
        is_said = pair in ours.query or (pair[0], pair[1].lower()) in ours.query
        return not is_said and (pair in SAID_DEFAULTS or _repeats_path(pair, theirs))

    return _with_query(theirs, [pair for pair in theirs.query if not is_needless(pair)])


def _repeats_path(pair, request):
    return pair[0] == "automation_id" and f"/{pair[1]}/" in request.path


def _slash(theirs, ours):
    return replace(theirs, path=ours.path) if theirs.path == ours.path + "/" else theirs


def _with_query(request, query):
    return replace(request, query=tuple(sorted(query, key=lambda pair: pair[0])))


REWRITES = [
    (BODILESS_READ, _bodiless_read), (OWN_NAME, _own_name), (SLASH, _slash), (DEFAULTS, _defaults),
    (BOOLEANS, _booleans), (PAGE_SIZE, _page_size),
]


# Defects

# What ours sends, to the letter, in the rows that show a listed defect of the official client: (its number in
# API.md 4.4, why ours differs, our requests).
DEFECTS = {
    31: (29, "the official client can't ask for the exports of a project; ours asks for those of the volume", [
        "GET /storage/exports?fields=_all&limit=100&state=FAILED&volume={volume}",
    ]),
    62: (13, "the file's size is asked of the API, and its bytes are read once", [
        "GET /files/{file}", "GET /files/{file}/download_info", "GET {storage}",
    ]),
    63: (13, "the bytes are read once", [
        "GET /files/{file}/download_info", "GET {storage}",
    ]),
    83: (33, "YAML goes as YAML instead of as a JSON string", [
        "POST /apps/{project}/row-83/raw (application/yaml)"
        " 'class: CommandLineTool\\ncwlVersion: v1.0\\nbaseCommand: [ls]\\ninputs: []\\noutputs: []\\n'",
        "GET /apps/{project}/row-83/0",
    ]),
    103: (30, "inputs that were cleared are sent as null; the official client sends nothing of them", [
        'PATCH /tasks/{draft_task} {"inputs": {"f": null}}',
    ]),
    105: (30, "changed settings are sent; the official client drops them", [
        'PATCH /tasks/{draft_task} {"execution_settings": {"instance_type": "AUTO", '
        '"max_parallel_instances": 5, "use_elastic_disk": false, "use_memoization": false}}',
    ]),
    161: (36, "a job without an address is fetched by its id", [
        "GET /async/files/copy/{copy_job}",
    ]),
    193: (34, "what the caller gives is sent; the official client drops it", [
        'POST /automation/runs/{run}/actions/rerun {"inputs": {"a": 1}, "merge": false, "package": "{package}"}',
    ]),
    237: (13, "the file's size is asked of the API, and its bytes are read once", [
        "GET /files/{file}", "GET /files/{file}/download_info", "GET {storage}",
    ]),
}


def mended(row, ours):
    """The entry of a row's defect, where ours sends what the entry says."""
    entry = DEFECTS.get(row.number)
    return entry if entry and [rendered(request) for request in ours] == entry[2] else None
