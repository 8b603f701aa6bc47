"""The comparison as a table: each row with the requests of our client and the kinds of its differences."""

import collections

import kinds
import rows


def write(path, run):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines(run)) + "\n")


def lines(run):
    verdicts = run.verdicts
    equal = [number for number, verdict in verdicts.items() if verdict.is_equal]
    counts = collections.Counter(kind for verdict in verdicts.values() for kind in verdict.kinds)
    plain = [n for n in equal if not set(verdicts[n].kinds) - {kinds.BODILESS_READ, kinds.OWN_NAME}]
    yield f"# Wire equality: {len(equal)} of {len(verdicts)} rows"
    yield ""
    yield f"{len(plain)} of them differ in nothing but the first two kinds, which are every call's."
    yield ""
    yield "| kind | rows | reason |"
    yield "|---|---|---|"
    for kind in kinds.KINDS:
        yield f"| {kind.name} | {counts[kind]} | {kind.reason} |"
    yield ""
    yield "| # | call | our requests | kinds |"
    yield "|---|---|---|---|"
    for number in sorted(verdicts):
        verdict = verdicts[number]
        names = [kind.name for kind in verdict.kinds if kind not in (kinds.BODILESS_READ, kinds.OWN_NAME)]
        said = "; ".join(names) + (f" ({verdict.note})" if verdict.note else "")
        mark = "" if verdict.is_equal else "**differs** "
        sent = "<br>".join(_cell(line) for line in verdict.ours) or "none"
        yield f"| {number} | {_cell(rows.ROWS[number].call)} | {sent} | {mark}{said.replace('|', chr(92) + '|')} |"


def _cell(text):
    return "`" + text.replace("|", "\\|") + "`"
