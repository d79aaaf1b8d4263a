/**
 * Reads CSV by the grammar of RFC 4180, section 2, apart from what writes it: fields in quotes or without, commas
 * between them, CRLF after every record. A quoted field is told apart from an empty one.
 */
export function readCsv(text: string): (string | null)[][] {
  const records: (string | null)[][] = []
  let at = 0
  while (at < text.length) {
    const record: (string | null)[] = []
    for (;;) {
      const [field, end] = text[at] === '"' ? quoted(text, at) : bare(text, at)
      record.push(field)
      at = end
      if (text[at] === ",") at += 1
      else if (text.startsWith("\r\n", at)) break
      else throw new Error(`after a field comes a comma or CRLF, at ${at}`)
    }
    at += 2
    records.push(record)
  }
  return records
}

function quoted(text: string, start: number): [field: string, end: number] {
  let field = ""
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') field += text[at]
    else if (text[at + 1] === '"') {
      field += '"'
      at += 1
    } else return [field, at + 1]
  }
  throw new Error(`a quote that is never closed, at ${start}`)
}

function bare(text: string, start: number): [field: string | null, end: number] {
  let end = start
  while (end < text.length && !",\r\n".includes(text[end]!)) {
    if (text[end] === '"') throw new Error(`a quote inside a bare field, at ${end}`)
    end += 1
  }
  return [end === start ? null : text.slice(start, end), end]
}
