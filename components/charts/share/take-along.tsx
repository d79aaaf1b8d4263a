"use client"

import type { ReactNode } from "react"
import { Disclosure } from "@/components/ui/disclosure"
import { chartAddress, type FilesOf } from "@/lib/charts/chart-files"
import { bibtex, citationText } from "@/lib/charts/citation"
import { CopyField } from "./copy-field"
import { FileLinks } from "./file-links"
import type { Shared } from "./share-link"

/** The chosen chart as files and as a citation. */
export function TakeAlong({ of, shared, origin }: { of: FilesOf; shared: Shared; origin: string }) {
  const { title, asOf, dataVersion } = shared
  const cited = {
    title,
    asOf,
    dataVersion,
    day: new Date().toISOString().slice(0, 10),
    isFrozen: "id" in of,
    url: origin + chartAddress(of),
  }
  return (
    <div className="mt-5 space-y-4 border-t border-hairline pt-4">
      <Part name="Files">
        <FileLinks of={of} />
      </Part>
      <Part name="Cite">
        <CopyField label="Citation" value={citationText(cited)} rows={3} />
        <Disclosure summary="BibTeX" className="text-13 text-muted">
          <CopyField label="BibTeX" value={bibtex(cited)} rows={8} />
        </Disclosure>
      </Part>
    </div>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-15">{name}</h3>
      <div className="mt-1 space-y-2">{children}</div>
    </div>
  )
}
