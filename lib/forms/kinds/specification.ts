import type { Binding } from "../binding"
import type { TextCodec } from "../form"
import { answer, plainNumber, plainText, specWay } from "../ways/figure"
import { line, reference, value } from "./field"
import { leftOut, nullPart, type OptionalPart } from "./kind-form"

/*
 * A chip's specification takes three fields: the figure with "unverified" behind it where nobody read it in a page,
 * its source, and a note. `announced`, `announced.source` and `announced.note` are their names.
 */

const withReference = (key: string, label: string, figure: Binding, isSeldom: boolean): Binding[] => [
  figure,
  reference(`${key}.sourceId`, `${label}: source`, "source", {
    isSeldom,
    hint: "Empty: the chip's own sources.",
  }),
  line(`${key}.note`, `${label}: note`, { isSeldom: true }),
]

const specification =
  <T>(codec: TextCodec<T>, example: string) =>
  (key: string, label: string, { isSeldom = false }: { isSeldom?: boolean } = {}): Binding[] => {
    const figure = value(key, label, specWay(codec), {
      isFigure: true,
      isSeldom,
      into: ["value", "verification"],
      hint: `For example ${example}; “${example} unverified” where it was not read in a page.`,
    })
    return withReference(key, label, figure, isSeldom)
  }

/** A figure: "989", "989 unverified". */
export const numberSpec = specification(plainNumber, "989")
/** Words: "TSMC 4N", "2023-11 unverified". */
export const textSpec = (key: string, label: string, example: string): Binding[] =>
  specification(plainText, example)(key, label)
/** Yes, no or unknown. */
export const answerSpec = specification(answer, "yes")

/** A specification without figure, source and note is none. */
export const optionalSpecs = (keys: readonly string[]): OptionalPart[] => keys.map((key) => nullPart(key))
export const optionalThroughputs = (formats: readonly string[]): OptionalPart[] =>
  formats.map((format) => leftOut("denseTops", format))
