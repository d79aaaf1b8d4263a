import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { readable } from "@/app/_parts/readable"
import { AlsoEditing } from "@/components/admin/record-form/also-editing"
import { RecordForm } from "@/components/admin/record-form/record-form"
import { ReasonForm } from "@/components/admin/history/reason-form"
import { openedForm } from "@/lib/forms/form-state"
import { kindOfPath, kindWords } from "@/lib/forms/kind-words"
import { writeForm } from "@/lib/forms/write-form"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { markEditing } from "@/lib/server/mutations/edit-marks"
import { alsoEditing } from "@/lib/server/queries/admin/also-editing"
import { recordNames } from "@/lib/server/queries/admin/names"
import { recordAsShown } from "@/lib/server/queries/admin/record-as-shown"
import { getRecordToEdit } from "@/lib/server/queries/admin/records"
import { Disclosure } from "@/components/ui/disclosure"
import { markEditingAction, recordFormAction, retireAction } from "../actions"
import { whileAnswering } from "@/app/admin/_parts/actor-here"
import { editorHere } from "../_parts/editor-here"
import { isAnswer } from "@/app/admin/_parts/is-answer"
import { ReaderOnly } from "../_parts/reader-only"
import { RecordHead } from "../_parts/record-head"
import { RetiredRecord } from "../_parts/retired-record"
import { noNames } from "@/lib/forms/form"
import { savedIn } from "@/lib/forms/saved-in"

type Props = {
  params: Promise<{ kind: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind: path, id } = await params
  const kind = kindOfPath(path)
  return { title: kind ? `Edit ${kindWords[kind].one} ${readable(id)}` : "No such page" }
}

/** A record's form. */
export default async function RecordPage({ params, searchParams }: Props) {
  const { kind: path, id: asked } = await params
  const kind = kindOfPath(path)
  if (!kind) notFound()
  const id = readable(asked)
  const actor = await editorHere(routes.admin.record(path, id))
  const isReply = await isAnswer()
  const isEditor = actor !== null && may(actor.role, "record:edit")
  if (!isEditor && !isReply) return <ReaderOnly />
  const found = isEditor ? await whileAnswering(() => getRecordToEdit(actor, kind, id), null) : null
  const record = found?.record ?? (await whileAnswering(() => recordAsShown(kind, id), null))
  if (!record && !isReply) notFound()
  const save = savedIn(await searchParams)
  if (actor && found?.retired && !isReply) {
    return (
      <RetiredRecord actor={actor} kind={kind} record={found.record} retired={found.retired} saved={save} />
    )
  }
  if (isEditor) await whileAnswering(() => markEditing(actor, kind, id), undefined)
  return (
    <>
      <RecordHead kind={kind} id={id} record={record} saved={save} />
      {isEditor && (
        <AlsoEditing
          kind={kind}
          id={id}
          names={await whileAnswering(() => alsoEditing(actor, kind, id), [])}
          mark={markEditingAction}
        />
      )}
      <div key="form">
        {/* A save opens the form anew. Its address is the same while the form is answered. */}
        <RecordForm
          key={save ? `${save.how}-${save.dataVersion}` : "opened"}
          kind={kind}
          id={id}
          base={record}
          opened={openedForm(record ? writeForm(kind, record) : {}, found?.version ?? null)}
          names={await whileAnswering(() => recordNames(isEditor), noNames)}
          action={recordFormAction}
          saved={save}
          signInHref={routes.admin.login(routes.admin.home())}
        />
      </div>
      {isEditor && found && !found.retired && (
        <Disclosure
          className="mt-4 border-t border-hairline pt-3"
          summary={`Retire this ${kindWords[kind].one}`}
        >
          <p className="max-w-prose text-15 text-muted">
            It leaves the public pages and the estimates. Its history stays, and it can be restored.
          </p>
          <ReasonForm
            act={retireAction}
            about={{ kind, id, version: String(found.version) }}
            name="reason"
            label="Why"
            buttons={[{ name: "do", value: "retire", label: "Retire it" }]}
          />
        </Disclosure>
      )}
    </>
  )
}
