/** The server's memory after its garbage was collected, in bytes. */
export type Heap = { requests: number; heapUsed: number; external: number; rss: number }

/** By how many bytes a thing grows with each request: the slope of the straight line nearest to all samples. */
export function growthPerRequest(samples: readonly Heap[], what: "heapUsed" | "external" | "rss"): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(samples.map(({ requests }) => requests))
  const y = mean(samples.map((sample) => sample[what]))
  const spread = samples.reduce((sum, { requests }) => sum + (requests - x) ** 2, 0)
  if (spread === 0) return 0
  return samples.reduce((sum, sample) => sum + (sample.requests - x) * (sample[what] - y), 0) / spread
}
