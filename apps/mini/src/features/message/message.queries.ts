import type { MessageSettingsEdit } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** Which messages one wants, and by what one is reached. */
export function useMessageSettings() {
  return useMine(['message-settings'], streetId =>
    api('GET /v1/streets/:streetId/me/message-settings', { params: { streetId } }),
  )
}

export function useSaveMessageSettings(onDone: () => void) {
  return useWrite(
    (body: MessageSettingsEdit, streetId, options) =>
      api('PUT /v1/streets/:streetId/me/message-settings', { params: { streetId }, body }, options),
    afterRefresh(onDone, 'message-settings'),
  )
}

/** Says what was answered when WeChat asked. */
export function useGrant(onDone: () => void) {
  return useWrite(
    (accepted: boolean, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/me/wechat-grants',
        { params: { streetId }, body: { accepted } },
        options,
      ),
    afterRefresh(onDone, 'message-settings'),
  )
}
