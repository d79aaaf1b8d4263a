"use client"

import { useEffect, useEffectEvent, useState, type RefObject } from "react"

type Given = {
  field: RefObject<HTMLInputElement | null>
  /** Id of the list; its options are called after it: "…-0", "…-1". */
  list: string
  /** How many options there are. */
  options: number
  /** Whether there is anything to show. */
  isReady: boolean
  /** What the options answer: with another text none is chosen, and a list that was shut opens. */
  of: string
}

/**
 * A field with a list under it, as the ARIA practices describe a combobox: arrows choose, Home and End go to the ends
 * once something is chosen, Enter opens it, Escape shuts the list. The focus stays in the field.
 *
 * @returns which option is chosen, -1 for none, and whether the list is to be seen
 */
export function useCombobox({ field, list, options, isReady, of }: Given): {
  isShown: boolean
  active: number
  shut: () => void
} {
  const [chosen, setChosen] = useState({ of, at: -1 })
  const [shutOn, setShutOn] = useState<string | null>(null)
  const isShown = isReady && shutOn !== of
  const active = isShown && chosen.of === of ? chosen.at : -1

  const press = useEffectEvent((event: KeyboardEvent) => {
    // The keys are the input method's while it composes; Safari says so by the code alone.
    if (event.isComposing || event.keyCode === 229) return
    const choose = (at: number) => {
      event.preventDefault()
      setShutOn(null)
      setChosen({ of, at })
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isReady || !isPlain) return
    switch (event.key) {
      case "ArrowDown":
        if (options > 0) choose(active + 1 < options ? active + 1 : 0)
        break
      case "ArrowUp":
        if (options > 0) choose(active > 0 ? active - 1 : options - 1)
        break
      case "Home":
        if (active >= 0) choose(0)
        break
      case "End":
        if (active >= 0) choose(options - 1)
        break
      case "Enter":
        if (active < 0) break
        event.preventDefault()
        document.getElementById(`${list}-${active}`)?.click()
        break
      case "Escape":
        if (!isShown) break
        event.preventDefault()
        setShutOn(of)
        break
      case "Tab":
        setShutOn(of)
    }
  })

  useEffect(() => {
    const input = field.current
    if (!input) return
    const listen = (event: KeyboardEvent) => press(event)
    input.addEventListener("keydown", listen)
    return () => input.removeEventListener("keydown", listen)
  }, [field])

  useEffect(() => {
    const input = field.current
    if (!input) return
    input.setAttribute("role", "combobox")
    input.setAttribute("aria-autocomplete", "list")
    input.setAttribute("aria-expanded", String(isShown && options > 0))
    if (isShown && options > 0) input.setAttribute("aria-controls", list)
    else input.removeAttribute("aria-controls")
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list}-${active}`)
    else input.removeAttribute("aria-activedescendant")
    if (active >= 0) document.getElementById(`${list}-${active}`)?.scrollIntoView?.({ block: "nearest" })
  }, [field, list, options, isShown, active])

  return { isShown, active, shut: () => setShutOn(of) }
}
