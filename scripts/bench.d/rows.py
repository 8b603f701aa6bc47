# Writes N records of JSON Lines, about 230 bytes each, always the same: rows.py N FILE
import json, random, sys

random.seed(7)
with open(sys.argv[2], "w") as out:
    for i in range(int(sys.argv[1])):
        row = {"id": f"{i:024x}", "name": f"SRR{i:07d}_{1 + i % 2}.{'fastq.gz' if i % 3 else 'bam'}",
               "size": random.randrange(10**10), "project": f"me/p{i % 50}", "type": "folder" if i % 10 == 0 else "file",
               "created_on": f"2023-{1 + i % 12:02d}-{1 + i % 28:02d}", "tags": ["raw", "wgs"][: i % 3],
               "metadata": {"sample_id": f"S{i % 97}"}}
        out.write(json.dumps(row) + "\n")
