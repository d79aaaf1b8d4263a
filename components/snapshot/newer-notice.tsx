import { Figures } from "@/components/ui/figures"

/** Above a frozen drawing: what came since, and how far the answer has moved. */
export function NewerNotice({
  sentence,
  changes,
  why,
  live,
}: {
  sentence: string
  /** Address of what changed; null where nothing can be compared. */
  changes: string | null
  /** Address of what moved it, step by step; null where it is no single runway. */
  why?: string | null
  /** Address of the live chart; null where there is none. */
  live: string | null
}) {
  return (
    <aside
      aria-label="Since it was frozen"
      className="mt-5 max-w-[64ch] border-l-2 border-ink bg-wash py-2 pr-4 pl-3 text-15"
    >
      <p>
        <strong className="font-semibold">
          <Figures>{sentence}</Figures>
        </strong>
      </p>
      <p className="no-print mt-0.5 flex flex-wrap gap-x-4 text-13">
        {changes && <a href={changes}>What changed</a>}
        {why && <a href={why}>Why it moved</a>}
        {live && <a href={live}>The live chart</a>}
      </p>
    </aside>
  )
}
