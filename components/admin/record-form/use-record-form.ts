"use client"

import { useCallback, useEffect, useRef, useState, type RefObject } from "react"
import { flushSync } from "react-dom"
import type { FormTexts } from "@/lib/forms/form"
import type { FormState } from "@/lib/forms/form-state"
import { nextReportKey, reportKeys } from "@/lib/forms/names"
import { movedReport } from "@/lib/forms/report-list"
import type { ReportAct } from "./report-block"
import { fillField, formTexts } from "./form-dom"

export type Typed = {
  texts: FormTexts
  /** What the boxes begin with when they are drawn. */
  begin: FormTexts
  version: number | null
  reports: readonly string[]
  openReports: ReadonlySet<string>
  /** A report just taken out, with its place: it can be put back. */
  removed: { key: string; place: number } | null
}

/**
 * What stands in the form. The fields keep their texts themselves, so nothing typed is ever overwritten by drawing;
 * this follows them, and puts texts into them where a merge, a draft or a choice asks for it.
 */
export function useRecordForm(state: FormState, element: RefObject<HTMLFormElement | null>) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(state, new Set()))
  const [seen, setSeen] = useState(state)
  if (seen !== state) {
    setSeen(state)
    setTyped(typedOf(state, typed.openReports))
  }
  const submitted = useRef<FormTexts>({})

  const follow = useCallback(() => {
    const form = element.current
    if (form) setTyped((before) => ({ ...before, texts: formTexts(form) }))
  }, [element])

  // The answer's texts differ from what was sent where another editor's were merged in.
  useEffect(() => {
    const form = element.current
    if (!form || state.turn === 0) return
    const now = formTexts(form)
    for (const [name, text] of Object.entries(state.texts)) {
      if (now[name] !== undefined && now[name] !== text && now[name] === submitted.current[name]) {
        fillField(form, name, text)
      }
    }
  }, [element, state])

  /** Puts other texts into the form, a draft's or the record's own; fields that `keeps` names stay. */
  const replace = useCallback(
    (texts: FormTexts, version: number | null, keeps: (name: string) => boolean) => {
      const form = element.current
      if (!form) return
      // Asked before the fields are drawn with other beginnings.
      const kept = new Set(Object.keys(texts).filter(keeps))
      flushSync(() => {
        setTyped((before) => ({
          ...before,
          begin: texts,
          version,
          reports: reportKeys(texts.reports ?? ""),
          removed: null,
        }))
      })
      for (const [name, text] of Object.entries(texts)) if (!kept.has(name)) fillField(form, name, text)
      follow()
    },
    [element, follow],
  )

  const fill = useCallback(
    (name: string, text: string) => {
      if (!element.current) return
      fillField(element.current, name, text)
      follow()
    },
    [element, follow],
  )

  /** @returns the new report's key, once its fields are drawn */
  const addReport = useCallback(
    (begin: (key: string) => FormTexts): string => {
      const key = nextReportKey(typed.reports)
      flushSync(() => {
        setTyped((before) => ({
          ...before,
          begin: { ...before.begin, ...begin(key) },
          reports: [...before.reports, key],
          openReports: new Set([...before.openReports, key]),
        }))
      })
      follow()
      return key
    },
    [typed.reports, follow],
  )

  const actOnReport = useCallback(
    (act: ReportAct, key: string) => {
      flushSync(() => {
        setTyped((before) => {
          if (act !== "remove-report") {
            return { ...before, reports: movedReport(before.reports, key, act === "move-up" ? -1 : 1) }
          }
          return {
            ...before,
            // What was typed in it comes back with it.
            begin: { ...before.begin, ...before.texts },
            reports: before.reports.filter((one) => one !== key),
            removed: { key, place: before.reports.indexOf(key) },
          }
        })
      })
      follow()
    },
    [follow],
  )

  const putBack = useCallback(() => {
    flushSync(() => {
      setTyped((before) => {
        if (!before.removed) return before
        const { key, place } = before.removed
        return { ...before, reports: before.reports.toSpliced(place, 0, key), removed: null }
      })
    })
    follow()
  }, [follow])

  const remember = useCallback(() => {
    if (element.current) submitted.current = formTexts(element.current)
  }, [element])

  return { typed, follow, replace, fill, addReport, actOnReport, putBack, remember }
}

function typedOf({ texts, version }: FormState, open: ReadonlySet<string>): Typed {
  const reports = reportKeys(texts.reports ?? "")
  const fresh = reports.filter((key) => key.startsWith("new-"))
  // A few reports are read at a glance; many are folded.
  const openReports = new Set([...open, ...fresh, ...(reports.length <= 2 ? reports : [])])
  return { texts, begin: texts, version, reports, openReports, removed: null }
}
