"use client"

import { useSearchParams } from "next/navigation"
import { useEffect } from "react"

/** Says when the address's query changed by other ways than ours, such as a link in the head of the page. */
export function AddressWatch({ follow }: { follow: () => void }) {
  // Null outside of Next, where no link changes an address in place.
  const query = (useSearchParams() as URLSearchParams | null)?.toString()
  useEffect(() => {
    if (query !== undefined) follow()
  }, [query, follow])
  return null
}
