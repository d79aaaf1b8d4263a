import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { recordVersions } from "@/lib/server/db/record-versions"

// A program that is killed while it saves: 200 saves at once, each of a record of its own. Prints a line for each
// save once it is acknowledged.
const [round = "0"] = process.argv.slice(2)
const { records } = await loadCatalogue()
const versions = await recordVersions(
  "source",
  records.source.map(({ id }) => id),
)
await Promise.all(
  records.source.slice(0, 200).map(async (source) => {
    const note = `round ${round}`
    const { dataVersion } = await saveEdits({
      author: { id: null, name: "a program that is killed" },
      edits: [
        { do: "change", kind: "source", record: { ...source, note }, version: versions.get(source.id) ?? 0 },
      ],
      reason: note,
      origin: "edit",
      confirmed: [],
    })
    // Past any buffer of this process: what is printed was saved, and what was saved may be unprinted.
    process.stdout.write(`${JSON.stringify({ id: source.id, note, dataVersion })}\n`)
  }),
)
