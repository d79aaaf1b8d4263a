import type { NumberView } from "@/lib/contracts/number"

/** The address of a number's page, on the day of which it speaks. */
export function numberAddress({ path, known }: Pick<NumberView, "path" | "known">): string {
  return `/numbers/${path}${known === null ? "" : `?known=${known}`}`
}
