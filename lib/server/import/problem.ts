import "server-only"
import { AppError } from "../errors"

/** What is wrong with a file, and where: record and field are null for a file that cannot be read at all. */
export type Problem = { file: string; record: string | null; field: string | null; message: string }

const shown = 20

/** The refusal that names every problem (the first twenty) and what to do. */
export function refuseImport(problems: readonly Problem[]): AppError {
  const lines = problems
    .slice(0, shown)
    .map(({ file, record, field, message }) =>
      [file, record, field, message].filter((part) => part !== null).join(": "),
    )
  if (problems.length > shown) lines.push(`… and ${problems.length - shown} more.`)
  lines.push("Nothing was imported. Correct what is named above, then run the import again.")
  return new AppError("invalid-data", lines.join("\n"))
}
