import type { Serving } from '../../platform/serve.ts'
import { readNote } from './note.service.ts'

export function bindNote(on: Serving): void {
  on.read('GET /v1/streets/:streetId/bookings/:bookingId/note', async ({ deps, params, caller, now }) => {
    const { kind, text, eraseAt } = await readNote(deps, { ...params, caller, now })
    return { kind, text, erasedAt: eraseAt.toISOString() }
  })
}
