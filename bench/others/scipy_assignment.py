"""Reads n, m and pairs as 32-bit integers; prints pairs, total, CPU ms of the solver alone, and peak memory in MB."""
import json, resource, sys, time
import numpy as np
from scipy.optimize import linear_sum_assignment

numbers = np.fromfile(sys.argv[1], dtype=np.int32)
n, m = int(numbers[0]), int(numbers[1])
pairs = numbers[2:].reshape(-1, 3)
barred = 1000.0 * (n + 1)
cost = np.full((n, m), barred)
cost[pairs[:, 0], pairs[:, 1]] = 1000 - pairs[:, 2]
del numbers, pairs
before, wall = time.process_time(), time.perf_counter()
rows, columns = linear_sum_assignment(cost)
cpu, wall = time.process_time() - before, time.perf_counter() - wall
chosen = cost[rows, columns]
made = chosen[chosen < barred]
print(json.dumps({
    "placed": int(made.size), "total": int((1000 - made).sum()), "cpu": cpu * 1000, "wall": wall * 1000,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
