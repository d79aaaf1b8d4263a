"use client"

import { usePathname } from "next/navigation"
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from "react"
import { useShortcut } from "./use-shortcut"

const Suggestions = lazy(async () => ({ default: (await import("./suggestions")).Suggestions }))

/**
 * The field in the header: a plain form that leads to the page of results. Once a reader reaches for it, results come
 * as one types. On a phone it is a link to that page, which a script turns into a field as wide as the screen.
 *
 * @param action the page of results
 */
export function SearchBox({ action }: { action: string }) {
  const path = usePathname()
  const opener = useRef<HTMLAnchorElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const [openOn, setOpenOn] = useState<string | null>(null)
  const [isReached, setReached] = useState(false)
  // Where it led to another page, it is shut there.
  const isOpen = openOn === path

  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])

  function reach() {
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setReached(true)
    // On a phone the field is not there yet.
    if (opener.current?.checkVisibility?.()) setOpenOn(path)
    else {
      field.current?.focus()
      field.current?.select()
    }
  }
  useShortcut(reach)

  function openHere(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    setReached(true)
    setOpenOn(path)
  }

  function leave() {
    const back = isOpen ? opener.current : cameFrom.current
    setOpenOn(null)
    cameFrom.current = null
    field.current?.blur()
    // The link is there again only after the field is shut.
    requestAnimationFrame(() => back?.focus())
  }

  /** A result was opened, perhaps on the page that is there already. */
  function empty() {
    setOpenOn(null)
    cameFrom.current = null
    if (!field.current) return
    field.current.value = ""
    field.current.blur()
  }

  function onKeyDown(event: KeyboardEvent) {
    // The list of results shuts first, and says that it took the key.
    if (event.key === "Escape" && !event.defaultPrevented && !event.nativeEvent.isComposing) leave()
  }

  return (
    <div
      role="search"
      className="no-print ml-auto flex min-w-0 items-center sm:w-44 lg:w-auto lg:max-w-56 lg:min-w-28 lg:flex-1"
    >
      <a
        ref={opener}
        href={action}
        onClick={openHere}
        className="flex items-center gap-1.5 px-2 py-1 text-15 no-underline hover:underline sm:hidden"
      >
        <Lens /> Search
      </a>
      <form
        action={action}
        className={
          isOpen
            ? "absolute -inset-x-2 inset-y-0 z-30 flex items-center gap-2 bg-paper px-2 sm:relative sm:inset-x-0 sm:w-full sm:px-0"
            : "relative hidden w-full sm:block"
        }
      >
        <input
          ref={field}
          name="q"
          type="text"
          aria-label="Search"
          aria-keyshortcuts="/ Control+K Meta+K"
          placeholder="Search"
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          onFocus={() => setReached(true)}
          onKeyDown={onKeyDown}
          className="peer w-full min-w-0 rounded-2 border border-hairline bg-paper py-1 pr-7 pl-2 text-15 placeholder:text-muted hover:border-ink max-sm:py-2 max-sm:text-17"
        />
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-13 text-muted peer-focus:hidden max-sm:hidden noscript:hidden"
        >
          /
        </kbd>
        {isOpen && (
          <button type="button" onClick={leave} className="cursor-pointer px-2 py-2 text-15 sm:hidden">
            Close
          </button>
        )}
        {isReached && (
          <Suspense fallback={null}>
            <Suggestions field={field} action={action} onOpen={empty} />
          </Suspense>
        )}
      </form>
    </div>
  )
}

function Lens() {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 fill-none stroke-current stroke-[1.5]">
      <circle cx="7" cy="7" r="4.75" />
      <path d="m10.5 10.5 4 4" />
    </svg>
  )
}
