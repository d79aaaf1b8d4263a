import "server-only"
import type { Case } from "@/lib/domain/case"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { NotANumber } from "@/lib/estimation"
import { BeyondLimit } from "@/lib/estimation/check-run"
import { runCase, type CaseRun } from "@/lib/estimation/case/run-case"
import { readLabQuery } from "@/lib/lab/link"
import { assumptionOfParam, isLinkWord } from "@/lib/lab/link-names"
import { AppError } from "@/lib/server/errors"
import { centralOf, type CompanyReport } from "@/lib/server/estimates/company-report"
import { refuseFaults } from "@/lib/server/lab/check-case"
import { kitOf } from "@/lib/server/lab/kit"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** What a case gives on the command line: a firm's report as ever, with the case and what it made drop out. */
export type CaseReport = CompanyReport & {
  case: Case
  dropped: { orderId: string; why: string }[]
}

/**
 * A firm's report under a reader's case. A month in the case holds unless `--as-of` gives another.
 *
 * @param text the query of the laboratory's address, with or without its "?" and its firm
 * @throws AppError invalid-input for what cannot be read, or cannot be run as it is asked
 */
export function caseReport(
  catalogue: Catalogue,
  company: Company,
  { text, asOf, draws, seed }: { text: string; asOf: Month | undefined; draws: number; seed: number },
): CaseReport {
  const asked = readCase(text, company)
  const month = asOf ?? asked.asOf ?? catalogue.dataset.asOf
  const kit = kitOf(catalogue, company, month)
  refuseFaults(kit, asked)
  const { assembly, report, graded } = ran(() => runCase(kit, asked, { draws, seed }))
  const grade = (workload: "training" | "inference") => {
    const { grade: found, why } = graded?.[workload] ?? { grade: "none", why: [] }
    return { grade: found, why: why.join(" ") }
  }
  const [training, inference] = [grade("training"), grade("inference")]
  const numbers = { ...report }
  if (training.grade === "none") {
    delete numbers.stockT
    delete numbers.allT
  }
  if (inference.grade === "none") {
    delete numbers.stockI
    delete numbers.allI
  }
  const input = report === null ? null : assembly.input
  return {
    ...numbers,
    company: company.id,
    asOf: month,
    dataVersion: catalogue.dataVersion,
    case: { ...asked, asOf: month },
    grade: { training, inference },
    central: input && centralOf(input, training.grade !== "none", inference.grade !== "none"),
    input: input && { ...input, assumptions: assembly.assumptionIds },
    missing: {
      training: training.grade === "none" ? orReason(assembly.missing.training, training.why) : [],
      inference: inference.grade === "none" ? orReason(assembly.missing.inference, inference.why) : [],
    },
    dropped: assembly.dropped,
  }
}

/** What is missing; where nothing is, why there is no number all the same. */
function orReason(missing: string[], why: string): string[] {
  return missing.length > 0 ? missing : [why]
}

function readCase(text: string, company: Company): Case {
  const query = new URLSearchParams(text.replace(/^\?/, ""))
  const named = query.get("firm")
  if (named !== null && named !== company.id) {
    throw new AppError("invalid-input", `case: it is of "${named}", and --company is "${company.id}"`)
  }
  query.set("firm", company.id)
  // What nobody reads is a slip of the keyboard here, where no other site adds parameters of its own.
  for (const name of query.keys()) {
    if (!isLinkWord(name) && assumptionOfParam(name) === null) {
      throw new AppError("invalid-input", `case: nothing is called "${name}"`)
    }
  }
  const { state, dropped } = readLabQuery(query)
  const [first] = dropped
  if (first) throw new AppError("invalid-input", `case: ${first.param}=${first.text}: ${first.why}`)
  if (state === null) throw new AppError("invalid-input", "case: it cannot be read")
  return state.case
}

/** A value that the model cannot hold, and a run beyond a limit, are the asker's to mend. */
function ran(run: () => CaseRun): CaseRun {
  try {
    return run()
  } catch (error) {
    if (error instanceof NotANumber) throw new AppError("invalid-input", `case: ${error.message}`)
    if (error instanceof BeyondLimit) throw new AppError("invalid-input", `case: ${error.message}`)
    throw error
  }
}
