import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { builtinModules } from "node:module"
import { dirname, join, posix } from "node:path"
import ts from "typescript"
import { z } from "zod"

const rulesSchema = z.object({
  about: z.string(),
  rooms: z.array(
    z.strictObject({
      room: z.string(),
      rooms: z.array(z.string()),
      packages: z.array(z.string()),
      isPure: z.boolean().optional(),
      why: z.string(),
    }),
  ),
})

export const { rooms } = rulesSchema.parse(JSON.parse(readFileSync("import-rules.json", "utf8")))

/** Names by which a module would learn the time, draw a chance of its own, or reach outside. */
const impureNames = new Set(["Date", "performance", "process", "fetch", "crypto", "globalThis", "require"])

/** The folders whose files the rules are about, and the files outside of them. */
const sources = ["app", "components", "lib", "instrumentation.ts"]
const generated = "lib/server/db/generated"

/** Every source file of the project, as a path from its root. */
export function sourceFiles(parts: readonly string[] = sources): string[] {
  return parts.flatMap((part) => {
    if (part.startsWith(generated) || !existsSync(part)) return []
    if (!statSync(part).isDirectory()) return /\.tsx?$/.test(part) && !part.endsWith(".d.ts") ? [part] : []
    return sourceFiles(readdirSync(part).map((name) => `${part}/${name}`))
  })
}

/** The room of a file: the longest that holds it. `null` for a file that no rule knows. */
export function roomOf(file: string): (typeof rooms)[number] | null {
  const holding = rooms.filter(({ room }) =>
    room.endsWith("/*") ? dirname(file) === room.slice(0, -2) : file === room || file.startsWith(`${room}/`),
  )
  return holding.sort((a, b) => b.room.length - a.room.length)[0] ?? null
}

/**
 * What a source file does against the rules of its room, one sentence each: imports that point the wrong
 * way, a server file that the browser could load, an engine that looks at the clock.
 */
export function complaintsAbout(file: string, text: string): string[] {
  const room = roomOf(file)
  if (!room) return [`${file}: import-rules.json has no rule for this place`]
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const imports = importsOf(source)
  const wrongWay = imports
    .filter((specifier) => !isAllowed(file, specifier, room))
    .map((specifier) => `${file}: imports ${specifier}. ${room.why}`)
  const isServer = file.startsWith("lib/server/")
  const unguarded =
    isServer && firstImport(source) !== "server-only" ? [`${file}: must begin with import "server-only"`] : []
  const impure = room.isPure
    ? [...new Set(impureUses(source))].map(
        (name) => `${file}: uses ${name}, in a room whose output depends on its input alone`,
      )
    : []
  return [...wrongWay, ...unguarded, ...impure]
}

function isAllowed(file: string, specifier: string, room: (typeof rooms)[number]): boolean {
  const local = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.normalize(posix.join(posix.dirname(file), specifier))
      : null
  if (local !== null) {
    if (local.endsWith(".css") || local.endsWith(".json")) return true
    if (local.startsWith(generated)) return room.room === "lib/server/db"
    const target = roomOf(asFile(local))
    return target !== null && (target.room === room.room || room.rooms.includes(target.room))
  }
  if (specifier === "server-only") return file.startsWith("lib/server/") || file.startsWith("app/")
  const name = packageOf(specifier)
  const patterns = (marked: boolean) =>
    room.packages
      .filter((pattern) => pattern.startsWith("!") === marked)
      .map((pattern) => pattern.replace("!", ""))
  const matches = (pattern: string) =>
    pattern === "*" || pattern === name || (pattern.endsWith("/*") && name.startsWith(pattern.slice(0, -1)))
  return patterns(false).some(matches) && !patterns(true).some(matches)
}

/** "next/link" belongs to "next", "@prisma/client/runtime" to "@prisma/client"; Node's own to "node". */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return "node"
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
}

/** A module's path with the extension that it has on disk; a folder stands for its index. */
function asFile(path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`]
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile()) ?? `${path}.ts`
}

/** Every module that a file imports, re-exports or loads later, types included. */
function importsOf(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteralLike(argument)) found.push(argument.text)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function firstImport(source: ts.SourceFile): string | null {
  const [first] = source.statements
  return first && ts.isImportDeclaration(first) && ts.isStringLiteral(first.moduleSpecifier)
    ? first.moduleSpecifier.text
    : null
}

/** Uses of the clock, of chance and of the world outside, by name. Property names and types do not count. */
function impureUses(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.getText(source) === "Math.random")
      found.push("Math.random")
    if (ts.isIdentifier(node) && impureNames.has(node.text) && isReference(node)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isBindingElement(parent)) {
    return "initializer" in parent && parent.initializer === node
  }
  return true
}

/** Reads a source file of the project. */
export function textOf(file: string): string {
  return readFileSync(join(process.cwd(), file), "utf8")
}
