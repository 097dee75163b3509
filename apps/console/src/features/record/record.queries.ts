import { useQuery } from '@tanstack/react-query'
import type { RecordRoster, ServiceRecord } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { type EvidenceGrade, recordSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'
import type { LineWish } from './roster-line.ts'

const pollMs = 20_000

/** Everything that hours change: rosters, records, what was asked, points. */
export const recordsKey = (streetId: string) => ['street', streetId, 'records']
const rosterKey = (streetId: string, shiftId: string) => [...recordsKey(streetId), 'roster', shiftId]

/** Rosters that wait for a yes, the longest over first. */
export const useWaitingRosters = (streetId: string) =>
  useQuery({
    queryKey: [...recordsKey(streetId), 'waiting'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/approvals', { params: { streetId } }),
    refetchInterval: 60_000,
  })

export const useSuspects = (streetId: string) =>
  useQuery({
    queryKey: [...recordsKey(streetId), 'suspects'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/suspicions', { params: { streetId } }),
  })

/** A roster; asked again every 20 seconds, since its leaders decide on their phones. */
export const useRecordRoster = (streetId: string, shiftId: string) =>
  useQuery({
    queryKey: rosterKey(streetId, shiftId),
    queryFn: () =>
      call('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', { params: { streetId, shiftId } }),
    refetchInterval: pollMs,
  })

export const useDecideLines = (streetId: string, shiftId: string) =>
  useWrite(
    [recordsKey(streetId)],
    (lines: readonly LineWish[]) =>
      call('POST /v1/streets/:streetId/shifts/:shiftId/approval', {
        params: { streetId, shiftId },
        body: { lines: [...lines] },
      }),
    { keep: (roster, client) => client.setQueryData<RecordRoster>(rosterKey(streetId, shiftId), roster) },
  )

export interface RecordFilter {
  q: string
  grade: EvidenceGrade | 'all'
  from: string | null
  to: string | null
  sort: string
}

export const useRecords = (streetId: string, filter: RecordFilter) =>
  usePaged({
    queryKey: [...recordsKey(streetId), 'records', filter],
    ask: cursor => askRecords(streetId, filter, cursor),
    file: pathOf('GET /v1/streets/:streetId/managed/records.xlsx', {
      params: { streetId },
      query: recordQuery(filter),
    }),
  })

/** All records of somebody's day, for the trail of one of them. */
export const useDayOf = (streetId: string, { number, servedOn }: ServiceRecord) =>
  useQuery({
    queryKey: [...recordsKey(streetId), 'records', 'day', number, servedOn],
    queryFn: () =>
      askRecords(streetId, { q: number, grade: 'all', from: servedOn, to: servedOn, sort: '' }, '').then(
        page => page.items,
      ),
  })

const recordQuery = (filter: RecordFilter) => wanted({ ...filter, sort: knownSort(recordSorts, filter.sort) })

function askRecords(streetId: string, filter: RecordFilter, cursor: string) {
  return call('GET /v1/streets/:streetId/managed/records', {
    params: { streetId },
    query: { limit: 100, ...recordQuery(filter), ...wanted({ cursor }) },
  })
}

export const useReverse = (streetId: string) =>
  useWrite([recordsKey(streetId)], ({ recordId, reason }: { recordId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
      params: { streetId, recordId },
      body: { reason },
    }),
  )
