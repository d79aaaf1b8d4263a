/** Rows are dealt to this many groups, of which each is left out once: the jackknife of the indices' error. */
const mostGroups = 50

export type SobolIndex = {
  /** S: share of the variance that learning this var alone would remove. Can come out slightly negative. */
  first: number
  /** T: share of the variance that is left when all others are known. */
  total: number
  /** Standard errors of both, from leaving out each of up to 50 groups of rows in turn. */
  firstError: number
  totalError: number
}

const nothing: SobolIndex = { first: 0, total: 0, firstError: 0, totalError: 0 }

type Sums = { n: number; f: number; f2: number }
type Shares = Pick<SobolIndex, "first" | "total">

/**
 * What the indices of one output need of its rows, added up row by row, so that memory does not grow with
 * them:
 *
 * - first order S = (1/n) Σ (f(B) − f̄)(f(A_B) − f(A)) / V,
 * - total T = (1/2n) Σ (f(A) − f(A_B))² / V,
 *
 * f̄ and V being mean and variance over A and B together (Saltelli et al. 2010, Computer Physics
 * Communications 181, 259–270: Sobol's first order as they improve it, and Jansen's total).
 */
export class IndexSums {
  private readonly groups: number
  private readonly n: Float64Array
  private readonly f: Float64Array
  private readonly f2: Float64Array
  private readonly d: Float64Array
  private readonly bd: Float64Array
  private readonly d2: Float64Array
  /** The first value seen. Sums are of differences from it, lest squares swallow a small variance. */
  private origin: number | null = null

  /** @param rows how many there will be, 2 or more */
  constructor(vars: number, rows: number) {
    this.groups = Math.min(mostGroups, rows)
    const sums = (count: number) => new Float64Array(count * this.groups)
    this.n = sums(1)
    this.f = sums(1)
    this.f2 = sums(1)
    this.d = sums(vars)
    this.bd = sums(vars)
    this.d2 = sums(vars)
  }

  /** Adds f(A) and f(B) of a row, before any of the row's swaps. */
  addRow(row: number, a: number, b: number): void {
    this.origin ??= a
    const group = row % this.groups
    const x = a - this.origin
    const y = b - this.origin
    this.n[group] = this.n[group]! + 1
    this.f[group] = this.f[group]! + x + y
    this.f2[group] = this.f2[group]! + x * x + y * y
  }

  /** Adds what the row gives when var `v` is taken from B. */
  addSwap(row: number, v: number, a: number, b: number, swapped: number): void {
    const at = v * this.groups + (row % this.groups)
    const d = swapped - a
    this.d[at] = this.d[at]! + d
    this.bd[at] = this.bd[at]! + (b - this.origin!) * d
    this.d2[at] = this.d2[at]! + d * d
  }

  /** Mean and variance over A and B together. */
  moments(): { mean: number; variance: number } {
    const { n, f, f2 } = this.whole()
    const mean = f / (2 * n)
    return { mean: (this.origin ?? 0) + mean, variance: Math.max(0, f2 / (2 * n) - mean * mean) }
  }

  /** The indices of var `v`; all 0 where nothing varies. */
  index(v: number): SobolIndex {
    const found = this.sharesOf(v, null)
    if (found === null) return nothing
    const without = this.withoutEach((group) => this.sharesOf(v, group))
    return {
      ...found,
      firstError: jackknifeError(without.map(({ first }) => first)),
      totalError: jackknifeError(without.map(({ total }) => total)),
    }
  }

  /** The first orders of all vars together, whose errors are not independent of each other. */
  sumOfFirst(vars: number): { share: number; error: number } {
    const sumWithout = (group: number | null) => {
      let sum = 0
      for (let v = 0; v < vars; v++) sum += this.sharesOf(v, group)?.first ?? 0
      return sum
    }
    return { share: sumWithout(null), error: jackknifeError(this.withoutEach(sumWithout)) }
  }

  private withoutEach<T>(of: (group: number) => T | null): T[] {
    return Array.from({ length: this.groups }, (_, group) => of(group)).filter((found) => found !== null)
  }

  /** Both shares of a var, from all rows or without a group of them. */
  private sharesOf(v: number, leftOut: number | null): Shares | null {
    const { n, f, f2 } = this.whole()
    const [d, bd, d2] = [this.sumOf(this.d, v), this.sumOf(this.bd, v), this.sumOf(this.d2, v)]
    if (leftOut === null) return shares({ n, f, f2 }, d, bd, d2)
    const at = v * this.groups + leftOut
    const rest = { n: n - this.n[leftOut]!, f: f - this.f[leftOut]!, f2: f2 - this.f2[leftOut]! }
    return shares(rest, d - this.d[at]!, bd - this.bd[at]!, d2 - this.d2[at]!)
  }

  private whole(): Sums {
    return { n: this.sumOf(this.n, 0), f: this.sumOf(this.f, 0), f2: this.sumOf(this.f2, 0) }
  }

  private sumOf(sums: Float64Array, v: number): number {
    let sum = 0
    for (let g = 0; g < this.groups; g++) sum += sums[v * this.groups + g]!
    return sum
  }
}

function shares({ n, f, f2 }: Sums, d: number, bd: number, d2: number): Shares | null {
  const mean = f / (2 * n)
  const variance = f2 / (2 * n) - mean * mean
  if (!(variance > 0)) return null
  return { first: (bd - mean * d) / n / variance, total: d2 / (2 * n) / variance }
}

/** Standard error of an estimate from the estimates without each group in turn. */
export function jackknifeError(without: readonly number[]): number {
  const groups = without.length
  if (groups < 2) return 0
  const mean = without.reduce((sum, value) => sum + value, 0) / groups
  const spread = without.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(((groups - 1) / groups) * spread)
}

/**
 * Mean, variance and each var's indices from f(A), f(B) and f(A_B), row by row: the estimator alone, for any
 * function.
 * @throws RangeError with fewer than two rows
 */
export function indicesOf(
  fA: ArrayLike<number>,
  fB: ArrayLike<number>,
  swapped: Readonly<Record<string, ArrayLike<number>>>,
): {
  mean: number
  variance: number
  alone: { share: number; error: number }
  indices: Record<string, SobolIndex>
} {
  if (fA.length < 2) throw new RangeError(`indices need two rows or more, got ${fA.length}`)
  const vars = Object.entries(swapped)
  const sums = new IndexSums(vars.length, fA.length)
  for (let i = 0; i < fA.length; i++) {
    sums.addRow(i, fA[i]!, fB[i]!)
    vars.forEach(([, fAB], v) => sums.addSwap(i, v, fA[i]!, fB[i]!, fAB[i]!))
  }
  const indices = Object.fromEntries(vars.map(([name], v) => [name, sums.index(v)]))
  return { ...sums.moments(), alone: sums.sumOfFirst(vars.length), indices }
}
