import type { ReactNode } from "react"
import { Disclosure } from "@/components/ui/disclosure"
import { routes } from "@/lib/routes"

/** What a frozen chart is known by, and how anybody checks that nothing was altered. */
export function Seal({
  id,
  hash,
  size,
  origin,
  children,
}: {
  id: string
  hash: string
  /** Bytes of the frozen content. */
  size: number
  origin: string
  /** The buttons that check in the browser. */
  children?: ReactNode
}) {
  const address = origin + routes.snapshotDoor(id, "json")
  return (
    <div className="mt-6">
      <h3 className="text-17">Check that nothing was altered</h3>
      <p className="mt-1 max-w-prose text-15">
        The frozen content has {size.toLocaleString("en-US")} bytes; its SHA-256 gives the address its last
        part, so that other content would have another address. The day on which it was frozen stands beside
        the content, not in it: that is the server’s word.
      </p>
      <p className="mt-1 text-13 break-all text-muted">SHA-256 {hash}</p>
      {children && <div className="no-print mt-3 space-y-3">{children}</div>}
      <Disclosure summary="Check it by hand" className="no-print mt-3 text-13">
        <div className="space-y-2">
          <p className="max-w-prose">
            This prints the same 64 characters. The first 80 bits of them, written in base32 with small
            letters, are <strong className="font-semibold">{id.slice(0, 16)}</strong>.
          </p>
          <pre className="scroll-table border border-hairline bg-wash px-2 py-1 font-sans" tabIndex={0}>
            curl -s {address} | sha256sum
          </pre>
        </div>
      </Disclosure>
    </div>
  )
}
