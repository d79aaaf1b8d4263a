import "server-only"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Records } from "@/lib/domain/record"
import type { LineOrigin } from "@/lib/estimation/assemble/supply-lines"
import type { Run } from "./compute-estimate"

type Workloads = Pick<Estimate, "training" | "inference">

/**
 * A run whose lines are called by a mark of their order or flow, not by its title. No number rests on a title: what
 * is made of such a run holds whatever the records are called, and an edit of a title has nothing made again.
 */
export function unnamed(run: Run): Run {
  const lines = run.assembly.lines.map((line) => ({ ...line, title: markOf(line) }))
  return { ...run, assembly: { ...run.assembly, lines } }
}

/** An estimate of an unnamed run in the words of the records that it is read with. */
export function named(estimate: Estimate, { assembly }: Run, { chip }: Pick<Records, "chip">): Estimate {
  const titles = new Map(assembly.lines.map((line) => [markOf(line), line.title]))
  const chips = new Map(chip.map(({ id, name }) => [id, name]))
  const words = (text: string) =>
    text.replace(/\{\{(?:order|flow) [^{}]+\}\}/g, (mark) => titles.get(mark) ?? mark)
  const spoken = (of: keyof Workloads) => ({ ...estimate[of], why: estimate[of].why.map(words) })
  const { stockSeries } = estimate
  return {
    ...estimate,
    training: spoken("training"),
    inference: spoken("inference"),
    lines: estimate.lines.map((line) => ({ ...line, title: titles.get(line.title) ?? line.title })),
    stockSeries: stockSeries && {
      ...stockSeries,
      chips: stockSeries.chips.map((part) => ({ ...part, name: chips.get(part.chip) ?? part.chip })),
    },
  }
}

function markOf({ orderId, flowId, lineId }: Pick<LineOrigin, "orderId" | "flowId" | "lineId">): string {
  return orderId === null ? `{{flow ${flowId ?? lineId}}}` : `{{order ${orderId}}}`
}
