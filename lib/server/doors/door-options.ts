import "server-only"
import { z } from "zod"
import type { ChartDoor } from "@/lib/routes"

const theme = z.enum(["light", "dark"]).default("light")
const background = z.enum(["none", "paper"]).default("paper")
const width = z.enum(["360", "720", "1200"]).default("1200")

/** What may be chosen of each file; other parameters of its address are none of its own. */
const schemas = {
  svg: z.object({ theme, background, width, size: z.enum(["card", "full"]).default("full") }),
  /** A half is for a list of links, two for fine screens. */
  png: z.object({
    theme,
    background,
    width,
    size: z.enum(["card", "full"]).default("card"),
    scale: z.enum(["0.5", "1", "2"]).default("1"),
  }),
  csv: z.object({ bom: z.enum(["0", "1"]).default("0") }),
  "csv-metadata.json": z.object({}),
  json: z.object({}),
  md: z.object({}),
  zip: z.object({}),
} as const satisfies Record<ChartDoor, z.ZodObject>

/** A file with the choices that its address makes. */
export type DoorOptions = { [D in ChartDoor]: { door: D } & z.infer<(typeof schemas)[D]> }[ChartDoor]

export type ReadOptions =
  { isValid: true; options: DoorOptions } | { isValid: false; problems: { field: string; message: string }[] }

/** Reads how a file is wanted. A value that is none of the allowed ones is refused with their names. */
export function doorOptions(door: ChartDoor, query: URLSearchParams): ReadOptions {
  const schema = schemas[door]
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [name] }) => ({
      field: String(name),
      message: `must be ${allowed(schema.shape, String(name))}`,
    }))
    return { isValid: false, problems }
  }
  const options = { door, ...parsed.data } as DoorOptions
  // A card has one shape.
  if ("size" in options && options.size === "card" && options.width !== "1200") {
    return { isValid: false, problems: [{ field: "width", message: "must be 1200, unless size is full" }] }
  }
  return { isValid: true, options }
}

/** How a file is wanted by who chooses nothing. */
export function usualOptions(door: ChartDoor): DoorOptions {
  return { door, ...schemas[door].parse({}) } as DoorOptions
}

function allowed(shape: Record<string, unknown>, name: string): string {
  const field = shape[name]
  const inner = field instanceof z.ZodDefault ? field.def.innerType : field
  if (!(inner instanceof z.ZodEnum)) return "another value"
  // Words stay as they stand above; keys that are whole numbers would come first.
  const values = inner.options.map(String)
  return values.sort((a, b) => Number(a) - Number(b)).join(" or ")
}
