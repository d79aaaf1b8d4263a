import "server-only"

/** Every refusal we foresee, with the HTTP status the API answers it by. */
export const errorStatus = {
  "not-found": 404,
  "invalid-input": 400,
  "not-signed-in": 401,
  forbidden: 403,
  "too-large": 413,
  "invalid-data": 422,
  conflict: 409,
  "evidence-missing": 422,
  throttled: 429,
  busy: 503,
  "not-ready": 503,
  "database-unwritable": 503,
  "database-unreadable": 503,
  "database-unreachable": 503,
  "database-newer": 503,
  "database-busy": 503,
  "database-full": 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/**
 * A refusal we foresaw. `message` is written for the person who meets it: what is wrong and what cures it.
 * Anything else that is thrown is a defect and is logged, not shown.
 */
export class AppError extends Error {
  override readonly name = "AppError"
  readonly code: ErrorCode
  /** Seconds after which asking again may be answered otherwise, where this refusal knows it better than its code. */
  readonly retryAfter: number | null

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options)
    this.code = code
    this.retryAfter = options?.retryAfter ?? null
  }

  /** The HTTP status for this refusal. */
  get status(): number {
    return errorStatus[this.code]
  }
}

/** Whether an error is such a refusal, also one of another bundle's: there the class is another. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === "AppError" && "code" in error)
}
