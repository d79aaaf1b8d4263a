import { z } from "zod"

const clip = { min: z.number().optional(), max: z.number().optional() }
const positive = z.number().positive()

const lognormal = z.strictObject({ dist: z.literal("lognormal"), p5: positive, p95: positive, ...clip })
const triangular = z.strictObject({
  dist: z.literal("triangular"),
  lo: z.number(),
  mode: z.number(),
  hi: z.number(),
  ...clip,
})
const normal = z.strictObject({
  dist: z.literal("normal"),
  mean: z.number(),
  sd: z.number().nonnegative(),
  ...clip,
})
const beta = z.strictObject({
  dist: z.literal("beta"),
  a: positive,
  b: positive,
  lo: z.number().optional(),
  hi: z.number().optional(),
  ...clip,
})
const uniform = z.strictObject({ dist: z.literal("uniform"), lo: z.number(), hi: z.number(), ...clip })
const bernoulli = z.strictObject({ dist: z.literal("bernoulli"), p: z.number().min(0).max(1), ...clip })
const fixed = z.strictObject({ dist: z.literal("fixed"), value: z.number().nullable(), ...clip })

const weight = { weight: z.number().nonnegative() }
const claim = z.discriminatedUnion("dist", [
  lognormal.extend(weight),
  triangular.extend(weight),
  normal.extend(weight),
  beta.extend(weight),
  uniform.extend(weight),
  fixed.extend(weight),
])

const mixture = z.strictObject({ dist: z.literal("mixture"), claims: z.array(claim).min(1), ...clip })
const dirichlet = z.strictObject({
  dist: z.literal("dirichlet"),
  concentration: positive,
  weights: z.record(z.string(), positive),
})
/** Values by name, for tables such as the reliability of each kind of source. Never sampled. */
const table = z.strictObject({ dist: z.literal("table"), values: z.record(z.string(), z.number()) })

/**
 * A distribution as the methodology's section 8.1 lists them. `p5` and `p95` are percentiles, `lo` and
 * `hi` absolute ends; `min` and `max` clip a draw. A `fixed` null means "absent" (no half-life, say).
 */
export const distributionSchema = z.discriminatedUnion("dist", [
  fixed,
  lognormal,
  triangular,
  normal,
  beta,
  uniform,
  bernoulli,
  mixture,
  dirichlet,
  table,
])
export type Distribution = z.infer<typeof distributionSchema>
