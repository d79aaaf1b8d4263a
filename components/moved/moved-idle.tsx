import { Section } from "@/components/ui/section"
import type { Moved, MovedSubject } from "@/lib/contracts/moved"
import { namedRecord } from "@/lib/moved-words"
import { recordKindWords } from "@/lib/record-kind-words"
import { Named } from "./waterfall"

/** Beyond this nobody reads on. */
const most = 12

/** What changed between the two ends and moves nothing here, and what of then can no longer be read. */
export function MovedIdle({ moved }: { moved: Moved }) {
  const { idle, besideCount, unreadable } = moved
  if (idle.length + besideCount + unreadable.length === 0) return null
  return (
    <Section id="idle" title="Changed, and moves nothing here">
      {idle.length > 0 && <IdleList idle={idle} name={moved.name} />}
      {besideCount > 0 && (
        <p className="mt-3 max-w-prose text-15">
          {besideCount === 1 ? "One other record changed" : `${besideCount} other records changed`} that no
          estimate of this firm reads: statements, notes, sources and other firms. They move nothing, by
          design.
        </p>
      )}
      {unreadable.length > 0 && (
        <p className="mt-3 max-w-prose text-15">
          What these records said then can no longer be read, so they stand as they are since:{" "}
          {unreadable.map(({ kind, id, why }) => `${kind} ${id} (${why})`).join("; ")}.
        </p>
      )}
    </Section>
  )
}

function IdleList({ idle, name }: { idle: readonly MovedSubject[]; name: string }) {
  return (
    <>
      <p className="max-w-prose text-15">
        {idle.length === 1 ? "This record" : `These ${idle.length} records`} changed and left the input of{" "}
        {name}’s estimate as it was:
      </p>
      <ul className="mt-2 max-w-prose space-y-1 text-15">
        {idle.slice(0, most).map((subject) => (
          <li key={`${subject.kind} ${subject.id}`}>
            <span className="text-muted">
              {subject.act} {recordKindWords[subject.kind].one}:
            </span>{" "}
            <Named record={namedRecord(subject, name)} />
          </li>
        ))}
        {idle.length > most && <li>and {idle.length - most} more</li>}
      </ul>
    </>
  )
}
