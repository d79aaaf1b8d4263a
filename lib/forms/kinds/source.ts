import type { Source } from "@/lib/domain/source"
import { sourceTypeLabels, verificationLabels } from "@/lib/labels"
import { datedCodec } from "../text/dated"
import { choicesOf } from "../ways/choice"
import { codecWay } from "../ways/figure"
import { choice, line, paragraph, value } from "./field"
import { idHint, type KindForm } from "./kind-form"

const titleBases: Record<Source["titleBasis"], string> = {
  "as-printed": "as printed on the page",
  "page-or-slug": "read off the page's name or address",
  descriptive: "a description of ours",
}

export const sourceForm: KindForm = {
  sections: [
    {
      title: "The source",
      bindings: [
        line("url", "Address", {
          hint: "Full, with https://, for example https://www.reuters.com/technology/…",
        }),
        line("publisher", "Publisher", { isRequired: true, hint: "For example: Reuters." }),
        line("title", "Title", { hint: "As printed on the page." }),
        choice("titleBasis", "The title is", choicesOf(titleBases), {
          isRequired: true,
          initial: "as-printed",
        }),
        value("publishedOn", "Published", codecWay(datedCodec, null), {
          hint: "As exactly as the page says: 9 Aug 2023, Aug 2023, Q3 2023 or 2023.",
        }),
        choice("kind", "Kind", choicesOf(sourceTypeLabels), { isRequired: true }),
        choice("verification", "Was the page opened?", choicesOf(verificationLabels), { isRequired: true }),
        line("licence", "Licence that asks for credit", {
          isSeldom: true,
          hint: "For example: CC BY 4.0.",
        }),
        paragraph("note", "Note", { isSeldom: true }),
        line("sensitiveBecause", "Protect this source, because", {
          isSeldom: true,
          hint: "The public reason, for example: named in a document that was not published. Readers then see no publisher, title or address, dates as quarters, and figures rounded to one digit. Ids, titles of orders, your reasons for edits and what you write in “why” stay public: see that they tell nothing.",
        }),
        line("id", "Id", { isRequired: true, isFixed: true, isSeldom: true, hint: idHint }),
      ],
    },
  ],
  nameFrom: ({ publisher, title }) => [publisher, title],
}
