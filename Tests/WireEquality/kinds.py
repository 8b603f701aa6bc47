"""The kinds of differences that there may be between the clients' requests, each with its reason.

A kind either leaves out a request that the official client sends and ours needn't, or rewrites one of its requests
into what ours sends. Whatever is left different after all kinds is a failure. No kind touches the body of a write.
"""

from dataclasses import dataclass, replace

from normal import rendered


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
BYTE_ONCE = Kind(
    "each byte once", "the official client opens the whole file to learn its size before it reads parts (defect 13)")
NOTHING_HIDDEN = Kind(
    "no hidden reads", "an attribute that the object came without is fetched by a hidden GET (defect 26)")
DEFECT = Kind(
    "a defect mended", "what a listed defect of the official client sends, refuses or leaves out; see the row")

KINDS = [
    BODILESS_READ, OWN_NAME, BOOLEANS, PAGE_SIZE, DEFAULTS, SLASH, KNOWN, PAGE_ONCE, BYTE_ONCE, NOTHING_HIDDEN, DEFECT,
]

SAID_DEFAULTS = {("offset", "0"), ("include_archived", "False"), ("_all", "False"), ("copy_only", "False")}


# Leaving out

def dispensable(row, index, theirs):
    """The kind by which the official client's request at `index` needn't be sent, if there is one."""
    request, before = theirs[index], theirs[:index]
    if request.method != "GET":
        return None
    if request.is_storage:
        has_range = any(name == "range" for name, _ in request.headers)
        return BYTE_ONCE if not has_range and any(later.is_storage for later in theirs[index + 1:]) else None
    if any(other.method in ("PATCH", "PUT") and other.path.startswith(request.path) for other in before):
        return KNOWN
    if any((other.method, other.path, other.query) == ("GET", request.path, request.query) for other in before):
        return PAGE_ONCE
    return NOTHING_HIDDEN if row.number in HIDDEN_READS else None


# The rows in which the official client reads an object behind the caller's back.
HIDDEN_READS = {106, 232, 242}


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
    if theirs.is_storage:
        return replace(theirs, headers=_without(theirs.headers, STORAGE_NOISE) + _only(ours.headers, STORAGE_NOISE))
    names = {"user-agent"}
    if ("accept", "*/*") in theirs.headers and ("accept", "application/json") in ours.headers:
        names.add("accept")
    return replace(theirs, headers=tuple(sorted(_without(theirs.headers, names) + _only(ours.headers, names))))


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
        return pair not in ours.query and (pair in SAID_DEFAULTS or _repeats_path(pair, theirs))

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
DEFECTS = {}


def mended(row, ours):
    """The entry of a row's defect, where ours sends what the entry says."""
    entry = DEFECTS.get(row.number)
    return entry if entry and [rendered(request) for request in ours] == entry[2] else None
