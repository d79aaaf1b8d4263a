import { DefinitionList } from "@/components/ui/definition-list"
import { Tag } from "@/components/ui/tag"
import type { ControlRulePage } from "@/lib/contracts/control-rule-view"
import { periodWords, ruleDates } from "@/lib/control-rule-words"
import { listWords } from "@/lib/control-reasons"
import { sentenceCase } from "@/lib/labels"

/** When, by whom, to whom and where: the particulars of a rule. */
export function RuleFacts({ rule }: { rule: ControlRulePage }) {
  const { appliesTo, precision } = rule
  const papers = [
    rule.citation,
    rule.frDocument && `FR Doc. ${rule.frDocument}`,
    rule.rin && `RIN ${rule.rin}`,
  ].filter((paper) => paper !== null && paper !== "")
  return (
    <DefinitionList
      items={[
        {
          term: "State",
          value: (
            <ul>
              {rule.periods.map((period) => (
                <li key={period.from}>
                  {sentenceCase(periodWords(period))}
                  {period.note && <span className="block text-13 text-muted">{period.note}</span>}
                </li>
              ))}
            </ul>
          ),
        },
        ...ruleDates(rule),
        { term: "Issued by", value: rule.jurisdiction },
        { term: "Citation", value: papers.length > 0 ? papers.join(" · ") : "none: no text was published" },
        {
          term: "To whom",
          value: (
            <>
              {appliesTo.inWords}
              {appliesTo.vendors && (
                <span className="block text-13 text-muted">
                  Parts made by {listWords(appliesTo.vendors)} alone.
                </span>
              )}
            </>
          ),
        },
        { term: "Where", value: appliesTo.destination },
        {
          term: "Its figures",
          value: precision.level === "text" ? "the text’s own" : <Tag tone="doubt">approximate</Tag>,
        },
        ...(rule.verification === "unverified"
          ? [{ term: "Checked", value: <Tag tone="doubt">unverified</Tag> }]
          : []),
      ]}
    />
  )
}
