/** What an editor is told after a form was refused; what was typed comes back with it. */
export type ActAnswer = {
  /** Null: nothing was refused. */
  message: string | null
  /** By field name. */
  problems: Readonly<Record<string, string>>
  /** More to the message, one line each, with where to look. */
  details: readonly { text: string; href: string | null }[]
  typed: Readonly<Record<string, string>>
}

/** Before anything was sent. */
export const noAnswer: ActAnswer = { message: null, problems: {}, details: [], typed: {} }

export type Act = (before: ActAnswer, form: FormData) => Promise<ActAnswer>
