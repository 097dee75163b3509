import { RefusedError } from '@yunxuan/contract'

/** Returns the code under which the API refused, or 'done'. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    if (error instanceof RefusedError) return error.code
    throw error
  }
}
