import { deflateRawSync, gzipSync } from "node:zlib"
import { hostileText } from "./hostile"
import type { Chance } from "./random"

export type Body = { type: string | null; bytes: Buffer; encoding?: string }

const types = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "text/plain;charset=UTF-8",
  "text/csv",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  "application/zip",
  "application/octet-stream",
  "text/x-component",
  "a/b/c;;;",
  "",
]

const json = [
  { spec: { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" } },
  { spec: { chart: "runway", firm: "baidu" }, shows: 1 },
  { record: { id: "baidu", name: "Baidu" }, reason: "fuzz", confirmed: [] },
  { reason: "fuzz" },
  { tags: ["data"] },
  { email: "a@example.org", password: "x" },
]

/** A body that is damaged, enormous, of another type than it says, or no body of its type at all. */
export function hostileBody(chance: Chance, actions: readonly string[]): Body {
  switch (chance.below(8)) {
    case 0:
    case 1:
      return { type: chance.of(types.slice(0, 2)), bytes: Buffer.from(damagedJson(chance)) }
    case 2:
    case 3:
      return multipart(chance, actions)
    case 4:
      return {
        type: "text/plain;charset=UTF-8",
        bytes: Buffer.from(chance.of(["[]", '["$K1"]', '["$F1",{}]', '{"a":"$B99"}', damagedJson(chance)])),
      }
    case 5:
      return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(pairs(chance)) }
    case 6:
      return packed(chance)
    default:
      return {
        type: chance.oneIn(4) ? null : chance.of(types),
        bytes: chance.bytes(chance.of([0, 1, 10, 2000, 20_000])),
      }
  }
}

function damagedJson(chance: Chance): string {
  const text = JSON.stringify(chance.of(json))
  const at = chance.below(text.length)
  switch (chance.below(9)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return "[".repeat(chance.of([50, 20_000]))
    case 2:
      return `{"a":`.repeat(5000)
    case 3:
      return `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"spec":{"__proto__":null,"chart":"runway"}}`
    case 4:
      return text.replace(/"[^"]*"(?=[,}\]])/, () =>
        chance.of(["null", "1e999", "[]", "{}", `"${"x".repeat(100_000)}"`, '"\\ud800"', '"\\u0000"', "-0"]),
      )
    case 5:
      return `\ufeff${text}`
    case 6:
      return `${text.slice(0, at)}${JSON.stringify(hostileText(chance)).slice(1, -1)}${text.slice(at)}`
    case 7:
      return chance.of(["null", "0", '""', "[]", "true", "{}", "{", "NaN", "'a'", "\u0000"])
    default:
      return text
  }
}

function pairs(chance: Chance): string {
  const names = [
    "__proto__",
    "a[b][c]",
    "email",
    "password",
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "id",
    "next",
    "reason",
    "constructor",
  ]
  return Array.from(
    { length: 1 + chance.below(chance.oneIn(10) ? 3000 : 6) },
    () => `${chance.of(names)}=${hostileText(chance)}`,
  ).join("&")
}

function multipart(chance: Chance, actions: readonly string[]): Body {
  const boundary = chance.of(["x", "----WebKitFormBoundaryfuzz", "a".repeat(70), "a b", "-"])
  const action = actions.length > 0 ? chance.of(actions) : "0".repeat(42)
  const names = [
    `$ACTION_ID_${action}`,
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "$ACTION_KEY",
    "1_$ACTION_ID_",
    "0",
    "1",
    "file",
    "email",
    "password",
    "__proto__",
    'a"; filename="../../x',
    "\u0000",
    "",
  ]
  const values = [
    `{"id":"${action}","bound":"$@1"}`,
    '["$K1"]',
    "[]",
    `{"id":"${action}","bound":null}`,
    hostileText(chance),
    chance.bytes(200).toString("latin1"),
    "x".repeat(3000),
  ]
  const parts = Array.from({ length: 1 + chance.below(4) }, () => {
    const file = chance.oneIn(3)
      ? `; filename="${chance.of(["a.csv", "../../a.zip", "", "\u0000.json", "a.xlsx"])}"\r\nContent-Type: ${chance.of(["text/csv", "application/zip", "x", ""])}`
      : ""
    return `--${boundary}\r\nContent-Disposition: form-data; name="${chance.of(names)}"${file}\r\n\r\n${chance.of(values)}\r\n`
  })
  const end = chance.of([`--${boundary}--\r\n`, `--${boundary}--\r\n`, `--${boundary}`, "", "\r\n"])
  return {
    type: `multipart/form-data; boundary=${chance.oneIn(6) ? "other" : boundary}`,
    bytes: Buffer.from(parts.join("") + end, "latin1"),
  }
}

/** Packed data, whole and broken; some claim to hold far more than they do. */
function packed(chance: Chance): Body {
  const csv = Buffer.from(`id,firm\n${hostileText(chance)},"unclosed\n`)
  const whole = chance.of([
    gzipSync(csv),
    deflateRawSync(Buffer.alloc(100_000)),
    Buffer.from("504b0304140000000800", "hex"),
    Buffer.from("504b050600000000ffffffffffffffffffffffff0000", "hex"),
  ])
  const bytes = chance.oneIn(2) ? whole.subarray(0, chance.below(whole.length)) : whole
  return {
    type: chance.of(types),
    bytes,
    ...(chance.oneIn(2) && { encoding: chance.of(["gzip", "br", "deflate", "identity", "x"]) }),
  }
}
