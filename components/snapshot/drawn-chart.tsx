import { DataTable } from "@/components/ui/data-table"
import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { variablePalette } from "@/lib/charts/picture/palettes"
import type { Figure } from "@/lib/charts/figure/figure"

/** Drawn for a phone, for what lies between, and for the whole width of a page; snapshot.css shows one of them. */
const layouts = [
  { name: "narrow", width: 360 },
  { name: "middle", width: 720 },
  { name: "wide", width: 1152 },
] as const

/** A figure drawn into the page, in the reader's colour scheme. A table is its own drawing. */
export function DrawnChart({ figure, id }: { figure: Figure; id: string }) {
  if (figure.plot.type === "table") return <DataTable table={figure.table} isWhole />
  return (
    <div className="drawn">
      {layouts.map(({ name, width }) => {
        const { svg } = drawPicture(figure, {
          width,
          height: null,
          palette: variablePalette,
          // What stands around the drawing is said by the page.
          foot: { source: "", link: null, note: null },
          hasHeading: false,
          background: false,
          idPrefix: `${id}-${name}`,
        })
        // Made by drawPicture, which escapes every text.
        return <div key={name} className={`drawn-${name}`} dangerouslySetInnerHTML={{ __html: svg }} />
      })}
    </div>
  )
}
