"""Requests made comparable: ids by their names in the world, JSON by its meaning, queries by names."""

import json
import re
from dataclasses import replace

# What the server invents while a row is made: file ids, UUIDs, ids of jobs and uploads, and numbers of async jobs.
INVENTED = re.compile(
    r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}|[A-Za-z0-9]{32}|[A-Za-z0-9]{64}|[0-9]{15,20})\b")


class Names:
    """The names of one world's ids, and numbers for those that a row brings forth."""

    def __init__(self, world):
        ids = {value: name for name, value in vars(world).items() if isinstance(value, str) and value}
        self._ids = ids
        longest_first = sorted(map(re.escape, ids), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")

    def requests(self, requests):
        """The requests with every id replaced."""
        invented = {}
        return [self._request(request, invented) for request in requests]

    def _request(self, request, invented):
        def named(text):
            text = self._pattern.sub(lambda found: "{" + self._ids[found[0]] + "}", text)
            return INVENTED.sub(lambda found: invented.setdefault(found[0], f"{{new {len(invented) + 1}}}"), text)

        return replace(
            request,
            path=named(request.path),
            query=tuple(sorted(((name, named(value)) for name, value in request.query), key=lambda pair: pair[0])),
            body=named(canonical(request.body)),
        )


def canonical(body):
    """A body as text: JSON with its keys in order, anything else as Python writes it."""
    try:
        return json.dumps(json.loads(body), sort_keys=True) if body else ""
    except ValueError:
        return repr(body.decode(errors="replace"))


def rendered(request):
    """A request on one line, for people."""
    query = "&".join(f"{name}={value}" for name, value in request.query)
    told = "".join(
        f" ({value})" for name, value in request.headers
        if name == "range" or (name == "content-type" and value != "application/json"))
    return f"{request.method} {request.path}{'?' if query else ''}{query}{told} {request.body}".rstrip()
