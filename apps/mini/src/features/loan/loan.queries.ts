import type { LentItem, Loan } from '@yunxuan/contract'
import type { LoanEnd } from '@yunxuan/domain'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { randomId } from '../../shell/random-id.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** What a station lends, with whether this person may have it now. */
export function useItemsAt(locationId: string) {
  return useOfStreet(['items', locationId], streetId =>
    api('GET /v1/streets/:streetId/stations/:locationId/items', { params: { streetId, locationId } }),
  )
}

/** What this person has, the first due first; a guest has nothing. */
export function useHeldLoans() {
  return useMine(['loans', 'out'], streetId =>
    api('GET /v1/streets/:streetId/me/loans', { params: { streetId }, query: {} }),
  )
}

/** What this person gave back, the last first. */
export function useEndedLoans() {
  return usePaged(['loans', 'ended'], (streetId, paging) =>
    api('GET /v1/streets/:streetId/me/loans', { params: { streetId }, query: { state: 'ended', ...paging } }),
  )
}

/** A loan as this phone names it, when the tap was made: told later, it is still that one. */
export const newLoan = ({ id: itemId }: Pick<LentItem, 'id'>) => ({
  id: randomId(),
  itemId,
  takenAt: new Date().toISOString(),
})

export function useBorrow(onDone: (loan: Loan) => void, name: string) {
  return useWrite(
    (body: ReturnType<typeof newLoan>, streetId, options) =>
      api('POST /v1/streets/:streetId/loans', { params: { streetId }, body }, options),
    afterRefresh(onDone),
    () => name,
  )
}

export interface ReturnWish {
  loan: Pick<Loan, 'id' | 'itemId' | 'takenAt'>
  end: LoanEnd
  endedAt: string
}

export function useGiveBack(onDone: (loan: Loan) => void, name: string) {
  return useWrite(
    ({ loan: { id: loanId, itemId, takenAt }, end, endedAt }: ReturnWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/loans/:loanId/return',
        { params: { streetId, loanId }, body: { itemId, takenAt, end, endedAt } },
        options,
      ),
    afterRefresh(onDone),
    () => name,
  )
}

export interface UseWish {
  itemId: string
  id: string
  pieces: number
}

export function useUseUp(onDone: () => void) {
  return useWrite(
    ({ itemId, ...body }: UseWish, streetId, options) =>
      api('POST /v1/streets/:streetId/items/:itemId/uses', { params: { streetId, itemId }, body }, options),
    afterRefresh(onDone),
  )
}
