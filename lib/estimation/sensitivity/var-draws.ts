import type { Distribution } from "../../domain/distribution"
import { componentsOf } from "../distributions"
import { sampleDirichlet, sampleScalar } from "../draw"
import { Stream } from "../random"
import type { Column } from "../sample"

/**
 * A var's draws, block after block, from a stream of its own: the seed and the var's name decide them, not
 * what else the input holds. A Dirichlet is drawn as a whole, a mixture as claim and value.
 */
export class VarDraws {
  /** One column, or one for each of a Dirichlet's `componentsOf`. */
  readonly columns: Column[]
  private readonly stream: Stream

  /** @param stream the stream's name where it is not the var's */
  constructor(
    readonly name: string,
    private readonly distribution: Distribution,
    seed: number,
    size: number,
    stream = name,
  ) {
    const count = distribution.dist === "dirichlet" ? componentsOf(distribution).length : 1
    this.columns = Array.from({ length: count }, () => new Float64Array(size))
    this.stream = new Stream(seed, stream)
  }

  next(): void {
    const { distribution, stream, columns } = this
    if (distribution.dist === "dirichlet") sampleDirichlet(distribution, stream, columns)
    else if (distribution.dist !== "table") sampleScalar(distribution, stream, columns[0]!)
  }
}
