import { routes } from "./routes"

type Room = { href: string; name: string; about: string }

const kinds: readonly Room[] = [
  {
    href: routes.admin.records("orders"),
    name: "Orders",
    about: "Purchases, with the reports of each and who bought.",
  },
  {
    href: routes.admin.records("statements"),
    name: "Statements",
    about: "What firms and analysts say of a stock.",
  },
  {
    href: routes.admin.records("companies"),
    name: "Companies",
    about: "Firms, their names and what is counted to them.",
  },
  { href: routes.admin.records("chips"), name: "Chips", about: "What a chip is, can do and costs." },
  { href: routes.admin.records("sources"), name: "Sources", about: "Where a figure comes from." },
  { href: routes.admin.records("assumptions"), name: "Assumptions", about: "The parameters of the model." },
]

const editing: readonly Room[] = [
  ...kinds,
  { href: routes.admin.imports(), name: "Import", about: "Many records at once, from CSV or JSON." },
  { href: routes.admin.revisions(), name: "History", about: "Every saved change: compare, restore, undo." },
  { href: routes.admin.reviews(), name: "Reviews", about: "Edits that wait for a second editor." },
  { href: routes.admin.tokens(), name: "Tokens", about: "Keys for programs that edit by the API." },
]

const ruling: readonly Room[] = [
  { href: routes.admin.users(), name: "Users", about: "Who may come in, and as what." },
  { href: routes.admin.audit(), name: "Audit", about: "Sign-ins, refusals, changes of accounts." },
  { href: routes.admin.settings(), name: "Settings", about: "When a move asks for a second look." },
  { href: routes.admin.system(), name: "System", about: "Instances, backups, jobs: how the site runs." },
]

/** The editors' rooms that a role opens, in the order of use. What may be done in one is asked there again. */
export function adminRooms(role: "reader" | "editor" | "admin"): readonly Room[] {
  switch (role) {
    case "reader":
      return []
    case "editor":
      return editing
    case "admin":
      return [...editing, ...ruling]
  }
}
