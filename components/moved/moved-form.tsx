import { ChoiceField } from "@/components/controls/classify-field"
import type { MovedChoice, MovedSetting } from "@/lib/contracts/moved"
import { dayWords } from "@/lib/day-words"
import { monthWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import type { MovedRead } from "@/lib/moved-link"
import { routes } from "@/lib/routes"

/** Chooses the two ends. A plain form that leads to an address: it needs no script. */
export function MovedForm({ setting, read: { view, problems } }: { setting: MovedSetting; read: MovedRead }) {
  const groups = [
    { label: "As the data stood", choices: setting.versions.map(versionChoice) },
    {
      label: "As of a month, with the newest data",
      choices: setting.months.map(({ value, asOf }) => ({ value, label: monthWords(asOf) })),
    },
  ]
  return (
    <form
      action={routes.moved(setting.firm)}
      className="no-print mt-6 grid max-w-[60rem] items-start gap-4 sm:grid-cols-[1fr_1fr_auto]"
    >
      <ChoiceField
        name="from"
        label="From"
        problem={problems.from}
        chosen={view.from}
        choices={[]}
        groups={groups}
      />
      <ChoiceField name="to" label="To" problem={problems.to} chosen={view.to} choices={[]} groups={groups} />
      {view.workload !== "training" && <input type="hidden" name="workload" value={view.workload} />}
      {view.set !== "own" && <input type="hidden" name="set" value={view.set} />}
      <button
        type="submit"
        className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 hover:bg-wash sm:mt-5"
      >
        Compare
      </button>
    </form>
  )
}

/** Longest reason that fits an option. */
const longest = 60

function versionChoice({ value, savedOn, reason }: MovedChoice) {
  const short = reason.length > longest ? `${reason.slice(0, longest - 1).trimEnd()}…` : reason
  return { value, label: `${value}: ${dayWords(savedOn)}, ${sentenceCase(short)}` }
}
