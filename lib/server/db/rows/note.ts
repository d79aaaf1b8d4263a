import "server-only"
import type { Note } from "@/lib/domain/note"
import type { Note as NoteRow } from "../generated/client"
import { claimColumns, claimOf } from "./claim"
import { windowColumns, windowOf } from "./dated"
import { figureColumns, figuresOf } from "./figures"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const noteRows: RecordRows<Note> = {
  table: "Note",
  owned: [{ table: "NoteCompany", key: "noteId" }],
  toRows(note) {
    const row: Columns<NoteRow> = {
      kind: note.kind,
      chipLabel: note.chipLabel,
      chipNote: note.chipNote,
      notAnOrderBecause: note.notAnOrderBecause,
      ...claimColumns(note),
      ...windowColumns(note),
      ...figureColumns(note),
    }
    return { Note: [row], NoteCompany: linkRows("noteId", note.id, "companyId", note.companies) }
  },
  async readAll(tx) {
    const rows = await tx.note.findMany({ orderBy: { id: "asc" } })
    const links = await tx.noteCompany.findMany({ orderBy: { position: "asc" } })
    const companies = listsBy(
      links,
      (link) => link.noteId,
      (link) => link.companyId,
    )
    return rows.map((row) => ({
      kind: row.kind,
      chipLabel: row.chipLabel,
      chipNote: row.chipNote,
      notAnOrderBecause: row.notAnOrderBecause,
      ...claimOf(row, companies(row.id)),
      ...windowOf(row),
      ...figuresOf(row),
    }))
  },
}
