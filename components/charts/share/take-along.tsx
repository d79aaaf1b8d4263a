"use client"

import type { ReactNode } from "react"
import { EmbedSnippet } from "@/components/snapshot/embed-snippet"
import { Disclosure } from "@/components/ui/disclosure"
import { chartAddress, type FilesOf } from "@/lib/charts/chart-files"
import { routes } from "@/lib/routes"
import { CitationFields } from "./citation-fields"
import { FileLinks } from "./file-links"
import type { FrozenChart } from "./freeze-chart"
import type { Shared } from "./share-link"

/** Of an embed's frame until the script in it has measured. */
const height = 520

/**
 * The chosen chart as files, in somebody's page, and as a citation.
 *
 * @param frozen what was frozen, which need not be what the page shows; null: the live one
 */
export function TakeAlong({
  of,
  shared,
  frozen,
  origin,
}: {
  of: FilesOf
  shared: Shared
  frozen: FrozenChart | null
  origin: string
}) {
  const { title, asOf, dataVersion } = frozen ?? shared
  const frozenOn = frozen && frozen.createdAt.slice(0, 10)
  return (
    <div className="mt-5 space-y-4 border-t border-hairline pt-4">
      <Part name="Files">
        <FileLinks of={of} />
      </Part>
      <Part name="Embed">
        <Disclosure summary="Snippet for a page of yours" className="text-13 text-muted">
          <EmbedSnippet
            key={chartAddress(of)}
            frozenSrc={"id" in of ? origin + routes.snapshotEmbed(of.id) : null}
            liveSrc={"id" in of ? null : origin + routes.chartEmbed(of.spec)}
            title={title}
            height={height}
            scriptSrc={origin + routes.embedScript()}
          />
        </Disclosure>
      </Part>
      <Part name="Cite">
        <CitationFields cited={{ title, asOf, dataVersion, frozenOn, url: origin + chartAddress(of) }} />
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
