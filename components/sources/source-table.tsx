import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { SourceListItem } from "@/lib/contracts/source"
import { datedWords } from "@/lib/format"
import { sourceTypeLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Every source, the most used first. */
export function SourceTable({ sources }: { sources: readonly SourceListItem[] }) {
  return (
    <ScrollTable
      caption="Sources"
      className="[&>table]:min-w-[44rem]!"
      columns={["w-[10rem] sm:w-[16rem]", "", "w-[6.5rem]", "w-[6.5rem] sm:w-[8.5rem]", "w-[4rem]"]}
    >
      <thead>
        <tr>
          <th scope="col">Publisher</th>
          <th scope="col">Title</th>
          <th scope="col">Published</th>
          <th scope="col">Kind</th>
          <th scope="col" data-numeric>
            Records
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              <a href={routes.source(source.id)}>{source.publisher}</a>
            </th>
            <td data-prose="">
              {source.verification === "unverified" && <Tag tone="doubt">unverified</Tag>}
              {source.title ?? <span className="text-muted">untitled</span>}
            </td>
            <td className="whitespace-nowrap">
              {source.publishedOn ? (
                datedWords(source.publishedOn)
              ) : (
                <span className="text-muted">undated</span>
              )}
            </td>
            <td>{sourceTypeLabels[source.kind]}</td>
            <td data-numeric>
              <a href={routes.source(source.id)}>{source.useCount}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
