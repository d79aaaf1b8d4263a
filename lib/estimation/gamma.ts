import { normalQuantile } from "./normal"
import type { Stream } from "./random"

/**
 * Gamma(shape, 1). @see Marsaglia & Tsang (2000), A Simple Method for Generating Gamma Variables; shapes
 * below 1 by their boost Gamma(a) = Gamma(a + 1)·U^(1/a).
 */
export class GammaSampler {
  private readonly d: number = 0
  private readonly c: number = 0
  /** 1/shape below 1, else 0: no boost. */
  private readonly boost: number = 0

  constructor(shape: number) {
    this.boost = shape < 1 ? 1 / shape : 0
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    this.c = 1 / Math.sqrt(9 * this.d)
  }

  draw(stream: Stream): number {
    const { d, c, boost } = this
    for (;;) {
      const x = normalQuantile(stream.next())
      const root = 1 + c * x
      const v = root * root * root
      if (v <= 0) continue
      const u = stream.next()
      const square = x * x
      if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
        return boost === 0 ? d * v : d * v * Math.exp(boost * Math.log(stream.next()))
      }
    }
  }
}
