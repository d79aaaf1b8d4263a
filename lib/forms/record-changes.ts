import { recordSchemas, type RecordKind } from "../domain/record"
import { describeChanges } from "./changes"
import { editableKinds, type EditableKind, type FieldChange, type FormRecord } from "./form"
import { jsonChanges } from "./json-changes"

/**
 * What differs between two states of a record, field by field: in the words of its form where the kind has one,
 * else by paths. History keeps records as they were, so one that today's form cannot read is told by paths, too.
 *
 * @param before null: there was no record
 * @param after null: there is none any more
 */
export function recordChanges(kind: RecordKind, before: unknown, after: unknown): FieldChange[] {
  if (isEditable(kind)) {
    const [left, right] = [read(kind, before), read(kind, after)]
    if (left !== "unreadable" && right !== "unreadable") {
      if (right !== null) return describeChanges(kind, left, right)
      if (left !== null) return describeChanges(kind, null, left).map(turned)
      return []
    }
  }
  return jsonChanges(before, after).map(({ path, ...sides }) => ({
    name: path,
    label: path.replaceAll("/", " › "),
    isFigure: false,
    ...sides,
  }))
}

function turned({ before, after, ...same }: FieldChange): FieldChange {
  return { ...same, before: after, after: before }
}

function read<K extends EditableKind>(kind: K, json: unknown): FormRecord<K> | null | "unreadable" {
  if (json === null || json === undefined) return null
  const parsed = recordSchemas[kind].safeParse(json)
  return parsed.success ? (parsed.data as FormRecord<K>) : "unreadable"
}

function isEditable(kind: RecordKind): kind is EditableKind {
  return (editableKinds as readonly RecordKind[]).includes(kind)
}
