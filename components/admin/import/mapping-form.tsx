"use client"

import { AnswerNotice } from "@/components/admin/history/answer-notice"
import { useAct } from "@/components/admin/history/use-act"
import { ScrollTable } from "@/components/ui/scroll-table"
import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import type { ImportColumn, ImportTarget } from "@/lib/contracts/import"

type Props = {
  act: Act
  job: { id: string; isConfirmed: boolean }
  /** None for a file in the shape of the records themselves. */
  columns: readonly ImportColumn[]
  targets: readonly ImportTarget[]
}

/** What each column of the file means; sending it begins the preview. */
export function MappingForm({ act, job, columns, targets }: Props) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  return (
    <form {...form} className="mt-4 space-y-4">
      <input type="hidden" name="id" value={job.id} />
      <input type="hidden" name="columns" value={columns.length} />
      {columns.length > 0 && (
        <ScrollTable caption="The file’s columns and the fields they fill">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Field</th>
              <th scope="col">First values</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, field, examples }, index) => (
              <tr key={name}>
                <th scope="row">
                  <label htmlFor={`field-${index}`}>{name}</label>
                </th>
                <td>
                  <FieldChoice
                    name={`field-${index}`}
                    chosen={answer.typed[`field-${index}`] ?? field ?? ""}
                    targets={targets}
                  />
                </td>
                <td className="max-w-96 truncate text-muted">{examples.join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <div className="max-w-prose">
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            name="isConfirmed"
            value="yes"
            defaultChecked={job.isConfirmed || answer.typed["isConfirmed"] === "yes"}
          />
          <span>
            These figures were checked against their sources, all of them
            <span className="block text-13 text-muted">
              Without it, a changed figure passes only if its source is new in this file.
            </span>
          </span>
        </label>
      </div>
      <AnswerNotice answer={answer} />
      <button
        type="submit"
        aria-disabled={isPending}
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper aria-disabled:cursor-wait"
      >
        Preview
      </button>
    </form>
  )
}

function FieldChoice(props: { name: string; chosen: string; targets: readonly ImportTarget[] }) {
  const groups = [...new Set(props.targets.map(({ group }) => group))]
  return (
    <select
      id={props.name}
      name={props.name}
      defaultValue={props.chosen}
      className="w-64 max-w-full rounded-2 border border-muted bg-raised px-2 py-1 text-15 text-ink"
    >
      <option value="">ignore this column</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {props.targets
            .filter((target) => target.group === group)
            .map(({ field, label }) => (
              <option key={field} value={field}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
