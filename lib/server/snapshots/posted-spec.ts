import "server-only"
import { z } from "zod"
import { inOneOrder, specFromQuery, type ReadSpec } from "@/lib/charts/permalink"
import { chartSpecSchema, specVersion, type ChartSpec } from "@/lib/charts/spec"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { usualSettings } from "@/lib/charts/spec-query"
import { asThingsStand } from "@/lib/domain/case"

const bodySchema = z.strictObject(
  {
    spec: z.looseObject(
      { version: z.number().int().positive().default(specVersion), chart: z.string().max(60) },
      "give the chart's settings as an object",
    ),
    /** The data version that the sender's page shows, so that it learns whether the data moved since. */
    shows: z.number("is the number of a data version").int().nonnegative().optional(),
  },
  { error: ({ code }) => (code === "unrecognized_keys" ? "only spec and shows are read here" : undefined) },
)

/** What counts where a body leaves a setting out. Of the laboratory: that nothing is changed. */
const usualPosted = {
  ...usualSettings,
  laboratory: {
    ...usualSettings.laboratory,
    ...{ asOf: null, scenario: asThingsStand, assumptions: {}, trust: {}, compare: null },
  },
}

/** What a posted body asks for. `shows`: null where the sender does not say what it shows. */
type Posted =
  { isValid: true; spec: ChartSpec; shows: number | null } | { isValid: false; problems: SpecProblem[] }

/**
 * The spec in a posted JSON body, `{ "spec": { "chart": "runway", "firm": "baidu" } }`. What it leaves out is as in
 * the chart's address; what the schema does not know is refused.
 */
export function specFromJson(body: unknown): Posted {
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) return { isValid: false, problems: problemsOf(parsed.error) }
  const { spec, shows = null } = parsed.data
  const usual: Readonly<Record<string, Readonly<Record<string, unknown>>>> = usualPosted
  const given = { ...(Object.hasOwn(usual, spec.chart) ? usual[spec.chart] : {}), ...spec }
  const reserved = reservedNames(given)
  if (reserved.length > 0) return { isValid: false, problems: reserved }
  // Of a known version, a field is named; of another one, why it cannot be read.
  if (spec.version === specVersion) {
    const read = chartSpecSchema.safeParse(given)
    return read.success
      ? { isValid: true, spec: inOneOrder(read.data), shows }
      : { isValid: false, problems: problemsOf(read.error).map((problem) => underSpec(problem, given)) }
  }
  const opened = migrateSpec(given)
  if (opened.status === "ok") return { isValid: true, spec: inOneOrder(opened.spec), shows }
  const message =
    opened.status === "newer" ? `must be ${specVersion} at most` : `cannot be read any more: ${opened.why}`
  return { isValid: false, problems: [{ field: "spec.version", message }] }
}

/** The spec in a posted form, whose fields are the parameters of the chart's address, and `chart` its name. */
export function specFromForm(form: URLSearchParams): ReadSpec {
  const query = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]))
  return specFromQuery(form.get("chart") ?? "", query)
}

type SpecProblem = { field: string; message: string }

function problemsOf(error: z.ZodError): SpecProblem[] {
  return error.issues.map(({ path, message }) => ({ field: path.map(String).join(".") || "body", message }))
}

/** The one name that a parser of records leaves out in silence: what is asked for is refused, never dropped. */
function reservedNames(given: Readonly<Record<string, unknown>>): SpecProblem[] {
  return ["assumptions", "trust"].flatMap((setting) => {
    const of = given[setting]
    const isThere = typeof of === "object" && of !== null && Object.hasOwn(of, "__proto__")
    return isThere ? [{ field: `spec.${setting}.__proto__`, message: "is the name of nothing here" }] : []
  })
}

function underSpec({ field, message }: SpecProblem, given: Readonly<Record<string, unknown>>): SpecProblem {
  if (field === "body") return { field: "spec", message }
  const isSetting = !field.includes(".")
  return { field: `spec.${field}`, message: isSetting && given[field] === undefined ? "is missing" : message }
}
