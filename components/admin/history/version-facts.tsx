import { DefinitionList } from "@/components/ui/definition-list"
import type { DataVersionPage } from "@/lib/contracts/history"
import { originWords, timeWords } from "@/lib/history-words"
import { routes } from "@/lib/routes"

/** Who saved a data version, when and why, and how it stands to others. */
export function VersionFacts({ version }: { version: DataVersionPage }) {
  const { undoes, undoneBy } = version
  return (
    <div className="mt-4 max-w-prose">
      <DefinitionList
        items={[
          { term: "Why", value: version.reason },
          { term: "Who", value: `${version.editor}, by way of ${originWords[version.origin]}` },
          { term: "When", value: <time dateTime={version.at}>{timeWords(version.at)} UTC</time> },
          ...(undoes === null
            ? []
            : [
                {
                  term: "Takes back",
                  value: <a href={routes.admin.dataVersion(undoes)}>data version {undoes}</a>,
                },
              ]),
          ...(undoneBy === null
            ? []
            : [
                {
                  term: "Taken back by",
                  value: <a href={routes.admin.dataVersion(undoneBy)}>data version {undoneBy}</a>,
                },
              ]),
        ]}
      />
    </div>
  )
}
