import { compareAddress } from "@/lib/compare-link"
import { leastCompared, mostCompared } from "@/lib/contracts/compare"
import { listed } from "@/lib/compare-words"
import { withKnown } from "@/lib/known-link"

export type ReadyFirm = { slug: string; name: string; kind: string; hasNumber: boolean }

/** Comparisons that make sense without a choice: firms with a number, and those of one kind. */
export function ReadyMade({ firms, known = null }: { firms: readonly ReadyFirm[]; known?: string | null }) {
  const sets = [
    { title: "All with a number", of: firms.filter(({ hasNumber }) => hasNumber) },
    { title: "Large platforms", of: firms.filter(({ kind }) => kind === "hyperscaler") },
    { title: "Model start-ups", of: firms.filter(({ kind }) => kind === "model startup") },
    { title: "Chip and server makers", of: firms.filter(({ kind }) => kind === "hardware") },
  ].map(({ title, of }) => ({ title, of: of.slice(0, mostCompared) }))
  return (
    <ul className="mt-3 grid max-w-[60rem] gap-x-8 gap-y-2 sm:grid-cols-2">
      {sets
        .filter(({ of }) => of.length >= leastCompared)
        .map(({ title, of }) => (
          <li key={title}>
            <a
              href={withKnown(
                compareAddress({ firms: of.map(({ slug }) => slug), set: "own", workload: "both" }),
                known,
              )}
            >
              {title}
            </a>
            <span className="block text-13 text-muted">{listed(of.map(({ name }) => name))}</span>
          </li>
        ))}
    </ul>
  )
}
