import type {
  Contradiction,
  ContradictionClaim,
  Contradictions,
  FirmIfTrue,
  RunwaysInBrief,
  Truth,
} from "@/lib/contracts/contradiction"
import type { ReportView } from "@/lib/contracts/claim"
import type { Grade } from "@/lib/domain/company"
import { matterStake } from "@/lib/contradiction-stake"
import { makeReport } from "./claims"

const horizonMonths = 60

/** Both workloads with a median; null: no number. */
export function makeRunways(
  training: number | null,
  inference: number | null,
  grade: Grade = "shown",
): RunwaysInBrief {
  const one = (p50: number | null) =>
    p50 === null
      ? { grade: "none" as const, own: null, all: null, whyNone: "the inputs contradict it" }
      : {
          grade,
          own: { p5: 0, p25: p50, p50, p75: p50, p95: null },
          all: { p5: 1, p25: p50, p50: p50 + 5, p75: null, p95: null },
          whyNone: null,
        }
  return { training: one(training), inference: one(inference) }
}

export function makeFirmIfTrue(over: Partial<FirmIfTrue> = {}): FirmIfTrue {
  return {
    slug: "tencent",
    name: "Tencent",
    published: makeRunways(10, 19),
    ifTrue: makeRunways(11, 23),
    isSame: false,
    ...over,
  }
}

export function makeTruth(...firms: FirmIfTrue[]): Truth {
  return { is: "input", inPlaceOf: null, allCame: false, takenWith: [], firms }
}

/** A report in a contradiction; its order counts and moves nothing unless a test says so. */
export function makeContradicting(
  report: Partial<ReportView> & { id: string },
  over: Partial<Extract<ContradictionClaim, { kind: "report" }>> = {},
): ContradictionClaim {
  return {
    kind: "report",
    claim: makeReport(report),
    order: { id: "an-order", title: "An order", isCounted: true },
    repeats: null,
    price: null,
    truth: makeTruth(makeFirmIfTrue({ ifTrue: makeRunways(10, 19), isSame: true })),
    ...over,
  }
}

/** A matter of these claims, with what hangs on it worked out from them. */
export function makeMatter(claims: ContradictionClaim[], over: Partial<Contradiction> = {}): Contradiction {
  return {
    id: "a-matter",
    title: "One million or 120,000?",
    kind: "magnitude",
    explanation: "The wire has a million. A rewrite has 120,000.",
    claims,
    companies: [{ slug: "tencent", name: "Tencent" }],
    ...matterStake(claims, horizonMonths),
    ...over,
  }
}

export function makeContradictions(matters: Contradiction[]): Contradictions {
  return { asOf: "2026-11", dataVersion: 7, horizonMonths, matters }
}
