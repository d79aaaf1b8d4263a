import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { routes } from "@/lib/routes"

/** Where readers find a record; null where it stands on no page of its own. */
export function publicPage(kind: EditableKind, record: FormRecord): string | null {
  switch (kind) {
    case "order":
      return routes.order(record.id)
    case "company":
      return routes.company(record.id)
    case "chip":
      return routes.chip(record.id)
    case "source":
      return routes.source(record.id)
    case "assumption":
      return routes.assumption(record.id)
    case "statement": {
      const [firm] = "companies" in record ? record.companies : []
      return firm === undefined ? null : routes.company(firm)
    }
  }
}
