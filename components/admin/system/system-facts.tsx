import { Moment } from "@/components/admin/ui/moment"
import { DefinitionList } from "@/components/ui/definition-list"
import type { System } from "@/lib/contracts/system"
import { routes } from "@/lib/routes"
import { bytesWords } from "@/lib/system-words"

const kindWords = { sqlite: "SQLite", postgresql: "PostgreSQL" } as const

/** What the site shows and on what it runs. */
export function SystemFacts({ system }: { system: System }) {
  const { newestVersion, shownVersion, database, migrations, goodBackup } = system
  return (
    <DefinitionList
      items={[
        {
          term: "Data version",
          value:
            newestVersion === null ? (
              "none yet"
            ) : (
              <>
                <a href={routes.admin.dataVersion(newestVersion)}>{newestVersion}</a>
                {shownVersion !== newestVersion && `, of which readers see ${shownVersion ?? "none"} so far`}
              </>
            ),
        },
        {
          term: "Database",
          value: (
            <>
              {kindWords[database.kind]},{" "}
              {database.bytes === null ? "size not told" : bytesWords(database.bytes)}
              <code className="block text-13 text-muted [overflow-wrap:anywhere]">{database.name}</code>
            </>
          ),
        },
        {
          term: "Migrations",
          value: (
            <>
              {migrations.applied.length} applied
              {migrations.pending.length > 0 && `, ${migrations.pending.length} pending`}
              <code className="block text-13 text-muted [overflow-wrap:anywhere]">
                {migrations.pending.length > 0
                  ? `pending: ${migrations.pending.join(", ")}`
                  : migrations.applied.at(-1)}
              </code>
            </>
          ),
        },
        {
          term: "Last backup",
          value:
            goodBackup === null ? (
              "none that was verified"
            ) : (
              <>
                <Moment at={goodBackup.startedAt} />, verified
                {goodBackup.dataVersion !== null && `, of data version ${goodBackup.dataVersion}`}
              </>
            ),
        },
        { term: "Build", value: <code className="text-13">{system.build}</code> },
        { term: "Engine", value: system.engine },
      ]}
    />
  )
}
