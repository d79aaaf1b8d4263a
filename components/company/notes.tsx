import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import { OpenNumber } from "@/components/numbers/open-number"
import type { NoteView } from "@/lib/contracts/claim"
import { noteKinds } from "@/lib/domain/note"
import { datedWords } from "@/lib/format"
import { noteKindLabels } from "@/lib/labels"
import { costOf, quantityOf, rateOf } from "@/lib/report-figures"

/** Every other fact on record by kind: spending, output, funding, plans, denials. */
export function Notes({ notes }: { notes: readonly NoteView[] }) {
  const groups = noteKinds
    .map((kind) => ({ kind, notes: notes.filter((note) => note.kind === kind) }))
    .filter((group) => group.notes.length > 0)
  return groups.map((group) => (
    <div key={group.kind} className="mt-4 first:mt-0">
      <h3 className="font-sans text-15 font-medium tracking-normal">{noteKindLabels[group.kind]}</h3>
      <ul className="mt-1 divide-y border-y">
        {group.notes.map((note) => (
          <li key={note.id} id={note.id} className="grid gap-x-8 gap-y-1 py-2 md:grid-cols-[11rem_1fr]">
            <div>
              <p>{datedWords(note.eventOn ?? note.source.publishedOn)}</p>
              {figuresOf(note).map((figure) => (
                <p key={figure} className="text-13">
                  <OpenNumber of={{ of: "claim", claim: note.id }}>{figure}</OpenNumber>
                </p>
              ))}
            </div>
            <div>
              <p className="max-w-prose" data-prose="">
                <ClaimMarks claim={note} />
                {note.text}
              </p>
              {note.conflicts.map(({ id, title, explanation }) => (
                <p key={id} className="max-w-prose text-13 text-muted" data-prose="">
                  <span className="font-medium text-ink">In dispute. {title}</span> {explanation}
                </p>
              ))}
              <SourceLine claim={note} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function figuresOf(note: NoteView): string[] {
  return [quantityOf(note), costOf(note), rateOf(note)].filter((figure): figure is string => figure !== null)
}
