import "server-only"
import type { EditableKind } from "@/lib/forms/form"
import type { FindableRecord } from "@/lib/found-records"
import type { Actor } from "@/lib/server/auth/permissions"
import { loadWholeCatalogue } from "../catalogue"
import { listRecords } from "./records"

/** All records of a kind with the words by which editors look for them: the firms concerned, other names, addresses. */
export async function listRecordsToFind(actor: Actor | null, kind: EditableKind): Promise<FindableRecord[]> {
  const listed = await listRecords(actor, kind)
  const { records, company } = await loadWholeCatalogue()
  const firms = (ids: readonly string[]) =>
    ids.map((id) => [id, company.get(id)?.name, company.get(id)?.nameZh].filter(Boolean).join(" "))
  const words = new Map<string, string>()
  const add = (id: string, ...parts: (string | null)[]) => words.set(id, parts.filter(Boolean).join(" "))
  switch (kind) {
    case "order":
      for (const { id, buyers } of records.order) add(id, ...firms(buyers))
      break
    case "statement":
      for (const { id, companies, speaker } of records.statement) add(id, speaker, ...firms(companies))
      break
    case "company":
      for (const { id, nameZh, legalName, aliases } of records.company) add(id, nameZh, legalName, ...aliases)
      break
    case "chip":
      for (const { id, vendor, labels } of records.chip) add(id, vendor, ...labels)
      break
    case "source":
      for (const { id, publisher, url } of records.source) add(id, publisher, url)
      break
    case "assumption":
      for (const { id, scope, field } of records.assumption) add(id, field, ...firms(scope.firms ?? []))
      break
  }
  return listed.map((record) => ({ ...record, words: words.get(record.id) ?? "" }))
}
