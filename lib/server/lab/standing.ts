import "server-only"
import type { LabControl, LabStanding } from "@/lib/contracts/lab"
import { distributionWords } from "@/lib/distribution-words"
import type { Distribution } from "@/lib/domain/distribution"
import { cdfOf, percentilesOf, type Scalar } from "@/lib/estimation/distributions"

/** Steps of a track over which a control's density is drawn. */
const steps = 40

/**
 * A distribution as a control shows it: percentiles, words, and its density along the control's own track.
 *
 * @param firm whose share of a split is meant
 */
export function standingOf(
  distribution: Distribution,
  { track, firm }: { track: LabControl["track"]; firm: string },
): LabStanding {
  const shape = scalarOf(distribution, firm)
  const words = distributionWords(distribution)
  if (shape === null) return { p5: null, p50: null, p95: null, isNone: false, words, density: null }
  const isNone = shape.dist === "fixed" && shape.value === null
  const hasWidth = shape.dist !== "fixed" && shape.dist !== "bernoulli"
  return { ...percentilesOf(shape), isNone, words, density: hasWidth ? densityOf(shape, track) : null }
}

/** What a reader changes of a distribution: itself; of a split among firms this firm's share; of a table nothing. */
export function scalarOf(distribution: Distribution, firm: string): Scalar | null {
  if (distribution.dist === "table") return null
  if (distribution.dist !== "dirichlet") return distribution
  const weight = distribution.weights[firm]
  if (weight === undefined) return null
  const total = Object.values(distribution.weights).reduce((sum, one) => sum + one, 0)
  // A part of a Dirichlet is a Beta whose shapes are the concentration times the weights as they stand.
  const { concentration } = distribution
  return { dist: "beta", a: concentration * weight, b: concentration * (total - weight) }
}

function densityOf(shape: Scalar, { scale, low, high }: LabControl["track"]): number[] {
  const at = (step: number) =>
    scale === "log" ? low * (high / low) ** (step / steps) : low + ((high - low) * step) / steps
  const masses = Array.from(
    { length: steps },
    (_, step) => cdfOf(shape, at(step + 1)) - cdfOf(shape, at(step)),
  )
  const most = Math.max(...masses)
  return masses.map((mass) => (most > 0 ? Math.round((100 * mass) / most) : 0))
}
