import { FieldChanges } from "@/components/admin/history/field-changes"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { Section } from "@/components/ui/section"
import { byWords, countsWords, entryTitle, publicActionWords, withheldReason } from "@/lib/changes-words"
import type { ChangedRecord, ChangePage } from "@/lib/contracts/changes"
import { timeWords } from "@/lib/history-words"
import { sentenceCase } from "@/lib/labels"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { RecordRemarks } from "./changed-record"
import { MovesList } from "./moves-list"

/** Records up to which what a new one said is told, too; of more their pages tell it. */
const fewRecords = 20

/** One data version with everything that it changed. */
export function ChangeView({ change }: { change: ChangePage }) {
  const { entry, part, parts, previous, next } = change
  const { number, at, reason, undoes, undoneBy, counts, records, moves, isFirst } = entry
  const tellsNew = parts === 1 && records.length <= fewRecords
  return (
    <>
      <PageHead
        kicker={<a href={routes.changes()}>What is new</a>}
        title={entryTitle({ ...entry, moreRecords: parts > 1 ? 1 : 0 })}
      >
        <p className="mt-3 max-w-prose text-17" data-prose="">
          {reason ?? withheldReason}
        </p>
        <Stamp
          parts={[
            `Data version ${number}`,
            <time key="at" dateTime={at}>
              {timeWords(at)} UTC
            </time>,
            byWords(entry),
            ...(undoes === null
              ? []
              : [
                  <a key="undoes" href={routes.change(undoes)}>
                    data version {undoes}
                  </a>,
                ]),
            ...(undoneBy === null
              ? []
              : [
                  <a key="undone" href={routes.change(undoneBy)}>
                    taken back by data version {undoneBy}
                  </a>,
                ]),
          ]}
        />
      </PageHead>
      <Section id="estimates" title="How the estimates moved">
        <MovesList moves={moves} />
      </Section>
      <Section
        id="records"
        title="What changed"
        lead={
          <span data-prose="">
            {sentenceCase(countsWords(counts))}.
            {isFirst && " All of it was new, and stands on the pages of the records themselves."}
          </span>
        }
      >
        <ul>
          {records.map((record) => (
            <Record key={`${record.kind} ${record.id}`} record={record} tellsNew={tellsNew} />
          ))}
        </ul>
        {parts > 1 && <Parts number={number} part={part} parts={parts} />}
      </Section>
      <nav
        aria-label="Data versions"
        className="no-print mt-8 flex gap-6 border-t border-hairline pt-3 text-15"
      >
        {previous !== null && (
          <a href={routes.change(previous)} rel="prev">
            Data version {previous}
          </a>
        )}
        {next !== null && (
          <a href={routes.change(next)} rel="next">
            Data version {next}
          </a>
        )}
      </nav>
    </>
  )
}

function Record({ record, tellsNew }: { record: ChangedRecord; tellsNew: boolean }) {
  const { kind, title, href, action, changes } = record
  const isWhole = action === "create" || action === "retire"
  return (
    <li className={changes.length > 0 && (!isWhole || tellsNew) ? "mt-6" : "mt-1"}>
      <p className="max-w-prose">
        {href === null ? (
          <span className="font-medium">{title}</span>
        ) : (
          <a href={href} className="font-medium">
            {title}
          </a>
        )}{" "}
        <span className="text-13 text-muted">
          {recordKindWords[kind].one} {publicActionWords[action]}
        </span>
      </p>
      {changes.length > 0 && (!isWhole || tellsNew) && (
        <div className="mt-2">
          <FieldChanges
            changes={changes.map((one) => ({ ...one, isFigure: false }))}
            label={`What changed of ${title}`}
            isWhole={isWhole}
          />
        </div>
      )}
      <RecordRemarks record={record} />
    </li>
  )
}

function Parts({ number, part, parts }: { number: number; part: number; parts: number }) {
  return (
    <nav aria-label="Parts" className="no-print mt-6 flex flex-wrap gap-x-4 gap-y-1 text-15">
      {Array.from({ length: parts }, (_, index) => index + 1).map((one) =>
        one === part ? (
          <span key={one} aria-current="page">
            part {one}
          </span>
        ) : (
          <a key={one} href={routes.change(number, one)}>
            part {one}
          </a>
        ),
      )}
    </nav>
  )
}
