# Reads JSON Lines and drops the rows, best of 5, with each module named: read-json.py FILE json orjson
import gc, importlib, sys, time

data = open(sys.argv[1], "rb").read()
lines = data.splitlines()
gc.disable()
for name in sys.argv[2:]:
    loads = importlib.import_module(name).loads
    best = 1e9
    for _ in range(5):
        start = time.perf_counter()
        for line in lines:
            loads(line)
        best = min(best, time.perf_counter() - start)
    print(f"{name} {int(len(data) / best / 1e6)} MB/s")
