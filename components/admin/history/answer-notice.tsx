import type { ActAnswer } from "@/lib/contracts/act-answer"

/** Why an act was refused, heard at once; nothing before that. */
export function AnswerNotice({ answer }: { answer: ActAnswer }) {
  const { message, details } = answer
  if (message === null) return null
  return (
    <div role="alert" className="border-l-2 border-denied pl-3 text-15">
      <p>{message}</p>
      {details.length > 0 && (
        <ul className="mt-1 space-y-1">
          {details.map(({ text, href }) => (
            <li key={text}>{href === null ? text : <a href={href}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
