/** One measured query: wall time, processor time (what it costs whatever else the machine does), and how many it found. */
export type Run = { ms: number; cpuMs: number; total: number };

/** Times one query. */
export async function timed(query: () => Promise<number>): Promise<Run> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const total = await query();
  return { ms: performance.now() - start, cpuMs: cpuSince(cpu), total };
}

/** A line of figures for some runs. */
export function line(label: string, runs: readonly Run[], what = 'reports'): string {
  const wall = runs.map(({ ms }) => ms);
  const cpu = runs.map(({ cpuMs }) => cpuMs);
  const found = Math.round(runs.reduce((sum, { total }) => sum + total, 0) / runs.length);
  const times = `p50 ${quantile(wall, 0.5)} p95 ${quantile(wall, 0.95)} max ${quantile(wall, 1)} ms`;
  const processor = `processor time p50 ${quantile(cpu, 0.5)} p95 ${quantile(cpu, 0.95)}`;
  return `${label.padEnd(10)} ${times} (${processor}), ${found} ${what} on average (${runs.length} queries)`;
}

/** Lines for each type of query and for all. */
export function linesOf(measured: readonly (Run & { type: string })[]): string[] {
  return [
    ...[...Map.groupBy(measured, ({ type }) => type)].map(([type, runs]) => line(type, runs)),
    line('all', measured),
  ];
}

export function quantile(values: readonly number[], share: number, digits = 1): string {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(digits).padStart(5);
}

export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
