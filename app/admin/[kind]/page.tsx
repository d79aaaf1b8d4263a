import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { PageHead } from "@/components/page/page-head"
import { RecordList } from "@/components/admin/record-list/record-list"
import { foundRecords } from "@/lib/found-records"
import { sentenceCase } from "@/lib/labels"
import { kindOfPath, kindWords } from "@/lib/forms/kind-words"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { listRecordsToFind } from "@/lib/server/queries/admin/records-to-find"
import { editorHere } from "./_parts/editor-here"
import { ReaderOnly } from "./_parts/reader-only"

type Props = { params: Promise<{ kind: string }>; searchParams: Promise<Record<string, string | string[]>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOfPath((await params).kind)
  return { title: kind ? sentenceCase(kindWords[kind].many) : "No such page" }
}

/** All records of a kind, to find one or add one. */
export default async function RecordsPage({ params, searchParams }: Props) {
  const { kind: path } = await params
  const kind = kindOfPath(path)
  if (!kind) notFound()
  const actor = await editorHere(routes.admin.records(path))
  const { find } = await searchParams
  const wanted = typeof find === "string" ? find.trim().slice(0, 200) : ""
  if (!actor || !may(actor.role, "record:edit")) return <ReaderOnly />
  const records = await listRecordsToFind(actor, kind)
  return (
    <>
      <PageHead title={sentenceCase(kindWords[kind].many)} />
      <RecordList
        kind={kind}
        records={foundRecords(records, wanted)}
        count={records.length}
        wanted={wanted}
      />
    </>
  )
}
