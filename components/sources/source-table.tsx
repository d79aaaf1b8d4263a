import { Mark } from "@/components/claims/mark"
import type { SourceListItem } from "@/lib/contracts/source"
import { datedWords } from "@/lib/format"
import { sourceTypeLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Every source, the most used first. */
export function SourceTable({ sources }: { sources: readonly SourceListItem[] }) {
  return (
    <div className="overflow-x-auto border-t border-ink" tabIndex={0} role="group" aria-label="Sources">
      <table className="w-full min-w-[48rem] text-13">
        <thead>
          <tr className="text-left align-bottom">
            <th scope="col" className="sticky left-0 border-b bg-paper py-2 pr-4 font-medium">
              Publisher
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Title
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Published
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Kind
            </th>
            <th scope="col" className="border-b py-2 text-right font-medium">
              Records
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id} className="align-top">
              <th
                scope="row"
                className="sticky left-0 w-[10rem] border-b bg-paper py-2 pr-4 text-left font-normal sm:w-[16rem]"
              >
                <a href={routes.source(source.id)}>{source.publisher}</a>
              </th>
              <td className="border-b py-2 pr-4">
                {source.verification === "unverified" && <Mark tone="warning">unverified</Mark>}
                {source.title ?? <span className="text-muted">untitled</span>}
              </td>
              <td className="border-b py-2 pr-4 whitespace-nowrap">
                {source.publishedOn ? (
                  datedWords(source.publishedOn)
                ) : (
                  <span className="text-muted">undated</span>
                )}
              </td>
              <td className="border-b py-2 pr-4">{sourceTypeLabels[source.kind]}</td>
              <td className="border-b py-2 text-right">{source.useCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
