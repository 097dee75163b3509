import { skipToken, useQuery } from '@tanstack/react-query'
import type { CheckIn, Input, LedShift, ScanWish } from '@yunxuan/contract'
import { useEffect } from 'react'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'
import { clockOffsetMs, heardCodes, heardLeading } from './this-phone.ts'

const countsMs = 5000
const soonestMs = 150

export function useScan(streetId: string, onDone: (checkIn: CheckIn) => void) {
  return useSend(
    (body: ScanWish, options) =>
      api('POST /v1/streets/:streetId/scans', { params: { streetId }, body }, options),
    checkIn => {
      onDone(checkIn)
      void queries.invalidateQueries()
    },
  )
}

export interface JoinWish {
  shiftId: string
  dependantId: string | undefined
  /** The guardian of a child under 14 agrees to this activity. */
  guardianConsents: boolean
}

/** Asks whoever is in charge to be let in without a sign-up. */
export function useAskToJoin(streetId: string, onDone: () => void) {
  return useSend(
    ({ shiftId, dependantId, guardianConsents }: JoinWish, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins',
        {
          params: { streetId, shiftId },
          body: { ...(dependantId ? { dependantId } : {}), guardianConsents },
        },
        options,
      ),
    onDone,
  )
}

/** Own codes and the children's; kept on the phone, so that they are there without a network. */
export function usePersonalCodes(shiftId: string | undefined) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['personal-codes', accountId, streetId, shiftId],
    queryFn:
      accountId && streetId
        ? async () => {
            const { items } = await api('GET /v1/streets/:streetId/me/personal-codes', {
              params: { streetId },
              query: shiftId === undefined ? {} : { shiftId },
            })
            heardCodes.set({ accountId, items })
            return items
          }
        : skipToken,
  })
}

/** Shifts of today that the caller leads; what was heard last is kept for where there is no network. */
export function useLeading() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  const query = useQuery({
    queryKey: ['leading', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/leading', { params: { streetId } })
        : skipToken,
  })
  const items = query.data?.items
  useEffect(() => {
    if (!items || !streetId || !accountId) return
    heardLeading.set({ accountId, items: items.map(shift => ({ ...shift, streetId })) })
  }, [items, streetId, accountId])
  return query
}

export type HeardShift = LedShift & { streetId: string }

/** The shifts this account leads as this phone last heard of them, also without a network. */
export function useHeardLeading(): HeardShift[] {
  const accountId = useAccountId()
  const heard = heardLeading.use()
  return heard.accountId === accountId ? heard.items : []
}

interface ShiftOf {
  streetId: string
  shiftId: string
}

/** The code to show now. It is asked for again the moment it changes, and in between for the counts. */
export function useCheckInCode({ streetId, shiftId }: ShiftOf) {
  return useQuery({
    queryKey: ['check-in-code', streetId, shiftId],
    queryFn: async () => {
      const asked = Date.now()
      const view = await api('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', {
        params: { streetId, shiftId },
      })
      // The server answered about half way between asking and hearing.
      const offset = (asked + Date.now()) / 2 - Date.parse(view.serverTime)
      clockOffsetMs.set(Math.round(offset))
      return { ...view, changesAtHere: Date.parse(view.changesAt) + offset }
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => {
      const left = (state.data?.changesAtHere ?? 0) - Date.now()
      return left > 0 ? Math.max(soonestMs, Math.min(countsMs, left + soonestMs)) : soonestMs * 10
    },
  })
}

export type BoardShow = NonNullable<Input<'GET /v1/streets/:streetId/shifts/:shiftId/board'>['query']['show']>

export function useBoard({ streetId, shiftId }: ShiftOf, show: BoardShow) {
  return useQuery({
    queryKey: ['board', streetId, shiftId, show],
    queryFn: () =>
      api('GET /v1/streets/:streetId/shifts/:shiftId/board', {
        params: { streetId, shiftId },
        query: { show },
      }),
    refetchInterval: countsMs,
  })
}

export interface WalkInAnswer {
  requestId: string
  /** Why not; a yes when undefined. */
  reason: string | undefined
}

export function useAnswerWalkIn({ streetId, shiftId }: ShiftOf, onDone: () => void) {
  return useSend(
    ({ requestId, reason }: WalkInAnswer, options) => {
      const params = { streetId, shiftId, requestId }
      return reason === undefined
        ? api('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval', { params }, options)
        : api(
            'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection',
            { params, body: { reason } },
            options,
          )
    },
    async () => {
      await queries.invalidateQueries({ queryKey: ['board'] })
      onDone()
    },
  )
}
