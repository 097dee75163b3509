import { type Problem, type RefusalCode, refusalTitles } from '@yunxuan/contract'

/** The expected no: ends the request with problem+json under its code, and nothing is written. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly errors: Problem['errors'] | undefined
  readonly detail: string | undefined
  constructor(code: RefusalCode, more: { errors?: Problem['errors']; detail?: string } = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.errors = more.errors
    this.detail = more.detail
  }
}

/** Returns the refusal of a request for one field, with what to mend in Chinese. */
export function wrongField(field: string, message: string): Refusal {
  return new Refusal('invalid_request', { errors: [{ field, message }] })
}

/** Returns what was decided, or the Refusal it ended in: in a batch one no does not end the others. */
export function orRefusal<T>(decide: () => T): T | Refusal {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const statuses: Partial<Record<RefusalCode, number>> = {
  invalid_request: 400,
  unsupported_media: 415,
  body_too_large: 413,
  not_signed_in: 401,
  session_ended: 401,
  refresh_token_invalid: 401,
  credentials_wrong: 401,
  totp_wrong: 401,
  setup_code_invalid: 401,
  wechat_code_invalid: 401,
  wechat_blocked: 403,
  not_allowed: 403,
  demo_off: 403,
  own_role: 403,
  own_request: 403,
  administrator_new: 403,
  password_wrong: 403,
  password_guessable: 422,
  login_missing: 404,
  not_found: 404,
  code_not_found: 404,
  import_gone: 410,
  badge_revoked: 410,
  note_erased: 410,
  method_not_allowed: 405,
  idempotency_mismatch: 422,
  import_file_unreadable: 422,
  import_has_errors: 422,
  export_too_large: 413,
  import_too_large: 413,
  import_too_complex: 422,
  picture_unreadable: 422,
  picture_too_large: 413,
  too_many_pictures: 429,
  login_locked: 429,
  too_many_requests: 429,
  internal: 500,
  wechat_unavailable: 502,
  overloaded: 503,
  unavailable: 503,
}

/** Returns the HTTP status of a refusal; 409 where the state of things says no. */
export function statusOf(code: RefusalCode): number {
  return statuses[code] ?? 409
}

/** Returns a refusal as it goes over the wire (RFC 9457). */
export function toProblem(refusal: Refusal): Problem {
  const { code, errors, detail } = refusal
  return {
    type: `https://yunxuan.example/problems/${code}`,
    status: statusOf(code),
    title: refusalTitles[code],
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  }
}
