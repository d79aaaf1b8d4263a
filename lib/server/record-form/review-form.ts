import "server-only"
import { describeChanges } from "@/lib/forms/changes"
import { evidenceNeeded } from "@/lib/forms/evidence"
import { faultProblems } from "@/lib/forms/fault-problems"
import type { EvidenceAsk, FormReview, FormState, LikelyDuplicate } from "@/lib/forms/form-state"
import { likelyDuplicates } from "@/lib/forms/source-duplicates"
import type { Source } from "@/lib/domain/source"
import { fingerprintOf } from "../estimates/fingerprint"
import type { SaveRequest } from "../mutations/edit"
import { previewEdits } from "../mutations/preview-edits"
import { loadWholeCatalogue, type Catalogue } from "../queries/catalogue"
import type { ReadEdit } from "./edit-of-form"
import type { PostedForm } from "./posted-form"

/** The published runways reach so many months ahead. */
const horizonMonths = 60

/** What an edit would do, as the form shows it before anything is saved; with what is wrong, if something is. */
export async function reviewForm(
  { before, record, edit, author }: ReadEdit,
  { kind, texts, version, reason, confirmed, choices, isNoDuplicate }: PostedForm,
  state: FormState,
): Promise<{ state: FormState; request: SaveRequest }> {
  const request: SaveRequest = { author, edits: [edit], reason, origin: "edit", confirmed }
  const problem = (problems: Record<string, string>) => ({
    state: { ...state, review: null, problems },
    request,
  })

  const open = (state.conflict?.fields ?? []).filter(
    ({ name, yours }) => choices[name] === undefined && texts[name] === yours,
  )
  if (open.length > 0) {
    const say = "Somebody else changed this as well: choose theirs or yours above, or write another text."
    return problem(Object.fromEntries(open.map(({ name }) => [name, say])))
  }
  const catalogue = await loadWholeCatalogue()
  const duplicates =
    kind === "source" && edit.do === "create" ? duplicatesOf(record as Source, catalogue) : []
  if (duplicates.length > 0 && !isNoDuplicate) {
    const say = "This looks like a source that is on record. Use that one, or tick that yours is another one."
    return { state: { ...state, review: null, duplicates, problems: { "": say } }, request }
  }
  const changes = describeChanges(kind, before, record)
  if (changes.length === 0) {
    return {
      state: { ...state, review: null, notice: { tone: "bad", text: "Nothing was changed." } },
      request,
    }
  }
  const { faults, effects, asksSecondLook, asksSecondEditor } = await previewEdits(request)
  if (faults.length > 0) return problem(faultProblems(kind, record.id, texts, faults))
  const evidence = evidenceNeeded(kind, before, record)
    .filter(({ isNewReference }) => !isNewReference)
    .map(({ name, label, sourceIds }): EvidenceAsk => ({
      name,
      label,
      sources: sourceIds.map(sourceIn(catalogue)),
    }))
  const review: FormReview = {
    ...{ changes, evidence, effects, horizonMonths, asksSecondLook, asksSecondEditor },
    of: fingerprintOf({ texts, version }),
  }
  const asks = evidence.find(({ name }) => !confirmed.includes(name))
  const focus = asks ? "edit.confirmed" : asksSecondLook && !asksSecondEditor ? "edit.looked" : "edit.reason"
  return { state: { ...state, review, duplicates, problems: {}, focus }, request }
}

const sourceIn =
  ({ source }: Catalogue) =>
  (id: string) => {
    const known = source.get(id)
    if (!known) return { id, title: id, url: null }
    const { publisher, title, url } = known
    return { id, title: title === null ? publisher : `${publisher}: ${title}`, url }
  }

function duplicatesOf(source: Source, { records }: Catalogue): LikelyDuplicate[] {
  return likelyDuplicates(source, records.source).map(({ id, publisher, title, url }) => ({
    id,
    label: title === null ? publisher : `${publisher}: ${title}`,
    why: url ?? "",
  }))
}
