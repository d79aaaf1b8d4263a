import type { Names } from "@/lib/forms/form"
import { readData } from "../data/read-data"

export const data = readData()

/** Every name under which a record of `data/` is found. */
export const names: Names = {
  company: data.company.map(({ id, name, nameZh, aliases }) => ({
    id,
    names: [name, ...(nameZh === null ? [] : [nameZh]), ...aliases],
  })),
  chip: data.chip.map(({ id, name }) => ({ id, names: [name] })),
  source: data.source.map(({ id, publisher, title, url }) => ({
    id,
    names: [title ?? publisher, ...(url === null ? [] : [url])],
  })),
  assumption: data.assumption.map(({ id, meaning }) => ({ id, names: [meaning] })),
  order: data.order.map(({ id, title }) => ({ id, names: [title] })),
  control: data.control.map(({ id }) => ({ id, names: [] })),
}
