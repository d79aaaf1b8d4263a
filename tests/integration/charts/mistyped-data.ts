import type { ChartDocument } from "@/lib/charts/document"

const shapes = { month: /^\d{4}-\d\d$/, date: /^\d{4}-\d\d-\d\d$/ }

/** Values of a document's data that are not of their column's type, with the column's name: none should be. */
export function mistypedData({ data }: ChartDocument): string[] {
  return data.rows.flatMap((row) =>
    row.flatMap((value, index) => {
      const { name, type } = data.columns[index]!
      if (value === null) return []
      const fits =
        type === "number"
          ? typeof value === "number"
          : typeof value === "string" && (type === "text" || shapes[type].test(value))
      return fits && value !== "" ? [] : [`${name}: ${value}`]
    }),
  )
}
