import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DeskDay, DeskWish, RosterLine } from '@yunxuan/contract'
import type { Reception } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

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
          ...wanted({ q: by.q, slotId: by.slotId, standing: by.standing, cursor: pageParam }),
        },
      }),
    getNextPageParam: last => last.nextCursor,
    select: ({ pages }) => asOneDay(pages),
    placeholderData: keepPreviousData,
    refetchInterval: pollMs,
  })

export const useLookup = (streetId: string) =>
  useWrite([], (code: string) =>
    call('GET /v1/streets/:streetId/desk/lookup', { params: { streetId }, query: { code } }),
  )

export interface ReceptionWish {
  action: Reception
  line: RosterLine
}

export const useReception = (streetId: string, day: string) =>
  useWrite(
    [['street', streetId, 'desk']],
    ({ action, line }: ReceptionWish) => receive(action, streetId, line.bookingId),
    {
      keep: (line, client) =>
        client.setQueryData<InfiniteData<DeskDay>>(
          deskKey(streetId, day),
          desk => desk && { ...desk, pages: desk.pages.map(page => withLine(page, line)) },
        ),
    },
  )

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

export interface AbsenceWish {
  slotId: string
  bookingIds: readonly string[]
  /** Expects them again. */
  isUndone?: boolean
}

/** Notes at once who of a slot did not come, or takes that back. */
export const useAbsences = (streetId: string) =>
  useWrite(
    [
      ['street', streetId, 'desk'],
      ['street', streetId, 'roster'],
    ],
    ({ slotId, bookingIds, isUndone = false }: AbsenceWish) => {
      const input = { params: { streetId, slotId }, body: { bookingIds: [...bookingIds] } }
      return isUndone
        ? call('POST /v1/streets/:streetId/slots/:slotId/no-shows/undo', input)
        : call('POST /v1/streets/:streetId/slots/:slotId/no-shows', input)
    },
  )

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

export const useDeskBooking = (streetId: string) =>
  useWrite([['street', streetId, 'desk']], ({ kind, slotId, wish }: DeskBooking) => {
    const input = { params: { streetId, slotId }, body: wish }
    return kind === 'walk_in'
      ? call('POST /v1/streets/:streetId/slots/:slotId/walk-ins', input)
      : call('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', input)
  })

export const useMembers = (streetId: string, q: string, isAllowed = true) =>
  useQuery({
    queryKey: ['street', streetId, 'members', q],
    enabled: isAllowed && q !== '',
    queryFn: () => call('GET /v1/streets/:streetId/members', { params: { streetId }, query: { q } }),
  })

/** Writes down the birth date of a member who has none. */
export const useBirthDate = (streetId: string) =>
  useWrite(
    [['street', streetId, 'members']],
    ({ memberId, birthDate }: { memberId: string; birthDate: string }) =>
      call('PUT /v1/streets/:streetId/members/:memberId/birth-date', {
        params: { streetId, memberId },
        body: { birthDate },
      }),
  )

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
  useWrite([], (bookingId: string) =>
    call('GET /v1/streets/:streetId/bookings/:bookingId/note', { params: { streetId, bookingId } }),
  )
