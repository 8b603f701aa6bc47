i = 0
sum = 0
while i < 10_000_000:
    sum += i
    i += 1
print(sum)
