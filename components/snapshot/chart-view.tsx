import type { ReactNode } from "react"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import type { ChartDocument } from "@/lib/charts/document"
import { monthWords } from "@/lib/format"
import { DrawnChart } from "./drawn-chart"
import { LabLink } from "./lab-link"

/**
 * A chart alone on its page, frozen or live: its answer, the drawing, what the marks mean, the same as a table.
 * Everything shown comes from the document, so that both look the same.
 *
 * @param standing "Live: moves with the data", "Frozen on 27 Nov 2026"
 * @param notice stands between the answer and the drawing, which it never touches
 * @param children what follows: sharing, origin
 */
export function ChartView({
  document,
  kicker,
  standing,
  notice,
  children,
}: {
  document: ChartDocument
  kicker: ReactNode
  standing: ReactNode
  notice?: ReactNode
  children: ReactNode
}) {
  const { figure, answer, provenance } = document
  const isTable = figure.plot.type === "table"
  return (
    <article>
      <PageHead kicker={kicker} title={<Figures>{figure.title}</Figures>}>
        <p className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">
          <Figures>{answer}</Figures>
        </p>
        <Stamp
          parts={[standing, `data version ${provenance.dataVersion}`, `as of ${monthWords(provenance.asOf)}`]}
        />
      </PageHead>
      {notice}
      <figure className="mt-6 border-t border-ink pt-3" aria-label={figure.title}>
        <figcaption className="mb-3 text-13 text-muted">
          <Figures>{figure.subtitle}</Figures>
        </figcaption>
        <DrawnChart figure={figure} id="chart" />
        {figure.words.length > 0 && (
          <p className="mt-2 max-w-prose text-13 text-muted">
            <Figures>{figure.words.join(" ")}</Figures>
          </p>
        )}
        {!isTable && (
          <Disclosure summary="The same as a table" className="no-print mt-2 text-13 text-muted">
            <DataTable table={figure.table} />
          </Disclosure>
        )}
        <LabLink spec={document.spec} />
      </figure>
      {children}
    </article>
  )
}
