import type { AccountFormState } from "@/lib/contracts/account"

/** What became of a form, before its fields: each problem with the way to its field, or what was done. */
export function FormSummary({ answer, idOf }: { answer: AccountFormState; idOf: (field: string) => string }) {
  const { problems, done } = answer
  if (problems.length > 0) {
    return (
      <div role="alert" className="border-l-2 border-denied pl-3 text-15">
        <p className="font-medium">
          {problems.length === 1 ? "This is in the way:" : "These are in the way:"}
        </p>
        <ul>
          {problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field === null ? message : <a href={`#${idOf(field)}`}>{message}</a>}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  if (done === null) return null
  return (
    <p role="status" className="border-l-2 border-ink pl-3 text-15">
      {done}
    </p>
  )
}
