import type { Binding, Draft } from "../binding"

export type Section = {
  title: string
  lead?: string
  bindings: readonly Binding[]
  /** The section stands once for every report, and its paths begin there. */
  repeats?: { list: "reports"; one: string; many: string }
}

/** A part of the record that is null, or left out, where its fields are all empty. */
export type OptionalPart = { path: readonly string[]; otherwise: "null" | "left out" }

export type KindForm = {
  sections: readonly Section[]
  /** Inner parts before the outer ones. */
  optionalParts?: readonly OptionalPart[]
  /** As `optionalParts`, in every report. */
  optionalPartsOfReport?: readonly OptionalPart[]
  /** Puts right what bindings alone cannot say. */
  finish?(draft: Draft): void
  /** Words to make an id from, when a new record has none. */
  nameFrom(draft: Draft): readonly unknown[]
}

export const nullPart = (...path: string[]): OptionalPart => ({ path, otherwise: "null" })
export const leftOut = (...path: string[]): OptionalPart => ({ path, otherwise: "left out" })

/** An id as the record's own field; made from the record's words when it is left empty. */
export const idHint = "Left empty, it is made from the other fields. It never changes afterwards."
