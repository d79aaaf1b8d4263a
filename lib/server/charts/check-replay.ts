import "server-only"
import type { SpecOf } from "@/lib/charts/spec"
import type { LawChange } from "@/lib/domain/scenario"
import { AppError } from "@/lib/server/errors"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { getReplaySetting } from "@/lib/server/queries/replay"

/**
 * Refuses what no replay can be made of, before anything is run.
 *
 * @throws AppError invalid-input that names the setting
 */
export async function checkReplay(
  { changes, asOf }: Pick<SpecOf<"replay">, "changes" | "asOf">,
  catalogue: Catalogue,
): Promise<void> {
  const { asOfs } = await getReplaySetting()
  if (!asOfs.includes(asOf)) {
    throw new AppError(
      "invalid-input",
      `asOf: there is no replay as of "${asOf}"; choose ${asOfs.join(" or ")}.`,
    )
  }
  const subjects = new Set<string>()
  for (const change of changes) {
    const { kind, id } = subjectOf(change)
    if (!catalogue[kind].has(id)) {
      throw new AppError("invalid-input", `changes: there is no ${words[kind]} with the id "${id}".`)
    }
    if (kind === "proposal" && catalogue.proposal.get(id)?.branches === null) {
      throw new AppError(
        "invalid-input",
        `changes: the criteria of "${id}" are not public, so it cannot be applied.`,
      )
    }
    // Two changes of one thing would depend on their order.
    if (subjects.has(`${kind} ${id}`)) {
      throw new AppError("invalid-input", `changes: only one change of "${id}" can be made.`)
    }
    subjects.add(`${kind} ${id}`)
  }
}

const words = { control: "rule", proposal: "bill", chip: "part" } as const

function subjectOf(change: LawChange): { kind: keyof typeof words; id: string } {
  switch (change.do) {
    case "remove":
    case "move":
    case "end":
      return { kind: "control", id: change.rule }
    case "adopt":
      return { kind: "proposal", id: change.proposal }
    case "treat":
      return { kind: "chip", id: change.chip }
  }
}
