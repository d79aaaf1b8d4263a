import { asOfOrNothing, plainText, type Cited } from "./citation"

/** The same citation for reference managers: RIS, of type DATA. Lines end in CRLF, as the format has it. */
export function ris({ title, dataVersion, asOf, frozenOn, accessedOn, url }: Cited): string {
  const day = frozenOn ?? accessedOn
  const line = (tag: string, value: string | null | false) => (value ? [`${tag}  - ${plainText(value)}`] : [])
  return [
    "TY  - DATA",
    ...line("TI", title),
    ...line("AU", "Chip Runway"),
    ...line("PB", "Chip Runway"),
    ...line("ET", `data version ${dataVersion}`),
    ...line("PY", day && day.slice(0, 4)),
    ...line("DA", day && day.replaceAll("-", "/")),
    ...line("N1", [asOfOrNothing(asOf), frozenOn && `Frozen on ${frozenOn}`].filter(Boolean).join(". ")),
    ...line("Y2", frozenOn === null && accessedOn && accessedOn.replaceAll("-", "/")),
    ...line("UR", url),
    "ER  - ",
    "",
  ].join("\r\n")
}
