"use client"

import { useSyncExternalStore } from "react"
import { Disclosure } from "@/components/ui/disclosure"
import { bibtex, citationText, type Cited } from "@/lib/charts/citation"
import { ris } from "@/lib/charts/ris"
import { CopyField } from "./copy-field"

/** Nobody stays on a page for so long that the day matters. */
const neverChanges = () => () => {}

/** A citation in one line, as BibTeX and as RIS. A live chart is cited with the reader's day, which only the browser knows. */
export function CitationFields({ cited }: { cited: Omit<Cited, "accessedOn"> }) {
  const day = useSyncExternalStore(neverChanges, today, () => null)
  const complete = { ...cited, accessedOn: day }
  return (
    <>
      <CopyField label="Citation" value={citationText(complete)} rows={3} />
      <Disclosure summary="BibTeX" className="text-13 text-muted">
        <CopyField label="BibTeX" value={bibtex(complete)} rows={8} />
      </Disclosure>
      <Disclosure summary="RIS, for reference managers" className="text-13 text-muted">
        <CopyField label="RIS" value={ris(complete)} rows={10} />
      </Disclosure>
    </>
  )
}

/** The ISO date on the reader's own calendar. */
function today(): string {
  const at = new Date()
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return parts.map((part) => String(part).padStart(2, "0")).join("-")
}
