n = 12345
numbers = []
for _ in range(1_000_000):
    n = (n * 1103515245 + 12345) % 2147483648
    numbers.append(n)
numbers.sort()
print(numbers[0], numbers[-1])
