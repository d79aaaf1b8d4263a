import type { ReactNode } from "react"
import { knownDay } from "@/components/known/known-day"
import { FiguresTo } from "@/components/numbers/figures-to"
import { OpenFigures } from "@/components/numbers/open-figures"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import type { ChartDocument } from "@/lib/charts/document"
import { monthWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { DrawnChart } from "./drawn-chart"
import { LabLink } from "./lab-link"

/**
 * A chart alone on its page, frozen or live: its answer, the drawing, what the marks mean, the same as a table.
 * Everything shown comes from the document, so that both look the same.
 *
 * @param standing "Live: moves with the data", "Frozen on 27 Nov 2026"
 * @param notice stands between the answer and the drawing, which it never touches
 * @param opens what the numbers of a live chart open to, or the page on which each of them does; null: frozen, with its
 *   origin below
 * @param children what follows: sharing, origin
 */
export function ChartView({
  document,
  kicker,
  standing,
  notice,
  opens = null,
  children,
}: {
  document: ChartDocument
  kicker: ReactNode
  standing: ReactNode
  notice?: ReactNode
  opens?: { of: NumberKey } | { href: string } | null
  children: ReactNode
}) {
  const { figure, answer, provenance } = document
  const isTable = figure.plot.type === "table"
  const ofTable = opens && { all: "of" in opens ? routes.number(opens.of, knownDay()) : opens.href }
  return (
    <article>
      <PageHead kicker={kicker} title={<Figures>{figure.title}</Figures>}>
        <p className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">
          {opens === null ? (
            <Figures>{answer}</Figures>
          ) : "of" in opens ? (
            <OpenFigures of={opens.of}>{answer}</OpenFigures>
          ) : (
            <FiguresTo href={opens.href}>{answer}</FiguresTo>
          )}
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
          <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
            <Figures>{figure.words.join(" ")}</Figures>
          </p>
        )}
        {!isTable && (
          <Disclosure summary="The same as a table" className="no-print mt-2 text-13 text-muted">
            <DataTable table={figure.table} opens={ofTable} />
          </Disclosure>
        )}
        <LabLink spec={document.spec} />
      </figure>
      {children}
    </article>
  )
}
