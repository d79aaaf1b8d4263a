import { createHash } from "node:crypto"

/** Scripts of ours that stand in a page to the letter; a test holds each to the component that writes it. */
const ownScripts = new Set([
  // components/lab/linked-page.tsx
  `if(/[?&](?!(?:firm|asOf)=)[^=&]+=/.test(location.search))document.currentScript.parentElement.dataset.linked=""`,
  // Next's, before the first piece of a page's data
  "(self.__next_f=self.__next_f||[]).push([0])",
])

/** How a piece of a page's data begins and ends that Next hands to the browser. */
const piece = { before: "self.__next_f.push(", after: ")" }
/** How the list of a page's bundles begins and ends. */
const bundles = {
  before: '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(',
  after: ");",
}

/** Pieces of a page's data that keep a script of their own: each is named in the policy by 54 characters. */
const mostPieces = 12

const scripts = /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/gi

/**
 * What a kept page may run: our own files, and those scripts in it that are known by their shape. They hold data and
 * nothing else, or stand here to the letter; whatever else somebody got into a page has no hash and is not run.
 *
 * Pieces of data that follow each other are joined where there are many, so that the policy stays short however long
 * the page is. That changes nothing for the browser: they do one after the other what they did before.
 *
 * @param {string} page a whole HTML document
 * @returns {{ html: string, policy: string }} the document as it is to be kept, and its content security policy
 */
export function withScriptPolicy(page) {
  const found = [...page.matchAll(scripts)].map((match) => {
    const [whole, attributes = "", text = ""] = match
    const isPiece = attributes === "" && hasOnlyData(text, piece)
    return { begins: match.index, ends: match.index + whole.length, whole, attributes, text, isPiece }
  })
  const pieces = found.filter(({ isPiece }) => isPiece).length
  const inOne = Math.ceil(pieces / mostPieces)
  const hashes = new Set()
  const parts = []
  let upTo = 0
  for (let at = 0; at < found.length;) {
    const { begins, whole, attributes, text, isPiece } = found[at]
    const joined = joinable(found, at, inOne)
    const isLoaded = text === "" || /\ssrc=/i.test(attributes)
    const joinedText = joined.map((one) => one.text).join(";")
    if (!isLoaded && (isPiece || isKnown(text))) hashes.add(hashOf(joinedText))
    parts.push(page.slice(upTo, begins), joined.length > 1 ? `<script>${joinedText}</script>` : whole)
    upTo = joined.at(-1).ends
    at += joined.length
  }
  const html = [...parts, page.slice(upTo)].join("")
  return { html, policy: `script-src ${["'self'", ...hashes].join(" ")}; script-src-attr 'none'` }
}

/** The script at a place, with those that follow it directly where all of them are pieces of data. */
function joinable(found, at, most) {
  const all = [found[at]]
  if (!found[at].isPiece) return all
  for (let next = at + 1; next < found.length && all.length < most; next += 1) {
    if (found[next].begins !== found[next - 1].ends || !found[next].isPiece) break
    all.push(found[next])
  }
  return all
}

/** Whether a script is one of those that Next or we write into a page. */
function isKnown(text) {
  return ownScripts.has(text) || hasOnlyData(text, piece) || hasOnlyData(text, bundles)
}

/** Whether a script is of a known shape and hands over nothing but data. */
function hasOnlyData(text, { before, after }) {
  return text.startsWith(before) && text.endsWith(after) && isData(text.slice(before.length, -after.length))
}

/** Whether a text is JSON, which as a script does nothing. */
function isData(text) {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`
}
