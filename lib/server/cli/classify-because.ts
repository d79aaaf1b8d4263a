import "server-only"
import type { Metric } from "@/lib/domain/control-rule"
import type { Law, Reason, TestTrace, Verdict } from "@/lib/export-controls"

/** Why a verdict is as it is, in short exact lines for programs and their readers. */
export function becauseOf(verdict: Verdict, law: Law): string[] {
  const reasons = verdict.because
  const said = reasons.map(reasonLine)
  for (const { metric, value } of verdict.assumed) {
    if (reasons.some((reason) => asks(reason, metric, law))) {
      said.push(`assumed: ${metric} ${JSON.stringify(value)}`)
    }
  }
  return said
}

/** Whether a step to the answer rests on a measure; on the vendor, where its text was sent to some of them. */
function asks(reason: Reason, metric: Metric, law: Law): boolean {
  if (metric === "vendor" && "ruleId" in reason) {
    return (law.byId.get(reason.ruleId)?.appliesTo.vendors ?? null) !== null
  }
  return reason.kind === "branch" && reason.tests.some((test) => test.metric === metric)
}

function reasonLine(reason: Reason): string {
  switch (reason.kind) {
    case "branch":
      return branchLine(reason)
    case "state":
      return `${reason.ruleId}: ${reason.state === "unknown" ? "its state on that day is unknown" : reason.state}`
    case "not addressed":
      return `${reason.ruleId}: not sent to ${reason.vendor}`
    case "passed on":
      return `${reason.ruleId}: passes the question on to ${reason.to}`
    case "letter":
      return `${reason.ruleId}: catches the part as well; ${reason.stands ? "its answer stands" : "a stricter or published answer stands"}`
    case "practice":
      return `${reason.ruleId}: says how licences under the letter are answered`
    case "listed":
      return `buyer listed: ${reason.listingId}`
    case "abroad":
      return "from abroad to abroad: exported_from_us false"
    case "scenario":
      return `scenario: ${reason.what}`
  }
}

type BranchReason = Extract<Reason, { kind: "branch" }>

function branchLine({ ruleId, category, paragraph, holds, tests }: BranchReason): string {
  const where = paragraph === null || paragraph === category ? category : `${category} (${paragraph})`
  const found = tests.map(testWords).join("; ")
  const head = holds === true ? `${ruleId}, ${where}` : `${ruleId}, ${where}, possible`
  return found === "" ? head : `${head}: ${found}`
}

/** "tpp 2640 >= 2400", "tpp 1912 not >= 2400", "tpp unknown, >= 2400 asked". */
function testWords({ metric, op, threshold, value, holds }: TestTrace): string {
  const line = Array.isArray(threshold) ? `(${threshold.join(", ")})` : String(threshold)
  if (holds === null) return `${metric} unknown, ${op} ${line} asked`
  const shown = typeof value === "number" ? numberWords(value, threshold) : String(value)
  return `${metric} ${shown} ${holds ? "" : "not "}${op} ${line}`
}

/** Six digits, or all of them where those would read like the threshold. */
function numberWords(value: number, threshold: unknown): string {
  const short = Number(value.toPrecision(6))
  return String(short === threshold ? value : short)
}
