import next from "@next/eslint-plugin-next"
import hooks from "eslint-plugin-react-hooks"
import { defineConfig, globalIgnores } from "eslint/config"
import { readFileSync } from "node:fs"
import ts from "typescript-eslint"

const { rooms } = JSON.parse(readFileSync(new URL("import-rules.json", import.meta.url), "utf8"))
const files = ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.ts", "instrumentation.ts"]
const allTypescript = [...files, "tests/**/*.{ts,tsx}", "*.ts"]

/**
 * The rules of import-rules.json as far as a specifier's text shows them, for the editor.
 * tests/architecture.test.ts resolves every import and holds them to the letter.
 */
function importsOf({ room, rooms: allowed, packages, why }) {
  const others = rooms
    .map((other) => other.room)
    .filter((other) => other !== room && !allowed.includes(other) && !room.startsWith(`${other}/`))
  // "lib/server" also by way of "../server"; "lib/*" has no folder to name.
  const names = others.filter((other) => !other.includes("*")).map((other) => other.replace(/^lib\//, ""))
  const wrongRoom = names.length > 0 ? [`^(?:@/(?:lib/)?|(?:\\.\\.?/)+)(?:${names.join("|")})(?:/|$)`] : []
  const banned = packages
    .filter((name) => name.startsWith("!"))
    .map((name) => name.slice(1).replace("*", ".+"))
  const wrongPackage = packages.includes("*")
    ? banned.map((name) => `^${name}(?:/|$)`)
    : [`^(?!(?:${[...packages, "server-only"].join("|")})(?:/|$))(?!\\.|@/)`]
  return {
    files: [
      room.endsWith("/*") ? `${room.slice(0, -2)}/*.ts` : room.includes(".") ? room : `${room}/**/*.{ts,tsx}`,
    ],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [...wrongRoom, ...wrongPackage].map((regex) => ({ regex, message: why })) },
      ],
    },
  }
}

export default defineConfig(
  globalIgnores([
    ".next/",
    "dist/",
    "lib/server/db/generated/",
    "lib/server/db/generated-postgresql/",
    "next-env.d.ts",
    "coverage/",
    "playwright-report/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: allTypescript,
    extends: [ts.configs.strict, ts.configs.stylistic],
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      // An index that a loop bounds is known to hold; `noUncheckedIndexedAccess` cannot see it.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/prefer-for-of": "off",
      eqeqeq: "error",
    },
  },
  {
    // A promise that nobody waits for fails where nobody looks.
    files: allTypescript,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [hooks.configs.flat["recommended-latest"] ?? hooks.configs.flat.recommended],
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    plugins: { "@next/next": next },
    rules: { ...next.configs.recommended.rules, ...next.configs["core-web-vitals"].rules },
  },
  {
    // After an error a plain link starts the page afresh, which is what its reader needs.
    files: ["app/**/{error,global-error}.tsx"],
    rules: { "@next/next/no-html-link-for-pages": "off" },
  },
  rooms.map(importsOf),
  {
    files: ["scripts/**/*.mjs", "*.mjs"],
    rules: { eqeqeq: "error", "no-undef": "off", "no-unused-vars": "error" },
  },
)
