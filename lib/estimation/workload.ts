/** The two source sets: the firm's own stock, and all supply. */
export type SourceSet = "stock" | "all"

export type BySet = Record<SourceSet, Float64Array>

/** One kind of work, training or inference, in each month t = 0…H of a try. */
export type Workload = {
  /** FLOP a month for training, tokens a day for inference. */
  readonly required: Float64Array
  readonly available: BySet
  /** Available over required; for training also over what a single run needs, whichever is less. */
  readonly cover: BySet
}

export function emptyWorkload(horizon: number): Workload {
  const series = () => new Float64Array(horizon + 1)
  const pair = () => ({ stock: series(), all: series() })
  return { required: series(), available: pair(), cover: pair() }
}
