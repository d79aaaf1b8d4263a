"use client"

import { useCallback, useEffect, useId, useRef, useState, type MouseEvent } from "react"
import { createPortal } from "react-dom"
import { fetchNumber, type NumberAnswer } from "./fetch-number"
import { NumberDetails } from "./number-details"
import { placeWindow, type Place } from "./place-window"
import { tabOut } from "./tab-out"

export type NumberWindowProps = {
  /** The number that was opened; it has the focus again when the window closes. */
  link: Element
  /** Its address: "/numbers/claim/x". */
  href: string
  onClose: () => void
}

/**
 * What stands behind a number, over the page beside it; at the foot of a phone. Numbers in it open in the same window,
 * with a way back. It is no trap: leaving it by Tab, Escape or a click elsewhere closes it.
 */
export function NumberWindow({ link, href, onClose }: NumberWindowProps) {
  const frame = useRef<HTMLDivElement>(null)
  const name = useId()
  const [place, setPlace] = useState<Place>(() => placeBeside(link))
  const [way, setWay] = useState<readonly string[]>([href])
  const page = way.at(-1) ?? href
  const answer = useAnswer(page)

  const close = useCallback(() => {
    onClose()
    if (link instanceof HTMLElement || link instanceof SVGElement) link.focus({ preventScroll: true })
  }, [link, onClose])

  useEffect(() => {
    const move = () => setPlace(placeBeside(link))
    window.addEventListener("resize", move)
    return () => window.removeEventListener("resize", move)
  }, [link])

  // A number that opens in the window takes the place of what was read before, from its top.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    element.querySelector("[data-scrolls]")?.scrollTo({ top: 0 })
    element.focus({ preventScroll: true })
  }, [page])

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === "Escape") {
        event.preventDefault()
        close()
      } else if (event.key === "Tab" && frame.current) {
        tabOut(event, frame.current, close)
      }
    }
    function onClick(event: globalThis.MouseEvent) {
      const target = event.target instanceof Element ? event.target : null
      if (!target || frame.current?.contains(target)) return
      // Pressed again, the number closes what it opened.
      if (link.contains(target)) event.preventDefault()
      const takesFocus = target.closest("a, button, input, select, textarea, summary, [tabindex]")
      if (takesFocus && !link.contains(target)) onClose()
      else close()
    }
    document.addEventListener("keydown", onKey)
    document.addEventListener("click", onClick, { capture: true })
    return () => {
      document.removeEventListener("keydown", onKey)
      document.removeEventListener("click", onClick, { capture: true })
    }
  }, [close, link, onClose])

  function openHere(event: MouseEvent<HTMLDivElement>) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const next = event.target instanceof Element ? event.target.closest("a[data-number]") : null
    const to = next?.getAttribute("href")
    if (!to?.startsWith("/numbers/")) return
    event.preventDefault()
    setWay((before) => [...before, to])
  }

  const title = answer?.status === "found" ? answer.view.title : "What stands behind this number"
  return createPortal(
    <>
      <div className="number-scrim no-print" aria-hidden="true" />
      <div
        ref={frame}
        role="dialog"
        aria-labelledby={name}
        aria-busy={answer === null}
        tabIndex={-1}
        data-above={place.isAbove || undefined}
        className="number-window no-print"
        style={{ top: place.top, left: place.left, width: place.width, maxHeight: place.maxHeight }}
        onClick={openHere}
      >
        <div className="number-window-bar">
          {way.length > 1 && (
            <button type="button" onClick={() => setWay((before) => before.slice(0, -1))}>
              ← Back
            </button>
          )}
          <a href={page} rel="nofollow">
            Open as a page
          </a>
          <button type="button" onClick={close} className="ml-auto">
            Close
          </button>
        </div>
        <div className="number-window-content" data-scrolls="">
          <h2 id={name} className="mb-2 font-sans text-15 font-medium tracking-normal">
            {title}
          </h2>
          <Answer answer={answer} page={page} />
        </div>
        <p role="status" className="sr-only">
          {answer?.status === "found" && `${answer.view.title}: ${answer.view.value}`}
        </p>
      </div>
    </>,
    document.body,
  )
}

function Answer({ answer, page }: { answer: NumberAnswer | null; page: string }) {
  if (answer === null) return <p className="text-muted">Loading what stands behind it …</p>
  if (answer.status === "found") return <NumberDetails view={answer.view} page={page} isBrief />
  return (
    <p role="alert">
      {answer.words}{" "}
      <a href={page} rel="nofollow">
        Go to its page
      </a>
      .
    </p>
  )
}

/** The answer to each address once asked for, so that the way back is at once; null while it is awaited. */
function useAnswer(page: string): NumberAnswer | null {
  const [answers, setAnswers] = useState<Readonly<Record<string, NumberAnswer>>>({})
  const known = answers[page]
  const isKnown = known !== undefined
  useEffect(() => {
    if (isKnown) return
    const asking = new AbortController()
    void fetchNumber(page, asking.signal).then((answer) => {
      if (!asking.signal.aborted) setAnswers((before) => ({ ...before, [page]: answer }))
    })
    return () => asking.abort()
  }, [page, isKnown])
  return known ?? null
}

function placeBeside(link: Element): Place {
  const { innerHeight, scrollX, scrollY } = window
  const width = document.documentElement.clientWidth
  return placeWindow(link.getBoundingClientRect(), { width, height: innerHeight, scrollX, scrollY })
}
