import { Notice } from "@/components/admin/record-form/notice"
import { PageHead } from "@/components/page/page-head"
import type { EditableKind, FormRecord } from "@/lib/forms/form"
import { kindWords, pathOfKind } from "@/lib/forms/kind-words"
import { historyQuery } from "@/lib/history-link"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { publicPage } from "./public-page"
import type { SavedIn } from "@/lib/forms/saved-in"

/** What record this is, where it is shown, and that it was saved, if it was. */
export function RecordHead({
  kind,
  id,
  record,
  saved,
}: {
  kind: EditableKind
  id: string
  record: FormRecord | null
  saved: SavedIn | null
}) {
  const page = record && publicPage(kind, record)
  const history = routes.admin.revisions(historyQuery({ kind, id }))
  const links = (
    <>
      {page && (
        <>
          <a href={page}>Public page</a> ·{" "}
        </>
      )}
      <a href={history}>History</a>
    </>
  )
  return (
    <PageHead
      kicker={
        <>
          <a href={routes.admin.records(pathOfKind(kind))}>{sentenceCase(kindWords[kind].many)}</a> · {id} ·{" "}
          {links}
        </>
      }
      title={record ? titleOf(record) : id}
    >
      {saved && (
        <Notice tone="good">
          {saved.how === "retired" ? "Retired" : "Saved"} as data version {saved.dataVersion}. {links}
        </Notice>
      )}
    </PageHead>
  )
}

/** The words by which a record is known. */
export function titleOf(record: FormRecord): string {
  if ("title" in record && record.title) return record.title
  if ("name" in record) return record.name
  if ("meaning" in record) return record.meaning
  if ("publisher" in record) return record.publisher
  return "speaker" in record ? `${record.speaker}: ${record.text.slice(0, 90)}` : record.id
}
