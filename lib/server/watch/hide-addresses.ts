import "server-only"
import type { tracing } from "@opentelemetry/sdk-node"
import { loggedPath } from "./logged-path"

/** Where spans name an address: those of the conventions that libraries follow, and Next's copy of a span's name. */
const addressed = ["http.target", "http.url", "url.path", "url.full", "next.span_name"]

/**
 * Writes addresses in spans as the log names them, before anything is sent: whoever reads traces must not be able to use
 * the link of an invitation or see what somebody searched for. Next writes a request's address whole.
 */
export const hideAddresses: tracing.SpanProcessor = {
  onStart() {},
  onEnding(span) {
    for (const name of addressed) {
      const said = span.attributes[name]
      if (typeof said === "string") span.setAttribute(name, asLogged(said))
    }
    if (typeof span.attributes["url.query"] === "string") span.setAttribute("url.query", "[hidden]")
    span.updateName(asLogged(span.name))
  },
  onEnd() {},
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
}

/** A text with the addresses in it as the log names them. */
function asLogged(text: string): string {
  return text.replace(
    /(https?:\/\/[^\s/?]+)?([/?]\S*)/gi,
    (_, site: string | undefined, path: string) => (site ?? "") + loggedPath(path),
  )
}
