length = 0
for i in range(1, 1_000_001):
    text = f"sample {i} of project rna-{i}.fastq"
    length += len(text)
print(length)
