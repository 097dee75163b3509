import type { OwnExport } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { useWrite } from '../../shell/send.ts'

/** Asks where one's own data lies, for a quarter of an hour. */
export function useExport(onDone: (made: OwnExport) => void) {
  return useWrite(
    (_: undefined, streetId, options) =>
      api('POST /v1/streets/:streetId/me/export', { params: { streetId } }, options),
    onDone,
  )
}

/** What one has agreed to for itself. */
export function useConsents() {
  return useMine(['consents'], streetId =>
    api('GET /v1/streets/:streetId/me/consents/purposes', { params: { streetId } }),
  )
}

/** Takes a consent back; what was kept by it is gone. */
export function useWithdraw() {
  return useWrite((purpose: 'groups' | 'health', streetId, options) =>
    api(
      'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose',
      { params: { streetId, purpose } },
      options,
    ),
  )
}
