import json, sys
from collections import defaultdict

totals = defaultdict(int)
with open(sys.argv[1]) as lines:
    for line in lines:
        row = json.loads(line)
        if "fastq" in row["name"] and row["size"] > 1_000_000_000:
            totals[row["project"]] += row["size"]
for project, total in sorted(totals.items(), key=lambda pair: -pair[1])[:10]:
    print(json.dumps({"project": project, "total": total}))
