import { roundMonths } from "./model-input"
import type { Column } from "./sample"

/** Months beyond any horizon: what stands for "never" among whole months. */
export const never = 1_000_000

/**
 * Rounded, and at most `never`. The `| 0` keeps months 32-bit integers: a month that may be Infinity or −0 is
 * a floating-point number to the compiler, and walking an array by those takes three times as long.
 */
export function wholeMonths(x: number): number {
  return roundMonths(Math.max(-never, Math.min(never, x))) | 0
}

/** How chips leave: by failure, and by age. Lines of chips that leave alike share it, and a try loads it once. */
export class Attrition {
  /** Age at which units leave, whole months. */
  life = never
  // Share of units that get through a month, and through their whole life: in an array, where doubles need no box.
  private readonly shares = new Float64Array(2)

  /** @param lifeMonths age at which units leave, months; null: never */
  constructor(
    private readonly hazardPerYear: Column,
    private readonly lifeMonths: Column | null,
  ) {}

  load(i: number): void {
    const { hazardPerYear, lifeMonths, shares } = this
    const hazardPerMonth = hazardPerYear[i]! / 12
    shares[0] = Math.exp(-hazardPerMonth)
    this.life = lifeMonths === null ? never : Math.max(0, wholeMonths(lifeMonths[i]!))
    shares[1] = this.life === never ? 0 : Math.exp(-hazardPerMonth * this.life)
  }

  get survivalOfMonth(): number {
    return this.shares[0]!
  }

  get survivalOfLife(): number {
    return this.shares[1]!
  }
}

/** One `Attrition` for each pair of columns that it is asked for. */
export class Attritions {
  readonly all: Attrition[] = []
  private readonly known = new Map<Column, Map<Column | null, Attrition>>()

  of(hazardPerYear: Column, lifeMonths: Column | null): Attrition {
    const ofHazard = this.known.get(hazardPerYear) ?? new Map<Column | null, Attrition>()
    this.known.set(hazardPerYear, ofHazard)
    const known = ofHazard.get(lifeMonths)
    if (known) return known
    const attrition = new Attrition(hazardPerYear, lifeMonths)
    ofHazard.set(lifeMonths, attrition)
    this.all.push(attrition)
    return attrition
  }
}
