import "server-only"
import { siteAddress } from "@/lib/server/auth/site-address"
import { frozenDoorChart, liveDoorChart, type DoorChart } from "@/lib/server/doors/door-chart"

/**
 * The chart whose page has a full address, as somebody pasted it.
 *
 * @param host by which this request reached us: the site may have more names than it says of itself
 * @returns null for an address that is not one of ours, or has nothing to show
 */
export async function chartAt(address: string, host: string | null): Promise<DoorChart | null> {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isWeb = url.protocol === "https:" || url.protocol === "http:"
  if (!isWeb || (url.host !== siteAddress().host && url.host !== host)) return null
  const [, room, name] = /^\/(s|charts)\/([^/]+)\/?$/.exec(url.pathname) ?? []
  if (name === undefined) return null
  const found = room === "s" ? await frozenDoorChart(name) : await liveDoorChart(name, url.searchParams)
  return "chart" in found ? found.chart : null
}
