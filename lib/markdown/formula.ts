/** A piece of a formula: written on the line, below it or above it. */
export type FormulaPart = { kind: "base" | "sub" | "sup"; text: string }

/**
 * Splits a line of our formula notation into what stands on the line, below (`_x`) and above (`^x`).
 * A script is a run of letters and digits, or a group in braces: `2^{−t/h}`.
 */
export function formulaParts(line: string): FormulaPart[] {
  const parts: FormulaPart[] = []
  let rest = line
  const script = /([_^])(?:\{([^}]*)\}|([\p{Letter}\p{Number}]+))/u
  for (let found = script.exec(rest); found !== null; found = script.exec(rest)) {
    if (found.index > 0) parts.push({ kind: "base", text: rest.slice(0, found.index) })
    const [whole, place, group, run] = found
    parts.push({ kind: place === "_" ? "sub" : "sup", text: group ?? run ?? "" })
    rest = rest.slice(found.index + whole.length)
  }
  if (rest !== "") parts.push({ kind: "base", text: rest })
  return parts
}
