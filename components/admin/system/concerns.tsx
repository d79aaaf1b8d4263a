import { Notice } from "@/components/admin/record-form/notice"

/** What somebody should see to; a sentence that all is well where there is nothing. */
export function Concerns({ concerns }: { concerns: readonly string[] }) {
  if (concerns.length === 0) return <Notice tone="good">Nothing needs your attention.</Notice>
  return (
    <Notice tone="plain">
      <h2 className="text-15 font-medium">To see to</h2>
      <ul className="mt-1 list-disc pl-4">
        {concerns.map((concern) => (
          <li key={concern} className="[overflow-wrap:anywhere]">
            {concern}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
