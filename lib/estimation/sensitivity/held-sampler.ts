import type { Distribution } from "../../domain/distribution"
import { componentsOf } from "../distributions"
import type { ModelInput, ModelValue, VarRef } from "../model-input"
import { Sampler, type Column } from "../sample"

type Held = {
  distribution: Distribution
  /** One column, or one for each of a Dirichlet's `componentsOf`. */
  columns: Column[]
  /** Components of a Dirichlet that some value uses. */
  components: Set<string>
  /** What to work out anew when the var changes, in order. */
  remake: (() => void)[]
}

/**
 * Columns whose vars are put in from outside instead of drawn, one at a time where only one changes. It knows
 * which vars the model has asked for.
 */
export class HeldSampler extends Sampler {
  private readonly distributions: Record<string, Distribution>
  private readonly held = new Map<string, Held>()

  /** @param size rows in a block */
  constructor(input: ModelInput, size: number) {
    super(input, 0, size)
    this.distributions = input.vars ?? {}
  }

  override column(value: ModelValue): Column {
    return this.columnFrom(value).column
  }

  /** Vars that some value uses, by name. */
  get used(): ReadonlyMap<string, Pick<Held, "distribution" | "columns" | "components">> {
    return this.held
  }

  /** Sets a var in all rows, and what is made of it. */
  put(name: string, columns: readonly Column[]): void {
    const held = this.held.get(name)
    if (!held) throw new RangeError(`no value uses "${name}"`)
    for (let k = 0; k < held.columns.length; k++) held.columns[k]!.set(columns[k]!)
    for (let k = 0; k < held.remake.length; k++) held.remake[k]!()
  }

  private columnFrom(value: ModelValue): { column: Column; from: Held[] } {
    const column = new Float64Array(this.size)
    if (typeof value === "number") return { column: column.fill(value), from: [] }
    if ("product" in value) {
      const factors = value.product.map((factor) => this.columnFrom(factor))
      const columns = factors.map((factor) => factor.column)
      const from = [...new Set(factors.flatMap((factor) => factor.from))]
      const make = () => multiply(columns, column)
      make()
      for (const held of from) held.remake.push(make)
      return { column, from }
    }
    const { mul = 1, add = 0 } = value
    const held = this.heldOf(value.var)
    const source = sourceOf(held, value)
    if (mul === 1 && add === 0) return { column: source, from: [held] }
    held.remake.push(() => {
      for (let i = 0; i < column.length; i++) column[i] = source[i]! * mul + add
    })
    return { column, from: [held] }
  }

  private heldOf(name: string): Held {
    const known = this.held.get(name)
    if (known) return known
    const distribution = Object.hasOwn(this.distributions, name) ? this.distributions[name] : undefined
    if (!distribution) throw new RangeError(`vars holds no "${name}"`)
    const count = distribution.dist === "dirichlet" ? componentsOf(distribution).length : 1
    const columns = Array.from({ length: count }, () => new Float64Array(this.size))
    const held = { distribution, columns, components: new Set<string>(), remake: [] }
    this.held.set(name, held)
    return held
  }
}

function sourceOf({ distribution, columns, components }: Held, { var: name, component }: VarRef): Column {
  const at = distribution.dist === "dirichlet" ? componentsOf(distribution).indexOf(component ?? "") : 0
  const column = columns[at]
  if (!column) throw new RangeError(`"${name}" has no component "${component ?? ""}"`)
  if (component !== undefined) components.add(component)
  return column
}

function multiply(factors: readonly Column[], into: Column): void {
  into.set(factors[0]!)
  for (let k = 1; k < factors.length; k++) {
    const factor = factors[k]!
    for (let i = 0; i < into.length; i++) into[i] = into[i]! * factor[i]!
  }
}
