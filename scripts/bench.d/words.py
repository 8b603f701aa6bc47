from collections import Counter
with open("words.txt") as file:
    counts = Counter(file.read().split())
for word, n in counts.most_common(3):
    print(word, n)
