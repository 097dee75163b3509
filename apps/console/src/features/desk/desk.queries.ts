import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { DeskDay, DeskWish, RosterLine } from '@yunxuan/contract'
import type { Reception } from '@yunxuan/domain'
import { call } from '../../api/client.ts'

const pollMs = 10_000

const deskKey = (streetId: string, day: string) => ['street', streetId, 'desk', day]

/**
 * The desk of a day; asked again every 10 seconds, since colleagues work on it too. A day of very many people comes
 * page by page: its slots and figures are whole, its lines those that have come so far.
 */
export const useDesk = (streetId: string, day: string) =>
  useInfiniteQuery({
    queryKey: deskKey(streetId, day),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/desk', {
        params: { streetId },
        query: { day, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: last => last.nextCursor,
    select: ({ pages }) => asOneDay(pages),
    refetchInterval: pollMs,
  })

function asOneDay(pages: readonly DeskDay[]): DeskDay {
  const last = pages.at(-1)
  if (last === undefined) throw new Error('a desk without a page')
  return { ...last, lines: pages.flatMap(page => page.lines) }
}

/** What of a day is looked at. */
export interface DeskNarrowing {
  q: string
  slotId: string | null
  standing: 'all' | 'expected' | 'attended'
}

/** Whom a narrowed desk shows, asked of the server where not everybody has come yet; page by page as well. */
export const useNarrowedLines = (streetId: string, day: string, by: DeskNarrowing, isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: [...deskKey(streetId, day), 'narrowed', by],
    enabled: isWanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/desk', {
        params: { streetId },
        query: {
          day,
          ...(by.q === '' ? {} : { q: by.q }),
          ...(by.slotId === null ? {} : { slotId: by.slotId }),
          ...(by.standing === 'all' ? {} : { standing: by.standing }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    getNextPageParam: last => last.nextCursor,
    select: ({ pages }) => asOneDay(pages),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export const useLookup = (streetId: string) =>
  useMutation({
    mutationFn: (code: string) =>
      call('GET /v1/streets/:streetId/desk/lookup', { params: { streetId }, query: { code } }),
  })

export interface ReceptionWish {
  action: Reception
  line: RosterLine
}

export const useReception = (streetId: string, day: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ action, line }: ReceptionWish) => receive(action, streetId, line.bookingId),
    onSuccess: line =>
      client.setQueryData<InfiniteData<DeskDay>>(
        deskKey(streetId, day),
        desk => desk && { ...desk, pages: desk.pages.map(page => withLine(page, line)) },
      ),
    // Also after a refusal: what was refused was decided on a stale row.
    onSettled: () => void client.invalidateQueries({ queryKey: ['street', streetId, 'desk'] }),
  })
}

function receive(action: Reception, streetId: string, bookingId: string): Promise<RosterLine> {
  const input = { params: { streetId, bookingId } }
  switch (action) {
    case 'check_in':
      return call('POST /v1/streets/:streetId/bookings/:bookingId/check-in', input)
    case 'excuse':
      return call('POST /v1/streets/:streetId/bookings/:bookingId/excuse', input)
    case 'no_show':
      return call('POST /v1/streets/:streetId/bookings/:bookingId/no-show', input)
    case 'undo':
      return call('POST /v1/streets/:streetId/bookings/:bookingId/undo', input)
  }
}

function withLine(desk: DeskDay, line: RosterLine): DeskDay {
  return { ...desk, lines: desk.lines.map(each => (each.bookingId === line.bookingId ? line : each)) }
}

export const bookingKinds = ['walk_in', 'phone'] as const
export type BookingKind = (typeof bookingKinds)[number]

export interface DeskBooking {
  kind: BookingKind
  slotId: string
  wish: DeskWish
}

export const useDeskBooking = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, slotId, wish }: DeskBooking) => {
      const input = { params: { streetId, slotId }, body: wish }
      return kind === 'walk_in'
        ? call('POST /v1/streets/:streetId/slots/:slotId/walk-ins', input)
        : call('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', input)
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['street', streetId, 'desk'] }),
  })
}

export const useMembers = (streetId: string, q: string, isAllowed = true) =>
  useQuery({
    queryKey: ['street', streetId, 'members', q],
    enabled: isAllowed && q !== '',
    queryFn: () => call('GET /v1/streets/:streetId/members', { params: { streetId }, query: { q } }),
  })

/** Writes down the birth date of a member who has none. */
export const useBirthDate = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ memberId, birthDate }: { memberId: string; birthDate: string }) =>
      call('PUT /v1/streets/:streetId/members/:memberId/birth-date', {
        params: { streetId, memberId },
        body: { birthDate },
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['street', streetId, 'members'] }),
  })
}

export const useRoster = (streetId: string, slotId: string, masked: boolean) =>
  useQuery({
    queryKey: ['street', streetId, 'roster', slotId, masked],
    queryFn: () =>
      call('GET /v1/streets/:streetId/slots/:slotId/roster', {
        params: { streetId, slotId },
        query: { masked },
      }),
  })

/** The private note; every look is logged, so it is only asked for by a press. */
export const useNote = (streetId: string) =>
  useMutation({
    mutationFn: (bookingId: string) =>
      call('GET /v1/streets/:streetId/bookings/:bookingId/note', { params: { streetId, bookingId } }),
  })
