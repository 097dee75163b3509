import { useQuery } from '@tanstack/react-query'
import type { CheckIn, Input, LedShift, PersonalCodeView, ScanWish } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { askMineAhead, useMine, useOfStreet, type Whose } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'
import { mergeCodes } from './personal-codes.ts'
import { clockOffsetMs, heardCodes, heardLeading } from './this-phone.ts'

const countsMs = 5000
const soonestMs = 150

export function useScan(onDone: (checkIn: CheckIn) => void) {
  return useWrite(
    (body: ScanWish, streetId, options) =>
      api('POST /v1/streets/:streetId/scans', { params: { streetId }, body }, options),
    beforeRefresh(onDone),
  )
}

export interface JoinWish {
  shiftId: string
  dependantId: string | undefined
  /** The guardian of a child under 14 agrees to this activity. */
  guardianConsents: boolean
}

/** Asks whoever is in charge to be let in without a sign-up. */
export function useAskToJoin(onDone: () => void) {
  return useWrite(
    ({ shiftId, dependantId, guardianConsents }: JoinWish, streetId, options) =>
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
  return useMine(['personal-codes', shiftId], listCodes(shiftId))
}

/** Codes are there without a network on the day of a shift, though nobody opened them. */
export function askCodesAhead(shiftId: string | undefined, whose: Whose): Promise<void> {
  return askMineAhead(['personal-codes', shiftId], listCodes(shiftId), whose)
}

const listCodes = (shiftId: string | undefined) => async (streetId: string, accountId: string) => {
  const { items } = await api('GET /v1/streets/:streetId/me/personal-codes', {
    params: { streetId },
    query: shiftId === undefined ? {} : { shiftId },
  })
  const before = heardCodes.get()
  const known = before.accountId === accountId ? before.items : []
  heardCodes.set({ accountId, items: mergeCodes(known, items, shanghaiDate(new Date())) })
  return items
}

/** The codes that this phone has heard: those of today where there are any, else of the days to come. */
export function useHeardCodes(): PersonalCodeView[] | undefined {
  const accountId = useAccountId()
  const heard = heardCodes.use()
  if (heard.accountId !== accountId || heard.items.length === 0) return undefined
  const [next] = heard.items
  return heard.items.filter(({ day }) => day === next?.day)
}

/** Shifts of today that the caller leads; what was heard last is kept for where there is no network. */
export function useLeading() {
  return useMine(['leading'], async (streetId, accountId) => {
    const heard = await api('GET /v1/streets/:streetId/me/leading', { params: { streetId } })
    heardLeading.set({ accountId, items: heard.items.map(shift => ({ ...shift, streetId })) })
    return heard
  })
}

export type HeardShift = LedShift & { streetId: string }

/** The shifts this account leads as this phone last heard of them, also without a network. */
export function useHeardLeading(): HeardShift[] {
  const accountId = useAccountId()
  const heard = heardLeading.use()
  return heard.accountId === accountId ? heard.items : []
}

/** The code to show now. It is asked for again the moment it changes, and in between for the counts. */
export function useCheckInCode(streetId: string, shiftId: string) {
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

export function useBoard(shiftId: string, show: BoardShow) {
  return useOfStreet(
    ['board', shiftId, show],
    streetId =>
      api('GET /v1/streets/:streetId/shifts/:shiftId/board', {
        params: { streetId, shiftId },
        query: { show },
      }),
    { refetchInterval: countsMs },
  )
}

export interface WalkInAnswer {
  requestId: string
  /** Why not; a yes when undefined. */
  reason: string | undefined
}

export function useAnswerWalkIn(shiftId: string, onDone: () => void) {
  return useWrite(
    ({ requestId, reason }: WalkInAnswer, streetId, options) => {
      const params = { streetId, shiftId, requestId }
      return reason === undefined
        ? api('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval', { params }, options)
        : api(
            'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection',
            { params, body: { reason } },
            options,
          )
    },
    afterRefresh(onDone, 'board'),
  )
}
