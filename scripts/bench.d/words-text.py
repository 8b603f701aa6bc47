"""Writes a text of 50 MB: 50,000 words, some far more frequent than others, twelve a line."""
import random
import sys

random.seed(7)
letters = "abcdefghijklmnopqrstuvwxyz"
words = ["".join(random.choices(letters, k=random.randint(2, 12))) for _ in range(50_000)]
weights = [1 / (rank + 5) for rank in range(len(words))]
size = 0
with open(sys.argv[1], "w") as out:
    while size < 50_000_000:
        picked = random.choices(words, weights, k=12_000)
        size += out.write("".join(" ".join(picked[i : i + 12]) + "\n" for i in range(0, len(picked), 12)))
