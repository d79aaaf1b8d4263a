import { effectiveMonths, runGrowth } from "../demand"
import type { ModelInput, ModelValue, SupplyLine } from "../model-input"
import { Sampler } from "../sample"

/**
 * The input as time alone would make it some months on: nothing new is learnt, every supply line comes as it was
 * expected, and need and serving have grown as they were expected to at the median. With constant growth the central
 * runway is shorter by just so many months.
 *
 * The half-life of a growth begins anew, and a share given as a product does not drift: both stand in the next
 * month's own assumptions.
 *
 * @param months whole months, negative for back in time
 */
export function advance(input: ModelInput, months: number): ModelInput {
  if (!Number.isInteger(months)) throw new RangeError(`months must be whole, got ${months}`)
  if (months === 0) return input
  const { supply, training, inference, allocation } = input
  const central = centralValues(input)
  return {
    ...input,
    ...(supply && { supply: supply.map((line) => shifted(line, months)) }),
    ...(training && {
      training: {
        ...training,
        runFlop0: times(
          training.runFlop0,
          grown(
            runGrowth(
              central(training.runGrowthPerYear, 1),
              central(training.algoGainPerYear, 1),
              central(training.gainTakenShare, 0),
            ),
            halfLifeOf(training.growthHalfLifeMonths, central),
            months,
          ),
        ),
      },
    }),
    ...(inference && {
      inference: {
        ...inference,
        ...(inference.tokensPerDay0 !== undefined && {
          tokensPerDay0: times(
            inference.tokensPerDay0,
            grown(
              central(inference.growthPerYear, 1),
              halfLifeOf(inference.growthHalfLifeMonths, central),
              months,
            ),
          ),
        }),
        ...(inference.serveGainPerYear !== undefined && {
          serveBase: times(
            inference.serveBase ?? 1,
            grown(
              central(inference.serveGainPerYear, 1),
              halfLifeOf(inference.serveGainHalfLifeMonths, central),
              months,
            ),
          ),
        }),
      },
    }),
    ...(allocation && {
      allocation: {
        ...allocation,
        trainShare0: plus(allocation.trainShare0, (central(allocation.driftPerYear, 0) * months) / 12),
      },
    }),
  }
}

function shifted(line: SupplyLine, months: number): SupplyLine {
  const endMonth = line.endMonth - months
  return {
    ...line,
    // What has come by the new month is stock.
    class: line.class === "order" && endMonth < 0 ? "stock" : line.class,
    startMonth: line.startMonth - months,
    endMonth,
    ...(line.control && {
      control: { ...line.control, effectiveMonth: line.control.effectiveMonth - months },
    }),
  }
}

/** Growth over some months, as a factor. Back in time the growth of before is taken to have been that of month 0. */
function grown(perYear: number, halfLife: number | null, months: number): number {
  return perYear ** (effectiveMonths(months, months < 0 ? null : halfLife) / 12)
}

type Central = (value: ModelValue | undefined, absent: number) => number

function halfLifeOf(value: ModelValue | null | undefined, central: Central): number | null {
  return value === null || value === undefined ? null : central(value, 1)
}

/** Each value with every var at its median, as in the central run. */
function centralValues(input: ModelInput): Central {
  return (value, absent) => {
    const sampler = new Sampler(input, 0, 1)
    const column = sampler.column(value ?? absent)
    sampler.centre()
    return column[0]!
  }
}

function times(value: ModelValue, factor: number): ModelValue {
  if (factor === 1) return value
  if (typeof value === "number") return value * factor
  if ("product" in value) return { product: [...value.product, factor] }
  return {
    ...value,
    mul: (value.mul ?? 1) * factor,
    ...(value.add === undefined ? {} : { add: value.add * factor }),
  }
}

function plus(value: ModelValue, more: number): ModelValue {
  if (more === 0) return value
  // The model keeps the share between its bounds; a number has to be one.
  if (typeof value === "number") return Math.min(1, Math.max(0, value + more))
  return "product" in value ? value : { ...value, add: (value.add ?? 0) + more }
}
