import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { SourceRef } from "@/lib/contracts/claim"
import { numberFormats, type Chip } from "@/lib/domain/chip"
import { routes } from "@/lib/routes"
import { specRows, type SpecRow } from "@/lib/spec-rows"

/** Every specification with where it is from and whether that page was read. */
export function SpecTable({ chip, sources }: { chip: Chip; sources: readonly SourceRef[] }) {
  const publisherOf = new Map(sources.map(({ id, publisher }) => [id, publisher]))
  return (
    <ScrollTable caption={`Specifications of ${chip.name}`} className="[&>table]:min-w-[max(100%,34rem)]!">
      <thead>
        <tr>
          <th scope="col" className="w-[9.5rem] sm:w-[17rem]">
            Specification
          </th>
          <th scope="col" className="w-[10rem] sm:w-[16rem]">
            Value
          </th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      {specRows(chip).map(({ group, rows }) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="pt-4! text-15 font-medium!">
              {group}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.id} id={row.id}>
              <th scope="row">{row.name}</th>
              <td>
                <Value chip={chip.id} row={row} />
                {row.note && (
                  <span className="block max-w-[36ch] text-muted" data-prose="">
                    {row.note}
                  </span>
                )}
              </td>
              <td>
                <Known row={row} publisherOf={publisherOf} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </ScrollTable>
  )
}

const figures = new Set<string>([...numberFormats, "memory", "bandwidth", "link", "pcie", "die", "power"])

/** A figure opens; a word or a date stands as it is. */
function Value({ chip, row: { id, value } }: { chip: string; row: SpecRow }) {
  if (value === null) return <span className="text-muted">not published</span>
  const spec = id.replace(/^spec-/, "")
  return figures.has(spec) ? <OpenNumber of={{ of: "spec", chip, spec }}>{value}</OpenNumber> : value
}

function Known({ row, publisherOf }: { row: SpecRow; publisherOf: ReadonlyMap<string, string> }) {
  if (row.value === null) return null
  const { sourceId } = row
  return (
    <>
      {sourceId !== null && (
        <a href={routes.source(sourceId)} className="mr-2">
          {publisherOf.get(sourceId) ?? sourceId}
        </a>
      )}
      {row.verification === "read" ? (
        <span className="text-muted">read</span>
      ) : (
        <Tag tone="doubt">unverified</Tag>
      )}
    </>
  )
}
