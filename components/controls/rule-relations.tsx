import type { ControlRulePage, RuleRef } from "@/lib/contracts/control-rule-view"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"

/** What came before a rule and after it, and which rules it changes or leans on. */
export function RuleRelations({ relations }: { relations: ControlRulePage["relations"] }) {
  const { before, after, supersededBy } = relations
  const rows: { term: string; rules: RuleRef[] }[] = [
    { term: "Before it", rules: before ? [before] : [] },
    { term: "Took the place of", rules: relations.supersedes },
    { term: "Amends", rules: relations.amends },
    { term: "Leaves the rest to", rules: relations.handsTo },
    { term: "Amended by", rules: relations.amendedBy },
    { term: "Gave way to", rules: supersededBy ? [supersededBy] : [] },
    { term: "After it", rules: after ? [after] : [] },
  ].filter(({ rules }) => rules.length > 0)
  return (
    <dl className="border-t border-hairline">
      {rows.map(({ term, rules }) => (
        <div
          key={term}
          className="grid gap-x-10 border-b border-hairline py-2 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-13 leading-[1.375rem] text-muted">{term}</dt>
          <dd>
            <ul>
              {rules.map(({ id, name, effectiveOn }) => (
                <li key={id}>
                  <a href={routes.control(id)}>{name}</a>{" "}
                  <span className="text-13 text-muted">from {dayWords(effectiveOn)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
