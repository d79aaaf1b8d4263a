import type { Distribution } from "../domain/distribution"
import { centralOf, componentsOf, dirichletMeans } from "./distributions"
import { sampleDirichlet, sampleScalar } from "./draw"
import type { ModelInput, ModelValue, VarRef } from "./model-input"
import { Stream } from "./random"

/** A value's draws, one for each try of the block. */
export type Column = Float64Array

type Drawn = { name: string; distribution: Distribution; stream: Stream; columns: Map<string, Column> }

/**
 * Draws of a model input's vars in blocks of tries, and of the values made from them. Every var owns a
 * stream, so try number i of a var is the same whatever else the input holds: firms that are drawn with
 * the same seed share the draws of the vars they share.
 */
export class Sampler {
  readonly size: number
  private readonly drawn = new Map<string, Drawn>()
  private readonly made: (() => void)[] = []
  private readonly seed: number
  private readonly vars: Record<string, Distribution>

  /** @param size tries in a block */
  constructor(input: ModelInput, seed: number, size: number) {
    this.vars = input.vars ?? {}
    this.seed = seed
    this.size = size
  }

  /** The column of a value; a number fills it once, a var or a product anew with each block. */
  column(value: ModelValue): Column {
    if (typeof value === "number") return new Float64Array(this.size).fill(value)
    const column = new Float64Array(this.size)
    if ("product" in value) {
      const factors = value.product.map((factor) => this.column(factor))
      this.made.push(() => multiply(factors, column))
      return column
    }
    const { mul = 1, add = 0 } = value
    const source = this.varColumn(value)
    if (mul === 1 && add === 0) return source
    this.made.push(() => {
      for (let i = 0; i < column.length; i++) column[i] = source[i]! * mul + add
    })
    return column
  }

  /** Draws the next block of tries into all columns. */
  next(): void {
    for (const { distribution, stream, columns } of this.drawn.values()) {
      if (distribution.dist === "dirichlet") sampleDirichlet(distribution, stream, [...columns.values()])
      else if (distribution.dist !== "table") sampleScalar(distribution, stream, columns.get("")!)
    }
    for (const make of this.made) make()
  }

  /** Puts every var at its median (Bernoulli, Dirichlet: mean) instead of drawing. */
  centre(): void {
    for (const { distribution, columns } of this.drawn.values()) {
      if (distribution.dist === "dirichlet") {
        for (const [name, mean] of Object.entries(dirichletMeans(distribution))) columns.get(name)!.fill(mean)
      } else if (distribution.dist !== "table") columns.get("")!.fill(centralOf(distribution))
    }
    for (const make of this.made) make()
  }

  private varColumn({ var: name, component }: VarRef): Column {
    let drawn = this.drawn.get(name)
    if (!drawn) {
      const distribution = this.vars[name]
      if (!distribution) throw new RangeError(`vars holds no "${name}"`)
      const names = distribution.dist === "dirichlet" ? componentsOf(distribution) : [""]
      const columns = new Map(names.map((key) => [key, new Float64Array(this.size)]))
      drawn = { name, distribution, stream: new Stream(this.seed, name), columns }
      this.drawn.set(name, drawn)
    }
    const column = drawn.columns.get(component ?? "")
    if (!column) throw new RangeError(`"${name}" has no component "${component ?? ""}"`)
    return column
  }
}

function multiply(factors: readonly Column[], into: Column): void {
  into.set(factors[0]!)
  for (let k = 1; k < factors.length; k++) {
    const factor = factors[k]!
    for (let i = 0; i < into.length; i++) into[i] = into[i]! * factor[i]!
  }
}
