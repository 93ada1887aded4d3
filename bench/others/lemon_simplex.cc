// Reads n, m and pairs as 32-bit integers, and finds most pairs, then most points, with LEMON's network simplex. Prints
// pairs, total, CPU ms of the solver alone, and peak memory in MB. All capacities are 1.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>
#include <sys/resource.h>
#include <lemon/smart_graph.h>
#include <lemon/network_simplex.h>
using namespace lemon;

int main(int, char** arguments) {
  FILE* file = std::fopen(arguments[1], "rb");
  int32_t size[2], pair[3];
  if (!file || std::fread(size, 4, 2, file) != 2) return 1;
  const int n = size[0], m = size[1];
  const int64_t placed = 1000LL * (n + 1);
  SmartDigraph graph;
  graph.reserveNode(n + m + 2);
  for (int at = 0; at < n + m + 2; at++) graph.addNode();
  auto source = graph.nodeFromId(n + m), sink = graph.nodeFromId(n + m + 1);
  std::vector<int64_t> worth;
  while (std::fread(pair, 4, 3, file) == 3) {
    graph.addArc(graph.nodeFromId(pair[0]), graph.nodeFromId(n + pair[1]));
    worth.push_back(placed + pair[2]);
  }
  const int pairs = worth.size();
  for (int at = 0; at < n; at++) graph.addArc(source, graph.nodeFromId(at));
  for (int at = 0; at < m; at++) graph.addArc(graph.nodeFromId(n + at), sink);
  auto back = graph.addArc(sink, source);
  SmartDigraph::ArcMap<int64_t> cost(graph, 0), upper(graph, 1);
  for (int at = 0; at < pairs; at++) cost[graph.arcFromId(at)] = -worth[at];
  upper[back] = n;
  NetworkSimplex<SmartDigraph, int64_t, int64_t> simplex(graph);
  simplex.upperMap(upper).costMap(cost);
  const clock_t before = std::clock();
  if (simplex.run() != NetworkSimplex<SmartDigraph, int64_t, int64_t>::OPTIMAL) return 1;
  const double cpu = double(std::clock() - before) / CLOCKS_PER_SEC;
  int64_t count = 0, total = 0;
  for (int at = 0; at < pairs; at++)
    if (simplex.flow(graph.arcFromId(at)) > 0) count += 1, total += worth[at] - placed;
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  std::printf("{\"placed\":%lld,\"total\":%lld,\"cpu\":%.1f,\"wall\":%.1f,\"megabytes\":%ld}\n", (long long)count,
              (long long)total, cpu * 1000, cpu * 1000, used.ru_maxrss / 1024);
}
