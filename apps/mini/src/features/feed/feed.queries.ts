import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** Whether there is a calendar of one's own bookings, and since when. */
export function useOwnCalendar() {
  return useMine(['own-calendar'], streetId =>
    api('GET /v1/streets/:streetId/me/calendar', { params: { streetId } }),
  )
}

/** Makes a new address, which is told once. */
export function useNewCalendar(onDone: (made: { url: string }) => void) {
  return useWrite(
    (_: undefined, streetId, options) =>
      api('POST /v1/streets/:streetId/me/calendar', { params: { streetId } }, options),
    afterRefresh(onDone, 'own-calendar'),
  )
}

export function useNoCalendar(onDone: () => void) {
  return useWrite(
    (_: undefined, streetId, options) =>
      api('DELETE /v1/streets/:streetId/me/calendar', { params: { streetId } }, options),
    afterRefresh(onDone, 'own-calendar'),
    () => '日历网址',
  )
}
