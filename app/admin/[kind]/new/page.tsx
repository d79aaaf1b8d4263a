import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { RecordForm } from "@/components/admin/record-form/record-form"
import { PageHead } from "@/components/page/page-head"
import { noNames } from "@/lib/forms/form"
import { openedForm } from "@/lib/forms/form-state"
import { kindOfPath, kindWords } from "@/lib/forms/kind-words"
import { blankForm } from "@/lib/forms/write-form"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { recordNames } from "@/lib/server/queries/admin/names"
import { recordFormAction } from "../actions"
import { whileAnswering } from "@/app/admin/_parts/actor-here"
import { editorHere } from "../_parts/editor-here"
import { isAnswer } from "@/app/admin/_parts/is-answer"
import { ReaderOnly } from "../_parts/reader-only"

type Props = {
  params: Promise<{ kind: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOfPath((await params).kind)
  return { title: kind ? `New ${kindWords[kind].one}` : "No such page" }
}

/** The form of a record that does not exist yet. A source's address can come along (`?url=`). */
export default async function NewRecordPage({ params, searchParams }: Props) {
  const { kind: path } = await params
  const kind = kindOfPath(path)
  if (!kind) notFound()
  const { url } = await searchParams
  const given: Record<string, string> =
    kind === "source" && typeof url === "string" ? { url: url.slice(0, 2000) } : {}
  const actor = await editorHere(routes.admin.newRecord(path, given))
  const isEditor = actor !== null && may(actor.role, "record:edit")
  if (!isEditor && !(await isAnswer())) return <ReaderOnly />
  return (
    <>
      <PageHead
        kicker={<a href={routes.admin.records(path)}>{sentenceCase(kindWords[kind].many)}</a>}
        title={`New ${kindWords[kind].one}`}
      />
      <RecordForm
        kind={kind}
        id={null}
        base={null}
        opened={openedForm({ ...blankForm(kind), ...given }, null)}
        names={await whileAnswering(() => recordNames(isEditor), noNames)}
        action={recordFormAction}
        saved={null}
        signInHref={routes.admin.login(routes.admin.home())}
      />
    </>
  )
}
