import { drafts, type Raising } from '../features/matter/draft.ts'
import type { KeptWrite } from './unanswered.ts'

/** Does what the screen would have done, had it still been there when its write was answered with a yes. */
export function finishLate({ request }: KeptWrite): void {
  if (request.endpoint !== 'POST /v1/streets/:streetId/matters') return
  // As this app wrote it, typed by the same contract.
  drafts.forgetRaised(JSON.parse(request.body ?? '{}') as Raising)
}
