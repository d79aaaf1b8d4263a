import type { ReactNode } from "react"

/** A button that only a script answers: it is not there where scripts do not run. */
export function PressButton({
  onPress,
  isBusy = false,
  children,
}: {
  onPress: () => void
  /** Pressed and at work: it keeps the focus and does nothing. */
  isBusy?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onPress}
      className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 text-15 hover:bg-wash aria-disabled:cursor-default aria-disabled:border-hairline aria-disabled:text-muted noscript:hidden"
    >
      {children}
    </button>
  )
}
