import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const callsKey = (streetId: string, shiftId: string) => ['street', streetId, 'shift', shiftId, 'calls']

/** The searches for somebody who steps in; asked again while waves go out. */
export const useShiftCalls = (streetId: string, shiftId: string) =>
  useQuery({
    queryKey: callsKey(streetId, shiftId),
    refetchInterval: 10_000,
    queryFn: () => call('GET /v1/streets/:streetId/shifts/:shiftId/calls', { params: { streetId, shiftId } }),
  })

export const useStartCall = (streetId: string, shiftId: string) =>
  useWrite([callsKey(streetId, shiftId)], () =>
    call('POST /v1/streets/:streetId/shifts/:shiftId/calls', { params: { streetId, shiftId } }),
  )
