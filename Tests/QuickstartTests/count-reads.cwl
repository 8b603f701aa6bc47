cwlVersion: v1.2
class: CommandLineTool
label: Count reads
baseCommand: [sh, -c]
arguments:
  - 'cat "$@" | awk "END { print NR / 4 }"'
inputs:
  reads:
    type: File[]
    inputBinding: {position: 1}
outputs:
  counts:
    type: stdout
stdout: counts.txt
