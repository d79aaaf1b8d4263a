import { conditionOutline, type OutlineNode } from "@/lib/condition-outline"
import { categoryWords } from "@/lib/category-words"
import type { Branch } from "@/lib/domain/control-rule"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"

/**
 * The branches of a text in their order: the first whose condition holds answers, or hands the question to
 * another rule.
 *
 * @param partNames parts by slug
 * @param ruleNames rules that a branch may hand the question to, by id
 */
export function ConditionTree({
  branches,
  partNames,
  ruleNames,
}: {
  branches: readonly Branch[]
  partNames: Readonly<Record<string, string>>
  ruleNames: Readonly<Record<string, string>>
}) {
  const nameOf = (slug: string) => partNames[slug] ?? slug
  return (
    <ol className="border-t border-ink">
      {branches.map(({ when, category, paragraph, outcome }, index) => (
        <li
          key={index}
          className="grid gap-x-10 gap-y-2 border-b border-hairline py-3 md:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]"
        >
          <div className="max-w-prose">
            {when === "otherwise" ? (
              <p className="text-muted">{index === 0 ? "In every case" : "Otherwise"}</p>
            ) : (
              <Outline
                node={conditionOutline(when, nameOf)}
                lead={index === 0 ? "First, if" : "Failing that, if"}
              />
            )}
          </div>
          <div>
            <p className="sr-only">Then:</p>
            {"status" in outcome ? (
              <p className="font-medium">
                <StatusMark status={outcome.status} />
              </p>
            ) : (
              <p>
                goes by{" "}
                <a href={routes.control(outcome.defersTo)}>
                  {ruleNames[outcome.defersTo] ?? outcome.defersTo}
                </a>
              </p>
            )}
            <p className="text-13 text-muted">{paragraph ?? categoryWords(category)}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

const leads = {
  all: "all of these hold",
  any: "any of these holds",
  none: "none of these holds",
  "not all": "not all of these hold together",
} as const

/** @param lead the words before it, where it is a whole condition */
function Outline({ node, lead }: { node: OutlineNode; lead?: string }) {
  if (node.kind === "line") {
    return (
      <p>
        {lead && <span className="text-muted">{lead} </span>}
        {node.text}
      </p>
    )
  }
  return (
    <>
      <p className="text-muted">
        {lead} {leads[node.how]}:
      </p>
      <ul className="mt-1 space-y-1 border-l border-hairline pl-4">
        {node.parts.map((part, index) => (
          <li key={index}>
            <Outline node={part} />
          </li>
        ))}
      </ul>
    </>
  )
}
