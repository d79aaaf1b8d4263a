import type { ReactNode } from "react"

/** Terms and what they are, in two columns where there is room. An unknown value is given as words by the caller. */
export function DefinitionList({ items }: { items: { term: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="text-15 sm:grid sm:grid-cols-[max-content_1fr] sm:gap-x-6">
      {items.map(({ term, value }, index) => (
        <div key={index} className="border-b border-hairline py-1.5 sm:contents">
          <dt className="text-13 text-muted sm:border-b sm:border-hairline sm:py-1.5 sm:leading-[1.375rem]">
            {term}
          </dt>
          <dd className="sm:border-b sm:border-hairline sm:py-1.5">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
