import type { Inline } from "@/lib/markdown/document"
import { routes } from "@/lib/routes"

/** A run of text. Code that names an assumption (`runFlop0`) leads to it. */
export function InlineText({
  parts,
  assumptions,
}: {
  parts: readonly Inline[]
  assumptions: ReadonlySet<string>
}) {
  return parts.map((part, index) => {
    switch (part.kind) {
      case "text":
        return part.text
      case "strong":
        return (
          <strong key={index} className="font-semibold">
            <InlineText parts={part.children} assumptions={assumptions} />
          </strong>
        )
      case "em":
        return (
          <em key={index}>
            <InlineText parts={part.children} assumptions={assumptions} />
          </em>
        )
      case "code":
        return assumptions.has(part.text) ? (
          <a key={index} href={routes.assumption(part.text)}>
            {part.text}
          </a>
        ) : (
          <code key={index}>{part.text}</code>
        )
      case "link":
        return (
          <a key={index} href={part.href}>
            <InlineText parts={part.children} assumptions={assumptions} />
          </a>
        )
    }
  })
}
