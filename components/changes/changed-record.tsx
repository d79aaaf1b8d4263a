import { publicActionWords, withheldChange } from "@/lib/changes-words"
import type { ChangedRecord as Changed } from "@/lib/contracts/changes"
import { recordKindWords } from "@/lib/record-kind-words"
import { FieldLines } from "./field-lines"

/**
 * One record of a data version: its name, what was done to it, and its first changes.
 *
 * @param isNamed its name stands above already, where it is the only one
 */
export function ChangedRecord({
  record,
  most,
  isNamed = false,
}: {
  record: Changed
  most: number
  isNamed?: boolean
}) {
  const { kind, title, href, action, changes } = record
  const shown = changes.slice(0, most)
  return (
    <li className="mt-3">
      {!isNamed && (
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
      )}
      {shown.length > 0 && <FieldLines changes={shown} />}
      <RecordRemarks record={record} more={changes.length - shown.length} />
    </li>
  )
}

/** What of a record's changes is not told here, and why. */
export function RecordRemarks({ record, more = 0 }: { record: Changed; more?: number }) {
  const remarks = [
    ...(more > 0 ? [more === 1 ? "One more field." : `${more} more fields.`] : []),
    ...(record.isUnreadable ? ["Its state of then can no longer be read."] : []),
    ...(record.isWithheld ? [withheldChange] : []),
  ]
  return remarks.length > 0 && <p className="mt-1 text-13 text-muted">{remarks.join(" ")}</p>
}
