import type { ReactNode } from "react"

/** Sends its form. One button of a form is the main one; `name` and `value` tell the action which was pressed. */
export function SubmitButton({
  children,
  isMain = false,
  isPending = false,
  name,
  value,
}: {
  children: ReactNode
  isMain?: boolean
  isPending?: boolean
  name?: string
  value?: string
}) {
  const look = isMain ? "bg-ink text-paper" : "hover:bg-wash"
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={isPending || undefined}
      className={`cursor-pointer rounded-2 border border-ink px-4 py-1.5 text-left aria-disabled:cursor-wait ${look}`}
    >
      {children}
    </button>
  )
}
