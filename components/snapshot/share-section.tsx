import type { ReactNode } from "react"
import { CitationFields } from "@/components/charts/share/citation-fields"
import { CopyField } from "@/components/charts/share/copy-field"
import { FileLinks } from "@/components/charts/share/file-links"
import { Section } from "@/components/ui/section"
import { chartAddress } from "@/lib/charts/chart-files"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { FreezeForm } from "./freeze-form"

/**
 * A chart to take along: frozen or live, into a page, as files, as a citation. All of it works without JavaScript.
 *
 * @param spec of the live chart; null where this site no longer has one
 * @param frozen null: the chart itself is the live one
 * @param origin of the site, without a slash at its end
 */
export function ShareSection({
  document,
  spec,
  frozen,
  origin,
  embed,
}: {
  document: ChartDocument
  spec: ChartSpec | null
  frozen: { id: string; day: string } | null
  origin: string
  embed?: ReactNode
}) {
  const of = frozen ? { id: frozen.id } : spec && { spec }
  if (!of) return null
  const cited = {
    title: document.figure.title,
    dataVersion: document.provenance.dataVersion,
    asOf: document.provenance.asOf,
    frozenOn: frozen?.day ?? null,
    url: origin + chartAddress(of),
  }
  return (
    <div className="no-print">
      <Section id="share" title="Share, cite, download">
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <div className="min-w-0 space-y-6">
            {frozen ? (
              <Way name="Frozen" promise="These numbers, for good.">
                <CopyField label="Link to this frozen chart" value={origin + routes.snapshot(frozen.id)} />
              </Way>
            ) : (
              spec && (
                <Way
                  name="Frozen"
                  promise="These numbers, for good: a short link to this chart as the data are when it is frozen, whatever is edited later."
                >
                  <FreezeForm spec={spec} />
                </Way>
              )
            )}
            {spec && (
              <Way name="Live" promise="Moves with the data: the same chart from the newest data.">
                <CopyField label="Link to the live chart" value={origin + routes.chart(spec)} />
                {frozen && (
                  <p className="text-13">
                    <a href={routes.chart(spec)}>See the live chart</a>
                  </p>
                )}
              </Way>
            )}
            <Part name="Files">
              <FileLinks of={of} />
            </Part>
          </div>
          <div className="min-w-0 space-y-6">
            {embed && <Part name="Embed">{embed}</Part>}
            <Part name="Cite">
              <CitationFields cited={cited} />
            </Part>
          </div>
        </div>
      </Section>
    </div>
  )
}

function Way({ name, promise, children }: { name: string; promise: string; children: ReactNode }) {
  return (
    <Part name={name}>
      <p className="max-w-prose text-15">{promise}</p>
      {children}
    </Part>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-17">{name}</h3>
      <div className="mt-1 space-y-2">{children}</div>
    </div>
  )
}
