"use client"

import Link from "next/link"
import { useId, type MouseEvent, type RefObject } from "react"
import type { Found } from "@/lib/contracts/search"
import { foundKindLabel } from "@/lib/search-words"
import { useCombobox } from "./use-combobox"
import { useFound } from "./use-found"
import { useTypedText } from "./use-typed-text"

/** Results that the list shows; the rest is on the page of results. */
const most = 8

type Props = {
  /** The field in which is typed. */
  field: RefObject<HTMLInputElement | null>
  /** The page of results. */
  action: string
  /** A result was opened. */
  onOpen: () => void
}

/** What is found as one types, under the field: a list that the field's arrow keys walk through. */
export function Suggestions({ field, action, onOpen }: Props) {
  const list = useId()
  const { text, isTyping } = useTypedText(field)
  const answer = useFound(`${action}.json`, text, most)
  const q = answer?.q ?? ""
  const all = Object.values(answer?.counts ?? {}).reduce((sum, count) => sum + count, 0)
  const found = answer?.found ?? []
  const options = found.length + (found.length > 0 ? 1 : 0)
  const { isShown, active, shut } = useCombobox({
    field,
    list,
    options,
    isReady: answer !== null && isTyping,
    of: q,
  })
  const option = (at: number) => ({
    id: `${list}-${at}`,
    role: "option",
    "aria-selected": at === active,
    tabIndex: -1,
    prefetch: false,
    onClick: (event: MouseEvent) => {
      // With a key held it opens elsewhere, and the reader stays here.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      shut()
      onOpen()
    },
    // The field keeps the focus.
    onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
  })
  return (
    <>
      <p role="status" className="sr-only">
        {isShown && answer ? spoken(found, all) : ""}
      </p>
      {isShown && (
        <div className="absolute top-full right-0 z-30 mt-1 max-h-[70dvh] w-full overflow-y-auto rounded-4 border border-hairline bg-raised shadow-float sm:w-108">
          {answer?.meant && (
            <p className="border-b border-hairline px-3 py-2 text-13 text-muted">{answer.meant}</p>
          )}
          {options === 0 && <p className="px-3 py-2 text-15">Nothing on record has these words.</p>}
          <div id={list} role="listbox" aria-label="Results">
            {found.map((one, at) => (
              <Link key={`${one.kind} ${one.id}`} href={one.href} {...option(at)} className={row}>
                <span className="flex items-baseline justify-between gap-3 text-15">
                  <span className="min-w-0 group-aria-selected:underline">{one.title}</span>
                  <span className="text-13 text-muted">{foundKindLabel(one.kind)}</span>
                </span>
                {one.detail && <span className="block truncate text-13 text-muted">{one.detail}</span>}
              </Link>
            ))}
            {options > 0 && (
              <Link
                href={`${action}?${new URLSearchParams({ q })}`}
                {...option(found.length)}
                className={`${row} border-t border-hairline text-15`}
              >
                {all === 1 ? "The page of results" : `All ${all.toLocaleString("en-GB")} results`}
              </Link>
            )}
          </div>
        </div>
      )}
    </>
  )
}

const row =
  "group block border-l-3 border-l-transparent px-3 py-1.5 no-underline hover:bg-wash aria-selected:border-l-ink aria-selected:bg-wash"

function spoken(found: readonly Found[], all: number): string {
  const [first] = found
  if (!first) return "Nothing found"
  return `${all === 1 ? "1 result" : `${all} results`}, the first: ${first.title}`
}
