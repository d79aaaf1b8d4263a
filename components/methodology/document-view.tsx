import { ScrollTable } from "@/components/ui/scroll-table"
import { Fragment, type ReactNode } from "react"
import type { Block } from "@/lib/markdown/document"
import { plainText } from "@/lib/markdown/parse-inline"
import { Formula } from "./formula"
import { InlineText } from "./inline-text"

/**
 * A document of `docs/` as a page. The first heading is the page's own and is left to it.
 *
 * @param live what stands where the document says `<!-- live: name -->`
 */
export function DocumentView({
  blocks,
  assumptions,
  live,
}: {
  blocks: readonly Block[]
  assumptions: ReadonlySet<string>
  live: Readonly<Record<string, ReactNode>>
}) {
  return blocks.map((block, index) => (
    <Fragment key={index}>
      <BlockView block={block} assumptions={assumptions} live={live} />
    </Fragment>
  ))
}

function BlockView({
  block,
  assumptions,
  live,
}: {
  block: Block
  assumptions: ReadonlySet<string>
  live: Readonly<Record<string, ReactNode>>
}) {
  switch (block.kind) {
    case "heading": {
      if (block.level === 1) return null
      const Heading = block.level === 2 ? "h2" : "h3"
      return (
        <Heading
          id={block.id}
          className={block.level === 2 ? "mt-12 max-w-prose border-t pt-3 text-21" : "mt-6 text-17"}
        >
          <InlineText parts={block.children} assumptions={assumptions} />
        </Heading>
      )
    }
    case "paragraph":
      return (
        <p className="mt-3 max-w-prose" data-prose="">
          <InlineText parts={block.children} assumptions={assumptions} />
        </p>
      )
    case "list": {
      const List = block.isOrdered ? "ol" : "ul"
      return (
        <List
          data-prose=""
          className={`mt-3 max-w-prose space-y-1 pl-5 ${block.isOrdered ? "list-decimal" : "list-disc"} marker:text-muted`}
        >
          {block.items.map((item, at) => (
            <li key={at}>
              <InlineText parts={item} assumptions={assumptions} />
            </li>
          ))}
        </List>
      )
    }
    case "table":
      return (
        <div className="mt-4 max-w-[56rem]" data-prose="">
          <ScrollTable caption={plainText(block.head[0] ?? [])} className="[&>table]:min-w-[34rem]!">
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <InlineText parts={cell} assumptions={assumptions} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <InlineText parts={cell} assumptions={assumptions} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </div>
      )
    case "code":
      return block.language === "formula" ? (
        <Formula text={block.text} />
      ) : (
        <pre className="mt-4 max-w-prose overflow-x-auto text-13">{block.text}</pre>
      )
    case "live":
      return live[block.name] ?? null
  }
}
