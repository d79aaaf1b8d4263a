import { recordKindWords } from "@/lib/record-kind-words"
import type { RecordKind } from "@/lib/domain/record"
import { OpenNumber } from "./open-number"

const words: Readonly<Record<string, { one: string; many: string }>> = {
  ...recordKindWords,
  company: { one: "firm", many: "firms" },
  report: { one: "report", many: "reports" },
}

/**
 * How many records of a kind there are, of all or of one firm: "145 reports", which opens to what is counted. Nothing of
 * the kind stays plain.
 */
export function OpenCount({
  kind,
  firm = null,
  count,
}: {
  kind: RecordKind | "report"
  firm?: string | null
  count: number
}) {
  const { one, many } = words[kind]!
  if (count === 0) return `no ${many}`
  return (
    <OpenNumber of={{ of: "count", kind, firm }}>
      {count} {count === 1 ? one : many}
    </OpenNumber>
  )
}
