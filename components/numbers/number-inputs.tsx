import { Figures } from "@/components/ui/figures"
import type { NumberInput } from "@/lib/contracts/number"
import { RestOnPage } from "./rest-on-page"

/** What a number is made from: each input by its name and value, opening in turn where it is a number of its own. */
export function NumberInputs({
  title,
  inputs,
  most,
  page,
  isBrief,
}: {
  title: string | null
  inputs: readonly NumberInput[]
  most: number
  page: string
  /** In a window over a page, whose own headings are a level lower. */
  isBrief: boolean
}) {
  const Heading = isBrief ? "h4" : "h3"
  const shown = inputs.slice(0, most)
  return (
    <div className="mt-2">
      {title && <Heading className="mb-0.5 font-sans text-13 font-medium tracking-normal">{title}</Heading>}
      <dl className="number-inputs text-13">
        {shown.map((input, index) => (
          <div key={index} className="border-b border-hairline py-1">
            <dt className="text-muted">
              <Figures>{input.label}</Figures>
            </dt>
            <dd>
              <InputValue input={input} />
            </dd>
          </div>
        ))}
      </dl>
      <RestOnPage count={inputs.length - shown.length} page={page} />
    </div>
  )
}

function InputValue({ input: { value, href } }: { input: NumberInput }) {
  if (href === null) return <Figures>{value}</Figures>
  const opens = href.startsWith("/numbers/")
  return (
    <a href={href} rel="nofollow" {...(opens && { "data-number": "", className: "number" })}>
      <Figures>{value}</Figures>
    </a>
  )
}
