import type { Distribution } from "@/lib/domain/distribution"
import {
  defaultHorizonMonths,
  type ModelInput,
  type ModelValue,
  type SupplyLine,
} from "@/lib/estimation/model-input"

/**
 * The engine's model in the Squiggle language, for one firm: the yardstick of `npm run bench`.
 *
 * Written the way that runs fastest there: every var is a sample set and a month's numbers are sums and
 * products of whole sample sets; an operation in a function that is called draw by draw takes about ten
 * times as long. Months in service depend on uncertain lags and lives, so a line's chips are the geometric series
 * of its cohorts in closed form. The source's value is a list of four lists of runways, one number a draw:
 * stockT, allT, stockI, allI, with −1 for beyond the horizon.
 *
 * @throws RangeError for what the translation leaves out: controls, hazards of 0, one workload alone
 */
export function squiggleSource(input: ModelInput): string {
  const { training, inference, allocation } = input
  if (!training || !inference || !allocation) throw new RangeError("the translation needs both workloads")
  const horizon = input.horizonMonths ?? defaultHorizonMonths
  const lines = (input.supply ?? []).map((line, k) => lineSource(input, line, k))
  const own = (input.supply ?? []).flatMap((line, k) => (isOwn(line) ? [k] : []))
  const others = (input.supply ?? []).flatMap((line, k) => (isOwn(line) ? [] : [k]))
  const sum = (of: string, which: number[]) => which.map((k) => `${of}${k} * units[${k}]`).join(" + ") || "0"
  const number = (value: ModelValue | null | undefined, absent: number) => expression(value ?? absent)
  const tau = (halfLife: ModelValue | null | undefined) =>
    halfLife === null || halfLife === undefined
      ? "t"
      : `(${expression(halfLife)} / 0.6931471805599453) * (1 - 2 ^ (-t / ${expression(halfLife)}))`

  return `
${Object.entries(input.vars ?? {})
  .flatMap(([name, distribution]) => varSource(name, distribution))
  .join("\n")}
set(x) = SampleSet(x)
whole(x) = SampleSet.map(set(x), {|x| floor(x + 0.5)})
lag = whole(${number(input.deployLagMonths, 0)})
otherUse = ${number(allocation.otherUseShare, 0)}
uptime = ${expression(training.uptime)}
params = ${expression(inference.activeParamsB)} * 1e9
bytesPerToken = params * ${expression(inference.bytesPerParam)} / ${expression(inference.weightSharing)} + ${expression(inference.kvBytesPerToken)} * ${expression(inference.contextTokens)}
inputShare = ${expression(inference.inputShare)}
cacheHit = ${expression(inference.cacheHitShare)}
compute = ${expression(inference.etaCompute)} * 1e12 / (2 * params)
kappaPrefill = ${expression(inference.kappaPrefill)}
kappaDecode = ${expression(inference.kappaDecode)}
bandwidth = ${expression(inference.etaBandwidth)} * 1e9 / bytesPerToken
${lines.join("\n")}
perRun = SampleSet.min(
  set(12 / (${expression(training.runsPerYear)} * ${expression(training.rdMultiplier)})),
  set(${expression(training.maxClusterShare)} * ${expression(training.maxRunMonths)})
)
growthT = log(${expression(training.runGrowthPerYear)} / ${number(training.algoGainPerYear, 1)} ^ ${number(training.gainTakenShare, 0)}) / 12
growthI = log(${number(inference.growthPerYear, 1)}) / 12
gain = log(${number(inference.serveGainPerYear, 1)}) / 12
base = 86400 * ${number(inference.utilisation, 0)} * ${number(inference.serveBase, 1)}
month(t) = {
  share = SampleSet.max(SampleSet.min(set(${expression(allocation.trainShare0)} + ${number(allocation.driftPerYear, 0)} * t / 12), set(${number(allocation.max, 1)})), set(${number(allocation.min, 0)}))
  units = [${lines.map((_, k) => `units${k}(t)`).join(", ")}]
  afford = share * perRun / (${expression(training.runFlop0)} * exp(growthT * (${tau(training.growthHalfLifeMonths)})))
  ownT = ${sum("train", own)}
  allT = ownT + ${sum("train", others)}
  ownI = ${sum("serve", own)} - share * (${sum("both", own)})
  allI = ownI + ${sum("serve", others)} - share * (${sum("both", others)})
  tokens = ${number(inference.selfServedShare, 1)} * ${number(inference.tokensPerDay0, 1)} * exp(growthI * (${tau(inference.growthHalfLifeMonths)}))
  serve = base * exp(gain * (${tau(inference.serveGainHalfLifeMonths)})) / tokens
  [ownT * afford, allT * afford, ownI * serve, allI * serve]
}
covers = List.map(List.upTo(0, ${horizon}), month)
runways(key) = SampleSet.toList(SampleSet.mapN(
  List.map(covers, {|c| set(c[key])}),
  {|cover| List.findIndex(cover, {|x| x < 1})}
))
[runways(0), runways(1), runways(2), runways(3)]
`
}

function isOwn(line: SupplyLine): boolean {
  return line.class === "stock" || line.class === "order"
}

/** What one line adds a unit to each workload, and its units at work in month t. */
function lineSource(input: ModelInput, line: SupplyLine, k: number): string {
  const chip = input.chips[line.chip]
  if (!chip || line.control) throw new RangeError(`line ${k} has a control or an unknown chip`)
  const of = (value: ModelValue | null | undefined, absent: number) => expression(value ?? absent)
  const life = line.termMonths ?? chip.serviceLifeMonths ?? 1e6
  const isFlow = line.unitsPerMonth !== undefined
  const delivered = isFlow
    ? of(line.unitsPerMonth, 0)
    : `${of(line.units, 0)} / ${line.endMonth - line.startMonth + 1}`
  return `
weight${k} = ${of(chip.trainWeight, 0)}
train${k} = weight${k} * (1 - otherUse) * ${of(chip.tflopsTrain, 0)} * 1e12 * ${of(chip.mfu, 0)} * uptime * 2629800
rate${k} = compute * ${of(chip.inferFactor, 1)} * ${of(chip.tflopsInfer, 0)}
decode${k} = SampleSet.min(set(rate${k} / kappaDecode), set(bandwidth * ${of(chip.inferFactor, 1)} * ${of(chip.memBandwidthGBs, 0)}))
serve${k} = (1 - otherUse) / (inputShare * (1 - cacheHit) * kappaPrefill / rate${k} + (1 - inputShare) / decode${k})
both${k} = weight${k} * serve${k}
shift${k} = lag + whole(${of(line.delayMonths, 0)})
first${k} = set(${line.startMonth} + shift${k})
last${k} = set(${line.endMonth} + shift${k})
oldest${k} = whole(${expression(life)}) - 1
decay${k} = exp(-${of(chip.hazardPerYear, 0)} / 12)
growth${k} = ${isFlow ? `${of(line.growthPerYear, 1)} ^ (1 / 12)` : "1"}
ratio${k} = decay${k} / growth${k}
head${k} = ${delivered} * ${of(line.realisedShare, 1)} / (1 - ratio${k})
units${k}(t) = {
  newest = SampleSet.max(t - last${k}, 0)
  cohorts = SampleSet.max(SampleSet.min(t - first${k}, oldest${k}) - newest + 1, 0)
  head${k} * decay${k} ^ newest * ${isFlow ? `growth${k} ^ (t - first${k} - newest) * ` : ""}(1 - ratio${k} ^ cohorts)
}`
}

function varSource(name: string, distribution: Distribution): string[] {
  if (distribution.dist === "dirichlet") {
    const parts = Object.entries(distribution.weights)
    const gammas = parts.map(
      ([part, weight]) => `${identifier(name, part)}_ = gamma(${distribution.concentration * weight}, 1)`,
    )
    const total = parts.map(([part]) => `${identifier(name, part)}_`).join(" + ")
    return [
      ...gammas,
      `${identifier(name)}_total = ${total}`,
      ...parts.map(
        ([part]) => `${identifier(name, part)} = ${identifier(name, part)}_ / ${identifier(name)}_total`,
      ),
    ]
  }
  return [`${identifier(name)} = SampleSet(${distSource(distribution)})`]
}

function distSource(distribution: Distribution): string {
  switch (distribution.dist) {
    case "lognormal":
      return `lognormal({p5: ${distribution.p5}, p95: ${distribution.p95}})`
    case "triangular":
      return `triangular(${distribution.lo}, ${distribution.mode}, ${distribution.hi})`
    case "normal":
      return `normal(${distribution.mean}, ${distribution.sd})`
    case "beta": {
      const { a, b, lo = 0, hi = 1 } = distribution
      return `${lo} + ${hi - lo} * beta(${a}, ${b})`
    }
    case "uniform":
      return `uniform(${distribution.lo}, ${distribution.hi})`
    case "bernoulli":
      return `bernoulli(${distribution.p})`
    case "mixture": {
      const total = distribution.claims.reduce((sum, { weight }) => sum + weight, 0)
      const claims = distribution.claims.map(distSource).join(", ")
      return `mx([${claims}], [${distribution.claims.map(({ weight }) => weight / total).join(", ")}])`
    }
    case "fixed":
      return String(distribution.value ?? 0)
    case "dirichlet":
    case "table":
      throw new RangeError(`${distribution.dist} has no single Squiggle distribution`)
  }
}

function expression(value: ModelValue): string {
  if (typeof value === "number") return value < 0 ? `(${value})` : String(value)
  if ("product" in value) return `(${value.product.map(expression).join(" * ")})`
  const { var: name, component, mul = 1, add = 0 } = value
  const plain = identifier(name, component)
  return mul === 1 && add === 0 ? plain : `(${plain} * ${mul} + ${add})`
}

function identifier(name: string, component?: string): string {
  return `v_${component === undefined ? name : `${name}_${component}`}`.replaceAll(/[^A-Za-z0-9_]/g, "_")
}
