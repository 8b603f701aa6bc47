[inputs | select((.name | contains("fastq")) and .size > 1000000000)]
| group_by(.project) | map({project: .[0].project, total: (map(.size) | add)})
| sort_by(-.total) | .[:10][]
