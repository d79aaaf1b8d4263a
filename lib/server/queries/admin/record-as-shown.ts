import "server-only"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { loadCatalogue } from "../catalogue"

/** A record as the public pages show it, for a form that is drawn again without a session; null where there is none. */
export async function recordAsShown(kind: EditableKind, id: string): Promise<FormRecord | null> {
  const { records } = await loadCatalogue()
  return (records[kind] as FormRecord[]).find((record) => record.id === id) ?? null
}
