import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { ClassifyPanel } from "@/components/controls/classify-panel"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { classifyForm, classifyQuery, type ClassifyForm } from "@/lib/classify-link"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { getClassifySetting } from "@/lib/server/queries/classify-setting"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = pageMetadata({
  title: "Classify a chip",
  description:
    "Pick an AI chip or type its figures: which US export control would catch it for China, on which day, under which paragraph, and why.",
  path: routes.classify(),
})

const examples: { form: ClassifyForm; label: string }[] = [
  { form: { chip: "h20-96gb", tpp: "2500" }, label: "an H20 at TPP 2,500" },
  { form: { chip: "l20", die: "597" }, label: "an L20 on a smaller die" },
  { form: { chip: "h20-96gb", on: "2025-04-08" }, label: "the H20 on the day before the letters" },
]

/** Made for each reader: the address is the question. */
export default async function ClassifyPage({ searchParams }: Props) {
  const query = await searchParams
  const form = classifyForm(query)
  // A form sent without JavaScript names its blank fields too; the address that stays has none.
  if (Object.values(query).includes("")) redirect(routes.classify(classifyQuery(form)))
  const setting = await getClassifySetting()
  return (
    <>
      <PageHead
        kicker={<a href={routes.controls()}>Export controls</a>}
        title="Would this chip be controlled?"
      >
        <p className="mt-3 max-w-prose">
          Pick a chip and change one figure, or type figures of your own. The answer is what public texts say
          of a sale to China; it is not legal advice. Try{" "}
          {examples.map(({ form: example, label }, index) => (
            <span key={label}>
              {index > 0 && (index === examples.length - 1 ? " or " : ", ")}
              <a href={routes.classify(classifyQuery(example))}>{label}</a>
            </span>
          ))}
          .
        </p>
        <Stamp
          parts={[
            `As of ${dayWords(setting.today)}`,
            `data version ${setting.dataVersion}`,
            `${setting.rules.length} rules`,
          ]}
        />
      </PageHead>
      <ClassifyPanel initial={form} setting={setting} />
    </>
  )
}
