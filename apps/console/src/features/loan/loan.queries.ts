import { useQuery } from '@tanstack/react-query'
import type { DeskPerson, ItemEdit } from '@yunxuan/contract'
import { itemSorts, type LoanEnd, loanSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const itemsKey = (streetId: string) => ['street', streetId, 'managed-items']
const loansKey = (streetId: string) => ['street', streetId, 'managed-loans']
const movesKey = (streetId: string) => ['street', streetId, 'item-moves']
const stale = (streetId: string) => [itemsKey(streetId), loansKey(streetId), movesKey(streetId)]

export const itemDues = ['overdue', 'count', 'empty'] as const

export interface ItemFilter {
  q: string
  due: (typeof itemDues)[number] | 'all'
  sort: string
}

export const useItems = (streetId: string, { sort, ...filter }: ItemFilter) =>
  usePaged({
    queryKey: [...itemsKey(streetId), filter, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/items', {
        params: { streetId },
        query: { limit: 50, ...wanted({ ...filter, cursor, sort: knownSort(itemSorts, sort) }) },
      }),
  })

export const loanStates = ['out', 'overdue', 'gone', 'back'] as const

export interface LoanFilter {
  q: string
  state: (typeof loanStates)[number] | 'all'
  sort: string
}

export const useLoans = (streetId: string, { sort, ...filter }: LoanFilter) =>
  usePaged({
    queryKey: [...loansKey(streetId), filter, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/loans', {
        params: { streetId },
        query: { limit: 50, ...wanted({ ...filter, cursor, sort: knownSort(loanSorts, sort) }) },
      }),
  })

export const useItemMoves = (streetId: string, itemId: string) =>
  useQuery({
    queryKey: [...movesKey(streetId), itemId],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/items/:itemId/moves', { params: { streetId, itemId } }),
  })

/** A thing as it is written, new or read before. */
export type ItemWish =
  | { locationId: string; pieces: number; edit: ItemEdit }
  | { itemId: string; version: number; edit: ItemEdit }

export const usePutItem = (streetId: string) =>
  useWrite(stale(streetId), (wish: ItemWish) => {
    if ('locationId' in wish) {
      return call('POST /v1/streets/:streetId/managed/items', { params: { streetId }, body: wish })
    }
    const { itemId, ...body } = wish
    return call('PUT /v1/streets/:streetId/managed/items/:itemId', { params: { streetId, itemId }, body })
  })

export interface CountWish {
  itemId: string
  expected: number
  pieces: number
  reason: string
}

export const useCountItem = (streetId: string) =>
  useWrite(stale(streetId), ({ itemId, ...body }: CountWish) =>
    call('POST /v1/streets/:streetId/managed/items/:itemId/counts', { params: { streetId, itemId }, body }),
  )

export const useHandOut = (streetId: string) =>
  useWrite(stale(streetId), (body: { itemId: string; person: DeskPerson }) =>
    call('POST /v1/streets/:streetId/managed/loans', { params: { streetId }, body }),
  )

export const useTakeBack = (streetId: string) =>
  useWrite(stale(streetId), ({ loanId, end }: { loanId: string; end: LoanEnd }) =>
    call('POST /v1/streets/:streetId/managed/loans/:loanId/return', {
      params: { streetId, loanId },
      body: { end },
    }),
  )
