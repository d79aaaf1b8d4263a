import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, resolve } from "node:path"
import ts from "typescript"

/** How often a piece of code does what costs a processor time. */
export type Operations = {
  /** `*` and `/`: a division is counted as the multiplication that it costs at least. */
  multiplications: number
  /** Math.exp, expm1, log and log1p, and `**`. */
  exponentials: number
  /** Math.sqrt. */
  roots: number
}

type Module = Record<string, unknown>

const kindOfFunction = new Map<string, keyof Operations>([
  ["exp", "exponentials"],
  ["expm1", "exponentials"],
  ["log", "exponentials"],
  ["log1p", "exponentials"],
  ["sqrt", "roots"],
])

/**
 * Loads TypeScript modules, and all that they import by relative path, rewritten so that each `*`, `/`, `**`,
 * Math.exp and the like counts itself before it is done. They give the same numbers as the modules themselves; so what
 * is counted is what the code does, for the very input and seed, and stays so when the code changes.
 */
export function countedModules(): { load: (file: string) => Module; operations: Operations } {
  const operations: Operations = { multiplications: 0, exponentials: 0, roots: 0 }
  const loaded = new Map<string, Module>()
  const load = (path: string): Module => {
    const known = loaded.get(path)
    if (known) return known
    const exports: Module = {}
    loaded.set(path, exports)
    const outside = createRequire(path)
    const require = (name: string): unknown =>
      name.startsWith(".") ? load(fileOf(resolve(dirname(path), name))) : outside(name)

    const run = new Function("require", "exports", "operations", countedSource(readFileSync(path, "utf8")))
    run(require, exports, operations)
    return exports
  }
  return { load: (file) => load(resolve(file)), operations }
}

function fileOf(path: string): string {
  const found = [`${path}.ts`, `${path}/index.ts`].find((candidate) => existsSync(candidate))
  if (found === undefined) throw new Error(`there is no module ${path}`)
  return found
}

/** A module's source as JavaScript (CommonJS) that counts into `operations`. */
export function countedSource(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    transformers: { before: [countOperations] },
  }).outputText
}

/** `a * b` becomes `(operations.multiplications++, a * b)`, and so on. */
function countOperations(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context
  const counted = (kind: keyof Operations, operation: ts.Expression) => {
    const counter = factory.createPropertyAccessExpression(factory.createIdentifier("operations"), kind)
    return factory.createParenthesizedExpression(
      factory.createComma(factory.createPostfixIncrement(counter), operation),
    )
  }
  const visit = (node: ts.Node): ts.Node => {
    const kind = kindOf(node)
    const inner = ts.visitEachChild(node, visit, context)
    return kind === null ? inner : counted(kind, inner as ts.Expression)
  }
  return (file) => ts.visitEachChild(file, visit, context)
}

function kindOf(node: ts.Node): keyof Operations | null {
  if (ts.isBinaryExpression(node)) {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.AsteriskToken:
      case ts.SyntaxKind.SlashToken:
      case ts.SyntaxKind.AsteriskEqualsToken:
      case ts.SyntaxKind.SlashEqualsToken:
        return "multiplications"
      case ts.SyntaxKind.AsteriskAsteriskToken:
      case ts.SyntaxKind.AsteriskAsteriskEqualsToken:
        return "exponentials"
      default:
        return null
    }
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const { expression: object, name } = node.expression
  return ts.isIdentifier(object) && object.text === "Math" ? (kindOfFunction.get(name.text) ?? null) : null
}
