import type { FirmEffect } from "@/lib/contracts/edit"
import type { FieldChange, FormTexts } from "./form"

/*
 * What a record's page and its action say to each other. All of it is plain data: without JavaScript it travels
 * through the browser and back, so the action takes nothing on trust from it.
 */

/** A changed figure whose reference is not new: the editor looks at it again and says so. */
export type EvidenceAsk = {
  /** The changed figure's field. */
  name: string
  label: string
  sources: readonly { id: string; title: string; url: string | null }[]
}

/** What an edit would do, before it is saved. */
export type FormReview = {
  changes: readonly FieldChange[]
  evidence: readonly EvidenceAsk[]
  effects: readonly FirmEffect[]
  horizonMonths: number
  asksSecondLook: boolean
  /** The settings want this published by somebody else. */
  asksSecondEditor: boolean
  /** Fingerprint of the texts that were reviewed. */
  of: string
}

/** A field that two editors changed to different texts. */
export type FieldConflict = { name: string; label: string; began: string; theirs: string; yours: string }

/** What becomes of a form whose record somebody else saved first. */
export type FormConflict = {
  /** Their changes, taken over into the form. */
  taken: readonly { name: string; label: string; began: string; theirs: string }[]
  fields: readonly FieldConflict[]
}

export type FormNotice = {
  tone: "good" | "bad"
  text: string
  /** What cures it: signing in again in another tab. */
  cure?: "sign-in"
}

/** A source on record that a new one may repeat. */
export type LikelyDuplicate = { id: string; label: string; why: string }

export type FormState = {
  /** Counts the action's answers; 0: the page as it was opened. */
  turn: number
  texts: FormTexts
  /** The record's version that these texts began with; null for a new record. */
  version: number | null
  problems: Readonly<Record<string, string>>
  notice: FormNotice | null
  review: FormReview | null
  conflict: FormConflict | null
  /** Which side was chosen, by field name. */
  choices: Readonly<Record<string, "theirs" | "yours">>
  reason: string
  confirmed: readonly string[]
  hasLooked: boolean
  duplicates: readonly LikelyDuplicate[]
  isNoDuplicate: boolean
  /** Where the focus belongs after this answer. */
  focus: string | null
}

/** A form as its page opens it. */
export function openedForm(texts: FormTexts, version: number | null): FormState {
  return {
    turn: 0,
    texts,
    version,
    problems: {},
    notice: null,
    review: null,
    conflict: null,
    choices: {},
    reason: "",
    confirmed: [],
    hasLooked: false,
    duplicates: [],
    isNoDuplicate: false,
    focus: null,
  }
}
