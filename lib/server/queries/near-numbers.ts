import "server-only"
import type { Candidate } from "@/lib/nearest-names"
import { numberPath, readNumberPath } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { loadCatalogue } from "./catalogue"

/** Of what kind of record each kind of number is. */
const subjects = {
  runway: "company",
  stock: "company",
  exposure: "company",
  driver: "company",
  scenario: "company",
  order: "order",
  assumption: "assumption",
  spec: "chip",
} as const

/** The same number of other firms, orders, assumptions or chips, for an address that names none on record. */
export async function nearNumbers(parts: readonly string[]): Promise<Candidate[]> {
  const [of = "", , ...rest] = parts
  if (!Object.hasOwn(subjects, of)) return []
  const { records } = await loadCatalogue()
  const named: readonly { id: string; name?: string; title?: string; meaning?: string }[] =
    records[subjects[of as keyof typeof subjects]]
  return named.flatMap(({ id, name, title, meaning }) => {
    const key = readNumberPath([of, id, ...rest])
    return key
      ? [
          {
            href: routes.number(key),
            name: name ?? title ?? meaning ?? id,
            keys: [decodeURIComponent(numberPath(key))],
          },
        ]
      : []
  })
}
