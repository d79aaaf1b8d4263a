import { fieldWords, type InputWords } from "./input-field-words"
import { idWords } from "./input-id-words"
import { familyOf } from "./chip-family-words"

export type { InputWords } from "./input-field-words"

/** What is needed of an assumption to name it; `field` null: supply lines name it by its id. */
export type NamedInput = { id: string; field: string | null; meaning: string }

/**
 * An input of an estimate as people say it: short for a chart's row, and as the end of a sentence ("… comes from how
 * many runs it makes a year").
 *
 * @param firm name of the firm whose estimate it is
 */
export function inputWords({ id, field, meaning }: NamedInput, firm: string): InputWords {
  const found = (field === null ? idWords(id) : fieldWords[field]) ?? {
    label: lowerFirst(meaning),
    inWords: lowerFirst(meaning),
    nature: "fact" as const,
  }
  const family = field?.startsWith("chips.*.") ? familyOf(id) : null
  const filled = (text: string) => text.replaceAll("{firm}", firm).replaceAll("{chips}", family ?? "chips")
  return {
    nature: found.nature,
    label:
      family !== null && !found.label.includes("{chips}")
        ? `${filled(found.label)}, ${family}`
        : filled(found.label),
    inWords: filled(found.inWords),
    ...(found.question === undefined ? {} : { question: filled(found.question) }),
    ...(found.goodAnswer === undefined ? {} : { goodAnswer: filled(found.goodAnswer) }),
  }
}

/**
 * The size of an order whose reports disagree, as people say it. It is an input of its own: which report is right.
 *
 * @param title of the order
 */
export function reportedSizeWords(title: string): InputWords {
  return {
    label: `size of the order: ${title}`,
    inWords: `which of the reports of one order is right (${title})`,
    nature: "fact",
    question: `How many chips were bought in this order: ${title}?`,
    goodAnswer:
      "A count from the buyer or the seller, or a second report that does not go back to the same source.",
  }
}

function lowerFirst(text: string): string {
  // Names of firms and chips keep their capital.
  return /^[A-Z][a-z]/.test(text) && !/^(?:Oracle|Hopper|Kunlun|Blackwell|Baidu|Alibaba|Tencent)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
