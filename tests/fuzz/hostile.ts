import type { Chance } from "./random"

/** What an answer must not hold as it was sent: it would run in a reader's browser. */
export const scriptMark = "<script>chipfuzz(1)</script>"
/** A header that only we could have brought into an answer. */
export const headerMark = "x-chip-fuzz"
/** No address of ours leads there. */
export const foreignHost = "evil.example"

const texts = [
  "",
  " ",
  ".",
  "..",
  "../../../../etc/passwd",
  "..%2f..%2f..%2fetc%2fpasswd",
  "..\\..\\windows\\win.ini",
  "%2e%2e%2f%2e%2e%2f",
  "%00",
  "a%00b",
  "%",
  "%f",
  "%zz",
  "%ff%fe",
  "%c0%ae%c0%ae/",
  "%ed%a0%80",
  "%0d%0aX-Chip-Fuzz:%201",
  "%E5%98%8A%E5%98%8DX-Chip-Fuzz:1",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "-0",
  "-1",
  "0",
  "1e309",
  "9007199254740993",
  "99999999999999999999999999",
  "0x10",
  "1_000",
  "true",
  "[]",
  "{}",
  '{"$ne":null}',
  "' OR 1=1 --",
  '\'; DROP TABLE "Order"; --',
  "$(id)",
  "${7*7}",
  "{{7*7}}",
  scriptMark,
  `">${scriptMark}`,
  encodeURIComponent(`"'>${scriptMark}`),
  "javascript:alert(1)",
  `//${foreignHost}`,
  `https://${foreignHost}/`,
  `%2f%2f${foreignHost}`,
  `\\\\${foreignHost}`,
  "\u202e\u2066",
  "%E2%80%AE",
  "😀".repeat(3),
  "%F0%9F%98%80",
  "字节跳动",
  "İıſK",
  "e\u0301\u0327".repeat(20),
  "a".repeat(300),
  "a".repeat(5000),
  "%61".repeat(300),
  "9999-99",
  "0000-00-00",
  "2023-02-30",
  "2023-11-17T00:00:00Z",
  "-2023-11-17",
  "+275760-09-13",
  "2024-13",
  "1..3",
  "3..1",
  "1..",
  "1,2,,3",
  ",".repeat(500),
  ";",
  "*",
  "%3F%23",
  "a?b",
  "a#b",
  "index.html",
  ".json",
  "baidu.json.json",
  "baidu.png",
  "~",
  ":",
  "@",
  "[slug]",
  "[[...view]]",
  "%5Bslug%5D",
  "_next",
  "@modal",
  "(.)x",
]

/** A text that means harm or nothing at all, as it stands in an address. */
export function hostileText(chance: Chance): string {
  if (chance.oneIn(8)) return encodeURIComponent(chance.bytes(1 + chance.below(24)).toString("latin1"))
  if (chance.oneIn(12))
    return Array.from({ length: 1 + chance.below(4) }, () => chance.of(texts)).join(
      chance.of(["/", "", "&", "="]),
    )
  return chance.of(texts)
}

/** A text of ours with one or two things wrong. */
export function damaged(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1)
  switch (chance.below(7)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + hostileText(chance) + text.slice(at)
    case 2:
      return text.toUpperCase()
    case 3:
      return `${text}${chance.of(["/", "//", ".", "%20", "%00", "\u0000", "/..", ";x=1", ".json", ".png", "%2F"])}`
    case 4:
      return [...text]
        .map((sign) => (chance.oneIn(3) ? `%${sign.charCodeAt(0).toString(16)}` : sign))
        .join("")
    case 5:
      return text + text
    default:
      return text.slice(0, at) + text.slice(at + 1 + chance.below(3))
  }
}
