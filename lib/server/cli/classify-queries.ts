import "server-only"
import { z } from "zod"
import type { Chip } from "@/lib/domain/chip"
import type { Law, Specs } from "@/lib/export-controls"
import { AppError } from "@/lib/server/errors"
import { inputFaults } from "./classify-inputs"
import { nearest } from "./nearest"

/** The word for all rules in force together, in place of a rule's id. */
export const combined = "COMBINED"

export type ClassifyQuery = {
  id: string
  /** A part on record; null where the inputs stand alone. */
  chip: string | null
  /** Measures, or changes to those of the part; null is unknown. */
  inputs: Specs
  rule: string
  date: string
}

const querySchema = z.strictObject({
  id: z.string("must be a text that names the query").min(1, "must not be empty"),
  chip: z.string("must be the id of a part").nullable().optional(),
  // Looked at below, measure by measure: a schema of all of them takes ten times as long.
  inputs: z.unknown().optional(),
  rule: z.string(`must be the id of a rule, or ${combined}`),
  date: z.iso.date({
    error: ({ input }) => `must be a day that exists, written YYYY-MM-DD, not ${said(input)}`,
  }),
})

const fileSchema = z.strictObject({ queries: z.array(z.unknown(), "must be a list of queries") })

/** As many faults as a reader can mend in one go. */
const mostShown = 20

/**
 * The queries of a file, in its order.
 *
 * @param name of the file, for messages
 * @throws AppError that names each query at fault (by its id), the field and the cure
 */
export function readQueries(
  json: string,
  name: string,
  chips: ReadonlyMap<string, Chip>,
  law: Law,
): ClassifyQuery[] {
  const faults: string[] = []
  const seen = new Set<string>()
  const queries: ClassifyQuery[] = []
  const around = fileSchema.safeParse(parse(json, name))
  if (!around.success) throw refused(around.error.issues.flatMap((issue) => lines(name, issue)))

  around.data.queries.forEach((raw, index) => {
    const read = querySchema.safeParse(raw)
    const at = nameOf(raw, index)
    if (!read.success) {
      faults.push(...read.error.issues.flatMap((issue) => lines(at, issue)))
      return
    }
    const { id, chip = null, inputs, rule, date } = read.data
    const problems = [
      ...(seen.has(id) ? ["id: stands twice; give each query an id of its own"] : []),
      ...(chip === null && inputs === undefined
        ? ['chip, inputs: give the id of a part, or inputs such as {"tpp": 2368}, or both']
        : []),
      ...(chip === null || chips.has(chip)
        ? []
        : [`chip: no part has the id ${said(chip)}; ${nearestChips(chip, chips)}`]),
      ...(rule === combined || law.byId.has(rule)
        ? []
        : [`rule: no rule has the id ${said(rule)}; ${nearestRules(rule, law)}`]),
      ...inputFaults(inputs),
    ]
    faults.push(...problems.map((problem) => `${at}: ${problem}`))
    seen.add(id)
    queries.push({ id, chip, inputs: (inputs ?? {}) as Specs, rule, date })
  })
  if (faults.length > 0) throw refused(faults)
  return queries
}

function parse(json: string, name: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw refused([`${name}: is not JSON (${error instanceof Error ? error.message : String(error)})`])
  }
}

function refused(faults: readonly string[]): AppError {
  const shown = faults.slice(0, mostShown)
  if (faults.length > mostShown) shown.push(`… and ${faults.length - mostShown} more.`)
  return new AppError("invalid-input", shown.join("\n"))
}

/** `query "q7"`, or its place where it has no id to be named by. */
function nameOf(raw: unknown, index: number): string {
  const id = raw !== null && typeof raw === "object" && "id" in raw ? raw.id : undefined
  return typeof id === "string" && id !== "" ? `query ${said(id)}` : `queries.${index}`
}

function lines(at: string, issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String)
  if (issue.code !== "unrecognized_keys") {
    return [`${[at, path.join(".")].filter((part) => part !== "").join(": ")}: ${issue.message}`]
  }
  const known = at.startsWith("quer") ? fields : ["queries"]
  return issue.keys.map((key) => `${at}: ${key}: is not known here; known are ${known.join(", ")}`)
}

const fields = ["id", "chip", "inputs", "rule", "date"]

function said(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value)
}

function nearestChips(typed: string, chips: ReadonlyMap<string, Chip>): string {
  const candidates = [...chips.values()].map(({ id, name, labels }) => ({
    href: id,
    name: id,
    keys: [id, name, ...labels],
  }))
  return nearest(typed, candidates) ?? "data/chips.json has them all"
}

function nearestRules(typed: string, law: Law): string {
  const candidates = [
    { name: combined, keys: [combined] },
    ...law.rules.map(({ id, name, shortName }) => ({ name: id, keys: [id, name, shortName] })),
  ]
  return nearest(typed, candidates) ?? `known are ${candidates.map(({ name }) => name).join(", ")}`
}
