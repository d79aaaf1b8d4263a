import { shortened } from "@/lib/changes-words"
import type { PublicChange } from "@/lib/contracts/changes"

/** Fields from what to what, a line each; long texts are cut, their whole stands on the data version's own page. */
export function FieldLines({ changes }: { changes: readonly PublicChange[] }) {
  return (
    <dl className="text-15">
      {changes.map(({ name, label, before, after }) => (
        <div key={name} className="mt-1 sm:grid sm:grid-cols-[13rem_minmax(0,1fr)] sm:gap-x-4">
          <dt className="text-13 text-muted sm:pt-px">{label}</dt>
          <dd className="min-w-0">
            {before !== null && <Was>{shortened(before)}</Was>}
            {before !== null && after !== null && (
              <span aria-hidden="true" className="text-muted">
                {" → "}
              </span>
            )}
            {after !== null && <Is>{shortened(after)}</Is>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Was({ children }: { children: string }) {
  return (
    <del className="text-muted decoration-1">
      <span className="sr-only">was: </span>
      {children}
    </del>
  )
}

function Is({ children }: { children: string }) {
  return (
    <ins className="font-medium no-underline">
      <span className="sr-only">is now: </span>
      {children}
    </ins>
  )
}
