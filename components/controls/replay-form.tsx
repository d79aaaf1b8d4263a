import type { ReplaySetting } from "@/lib/contracts/replay"
import type { Month } from "@/lib/domain/month"
import type { LawChange } from "@/lib/domain/scenario"
import { monthWords } from "@/lib/format"
import { paramOf } from "@/lib/law-change-param"
import { isChangeDay, lastChangeDay, type ReplayRead } from "@/lib/replay-link"
import { firstControlDay } from "@/lib/contracts/control-range"
import { routes } from "@/lib/routes"
import { ChoiceField, TextField } from "./classify-field"

type Props = {
  setting: ReplaySetting
  /** Changes already made: the form adds to them. */
  changes: readonly LawChange[]
  asOf: Month
  draft: ReplayRead["draft"]
  problems: ReplayRead["problems"]
}

/** Adds a change to a replay. A plain form that leads to an address: it needs no script. */
export function ReplayForm({ setting, changes, asOf, draft, problems }: Props) {
  // A date field would drop a day that does not exist; as text it stays to be mended.
  const day = (typed: string | undefined) => ({
    type: typed === undefined || isChangeDay(typed) ? ("date" as const) : ("text" as const),
    min: firstControlDay,
    max: lastChangeDay,
    typed,
  })
  const toChoice = ({ id, shortName }: { id: string; shortName: string }) => ({ value: id, label: shortName })
  const vendors = [...new Set(setting.chips.map(({ vendor }) => vendor))]
  return (
    <form action={routes.replay()} className="max-w-[52rem] space-y-5">
      {changes.map((change) => {
        const [name, value] = paramOf(change)
        return <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      })}
      <fieldset className="grid gap-4 sm:grid-cols-3">
        <legend className="mb-2 font-serif text-17 font-semibold">A rule</legend>
        <ChoiceField
          name="rule"
          label="Rule"
          problem={problems.rule}
          chosen={draft.rule}
          choices={[{ value: "", label: "none" }, ...setting.rules.map(toChoice)]}
        />
        <ChoiceField
          name="act"
          label="What happens to it"
          problem={problems.act}
          chosen={draft.act ?? "remove"}
          choices={[
            { value: "remove", label: "it never came" },
            { value: "move", label: "it begins on another day" },
            { value: "end", label: "it ends on a day" },
          ]}
        />
        <TextField
          {...day(draft.on)}
          name="on"
          label="That day"
          hint="Not needed where it never came"
          problem={problems.on}
        />
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-3">
        <legend className="mb-2 font-serif text-17 font-semibold">A bill</legend>
        <ChoiceField
          name="bill"
          label="Bill or draft"
          hint="Only those with public criteria"
          problem={problems.bill}
          chosen={draft.bill}
          choices={[{ value: "", label: "none" }, ...setting.proposals.map(toChoice)]}
        />
        <TextField {...day(draft.from)} name="from" label="Law from" problem={problems.from} />
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-3">
        <legend className="mb-2 font-serif text-17 font-semibold">A chip</legend>
        <ChoiceField
          name="chip"
          label="Chip that nobody may sell to China"
          hint="A chip made in China: nobody there may buy it"
          problem={problems.chip}
          chosen={draft.chip}
          choices={[{ value: "", label: "none" }]}
          groups={vendors.map((vendor) => ({
            label: vendor,
            choices: setting.chips
              .filter((chip) => chip.vendor === vendor)
              .map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
        <TextField {...day(draft.since)} name="since" label="From" problem={problems.since} />
      </fieldset>
      <div className="flex flex-wrap items-end gap-4">
        <div>
          <ChoiceField
            name="asOf"
            label="Estimates as of"
            problem={problems.asOf}
            chosen={asOf}
            choices={setting.asOfs.map((month) => ({ value: month, label: monthWords(month) }))}
          />
        </div>
        <button
          type="submit"
          className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 hover:bg-wash"
        >
          Run
        </button>
      </div>
    </form>
  )
}
