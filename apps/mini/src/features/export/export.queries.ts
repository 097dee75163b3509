import type { OwnExport } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useWrite } from '../../shell/send.ts'

/** Asks where one's own data lies, for a quarter of an hour. */
export function useExport(onDone: (made: OwnExport) => void) {
  return useWrite(
    (_: undefined, streetId, options) =>
      api('POST /v1/streets/:streetId/me/export', { params: { streetId } }, options),
    onDone,
  )
}
