import { Disclosure } from "@/components/ui/disclosure"
import { byWords, countsWords, entryTitle, withheldReason } from "@/lib/changes-words"
import type { ChangedRecord as Changed, ChangesEntry } from "@/lib/contracts/changes"
import { countWords, dayWords } from "@/lib/format"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { sentenceCase } from "@/lib/labels"
import { ChangedRecord } from "./changed-record"
import { MovesList } from "./moves-list"

/** Fields that an entry shows before it is opened, and of one record when it is. */
const [mostFirst, mostEach] = [4, 12]

/** One data version in the column of changes: when, what, why, from what to what, and how the estimates moved. */
export function ChangeEntry({ entry, firm = null }: { entry: ChangesEntry; firm?: string | null }) {
  const { number, at, reason, undoneBy, isFirst, records, counts, moreRecords, moves } = entry
  const { first, isAll } = firstOf(records)
  const [only] = records.length === 1 && moreRecords === 0 ? records : []
  return (
    <article
      id={`v${number}`}
      className="border-t border-hairline py-5 md:grid md:grid-cols-[9rem_minmax(0,1fr)] md:gap-x-6"
    >
      <p className="text-13 text-muted md:pt-1">
        <time dateTime={at} className="text-ink">
          {dayWords(at)}
        </time>
        <span className="md:hidden"> · </span>
        <span className="whitespace-nowrap md:block">data version {number}</span>
      </p>
      <div className="min-w-0">
        <h2 className="mt-1 max-w-[46ch] text-21 md:mt-0">
          <a href={routes.change(number)}>{entryTitle(entry)}</a>
        </h2>
        <p className="mt-1 max-w-prose" data-prose="">
          {reason ?? withheldReason}
        </p>
        <p className="mt-1 text-13 text-muted">
          {sentenceCase(byWords(entry))}
          {only?.href && (
            <>
              {" · "}
              <a href={only.href}>the {recordKindWords[only.kind].one} as it stands</a>
            </>
          )}
          {undoneBy !== null && (
            <>
              {" · "}
              <a href={routes.change(undoneBy)}>taken back by data version {undoneBy}</a>
            </>
          )}
        </p>
        {isFirst && counts.length > 0 && (
          <p className="mt-2 max-w-prose text-15 text-muted" data-prose="">
            {sentenceCase(countsWords(counts))}.
          </p>
        )}
        {first.length > 0 && (
          <ul>
            {first.map(({ record, most }) => (
              <ChangedRecord
                key={`${record.kind} ${record.id}`}
                record={record}
                most={most}
                isNamed={only !== undefined}
              />
            ))}
          </ul>
        )}
        {!isAll && (
          <Disclosure
            className="mt-3"
            summary={
              moreRecords > 0
                ? `The first ${records.length} of ${countWords(records.length + moreRecords)} records`
                : records.length === 1
                  ? records[0]?.action === "change"
                    ? "Every field"
                    : "What it said"
                  : `All ${records.length} records`
            }
          >
            <ul>
              {records.map((record) => (
                <ChangedRecord key={`${record.kind} ${record.id}`} record={record} most={mostEach} />
              ))}
            </ul>
          </Disclosure>
        )}
        {moreRecords > 0 && (
          <p className="mt-2 text-15">
            <a href={routes.change(number)}>
              {records.length === 0
                ? "Every record of it"
                : `All ${countWords(records.length + moreRecords)} records`}
            </a>
          </p>
        )}
        {!isFirst && <MovesList moves={moves} firm={firm} more={routes.change(number)} />}
      </div>
    </article>
  )
}

/** What is shown at once; `isAll`: nothing is left to open. */
function firstOf(records: readonly Changed[]) {
  const first: { record: Changed; most: number }[] = []
  let room = mostFirst
  for (const record of records) {
    if (room <= 0) break
    // Of a record that came or went its name is enough.
    const most = record.action === "change" ? room : 0
    first.push({ record: most === 0 ? { ...record, changes: [] } : record, most })
    room -= Math.max(1, Math.min(most, record.changes.length))
  }
  const isAll =
    first.length === records.length &&
    first.every(({ most }, index) => (records[index]?.changes.length ?? 0) <= most)
  return { first, isAll }
}
