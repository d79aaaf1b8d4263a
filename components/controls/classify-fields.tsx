import type { ReactNode } from "react"
import { Disclosure } from "@/components/ui/disclosure"
import {
  bitLengths,
  designers,
  furtherFields,
  makers,
  partFields,
  saleFields,
  type ClaimField,
  type NumberField,
} from "@/lib/classify-fields"
import type { ClassifyForm } from "@/lib/classify-link"
import { firstDay, isDay, lastDay, type ReadForm } from "@/lib/classify-question"
import type { ClassifySetting } from "@/lib/contracts/classify"
import { figureWords } from "@/lib/metric-words"
import { ChoiceField, TextField, type Choice } from "./classify-field"

type Props = { form: ClassifyForm; read: ReadForm; setting: ClassifySetting }

/** All fields of the classify form, filled in as the address has them. */
export function ClassifyFields(props: Props) {
  const { form, read, setting } = props
  const { problems, chip } = read
  const makersOfChips = [...new Set(setting.chips.map(({ vendor }) => vendor))]
  const asked = [...furtherFields.map(({ key }) => key), "designer", "to"].some((key) => form[key])
  return (
    <div className="space-y-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          name="chip"
          label="Chip"
          hint="A blank field below stays as this chip has it"
          problem={problems.chip}
          chosen={form.chip}
          choices={[{ value: "", label: "none: figures of my own" }]}
          groups={makersOfChips.map((vendor) => ({
            label: vendor,
            choices: setting.chips
              .filter((one) => one.vendor === vendor)
              .map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
        <ChoiceField
          name="maker"
          label="Maker"
          hint="Letters reach only the vendors they were sent to"
          problem={problems.maker}
          chosen={form.maker}
          choices={[
            { value: "", label: chip ? `as the chip: ${chip.vendor}` : "NVIDIA, unless said" },
            ...Object.entries(makers).map(([value, { label }]) => ({ value, label })),
          ]}
        />
      </div>
      <Group title="What it can do">
        {partFields.map((field) => (
          <Measure key={field.key} field={field} {...props} />
        ))}
        <TextField
          name="tops"
          label="Or a dense rate, TOPS"
          hint="296 at 8 bits make TPP 2,368"
          problem={problems.tops}
          typed={form.tops}
        />
        <ChoiceField
          name="bits"
          label="At a bit length of"
          hint="Half a sparse rate is the dense one"
          problem={problems.bits}
          chosen={form.bits}
          choices={[
            { value: "", label: "choose" },
            ...bitLengths.map((length) => ({ value: String(length), label: bitLabels[length] })),
          ]}
        />
      </Group>
      <Group title="What it is for, and how it is sold">
        {saleFields.map((field) => (
          <Claim key={field.key} field={field} {...props} />
        ))}
      </Group>
      <Group title="When, and under which rules">
        <TextField
          name="on"
          label="On the day"
          // A date field would drop a day that does not exist; as text it stays to be mended.
          type={form.on !== undefined && !isDay(form.on) ? "text" : "date"}
          min={firstDay}
          max={lastDay}
          problem={problems.on}
          typed={form.on ?? setting.today}
        />
        <ChoiceField
          name="rule"
          label="Rules"
          problem={problems.rule}
          chosen={form.rule === "combined" ? "" : form.rule}
          choices={[{ value: "", label: "all together" }]}
          groups={[
            { label: "One by itself", choices: setting.rules.map(toChoice) },
            { label: "All, with a bill made law", choices: setting.proposals.map(toChoice) },
          ]}
        />
      </Group>
      <Disclosure summary="What only some rules ask" isOpen={asked}>
        <div className="grid grid-cols-2 gap-4">
          <ChoiceField
            name="to"
            label="Going to"
            problem={problems.to}
            chosen={form.to === "china" ? "" : form.to}
            choices={[
              { value: "", label: "a buyer in China" },
              { value: "abroad", label: "a Chinese firm’s site abroad" },
            ]}
          />
          {furtherFields.map((field) =>
            field.kind === "number" ? (
              <Measure key={field.key} field={field} {...props} />
            ) : (
              <Claim key={field.key} field={field} {...props} />
            ),
          )}
          <ChoiceField
            name="designer"
            label="The designer is"
            hint="Under the foundry rule"
            problem={problems.designer}
            chosen={form.designer}
            choices={[
              { value: "", label: "unknown" },
              ...Object.entries(designers).map(([value, label]) => ({ value, label })),
            ]}
          />
        </div>
      </Disclosure>
    </div>
  )
}

const bitLabels: Record<(typeof bitLengths)[number], string> = {
  4: "4 (FP4, INT4)",
  6: "6 (FP6)",
  8: "8 (FP8, INT8)",
  16: "16 (FP16, BF16)",
  32: "32 (FP32)",
  64: "64 (FP64)",
}

function toChoice({ id, shortName }: { id: string; shortName: string }): Choice {
  return { value: id, label: shortName }
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="border-t border-hairline pt-2">
      <legend className="float-left mb-2 w-full font-serif text-17 font-semibold">{title}</legend>
      <div className="clear-both grid grid-cols-2 gap-4">{children}</div>
    </fieldset>
  )
}

function Measure({ field, form, read }: Props & { field: NumberField }) {
  const { key, label, hint, metric } = field
  const { specs } = read.question
  const value = specs[metric] ?? (metric === "performance_density" ? density(read) : null)
  return (
    <TextField
      name={key}
      label={label}
      hint={hint}
      problem={read.problems[key]}
      typed={form[key]}
      stands={typeof value === "number" ? figureWords(value) : "unknown"}
    />
  )
}

/** Density as it follows from TPP and die area. */
function density({ question: { specs } }: ReadForm): number | null {
  const { tpp, die_mm2: die } = specs
  return typeof tpp === "number" && typeof die === "number" && die > 0 ? tpp / die : null
}

/** What a claim is taken for while nothing is chosen, where that is not "unknown". */
const customary: Readonly<Record<string, string>> = {
  from: "yes, unless said",
  hq: "yes, unless said",
  hbm: "no, unless said",
}

function Claim({ field, form, read, setting }: Props & { field: ClaimField }) {
  const { key, label, hint, metric } = field
  const chip = setting.chips.find(({ id }) => id === read.chip?.id)
  const own = chip?.specs[metric]
  const blank =
    own === undefined
      ? (customary[key] ?? "unknown")
      : `as the chip: ${own === null ? "unknown" : own === true ? "yes" : "no"}`
  return (
    <ChoiceField
      name={key}
      label={label}
      hint={hint}
      problem={read.problems[key]}
      chosen={form[key]}
      choices={[
        { value: "", label: blank },
        { value: "yes", label: "yes" },
        { value: "no", label: "no" },
        { value: "unknown", label: "unknown" },
      ]}
    />
  )
}
