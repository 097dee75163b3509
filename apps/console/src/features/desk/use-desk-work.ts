import type { DeskSlot, Reply, RosterLine } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { sayError } from '../../refusal-words.ts'
import { sayClock, sayDayInFull } from '../../ui/say.ts'
import { type BookingKind, type ReceptionWish, useAbsences, useLookup, useReception } from './desk.queries.ts'
import { countPeople, isAnswer, receptionDone, sayStatus } from './line-words.ts'

/** What the desk is told after it did something. */
export interface Word {
  text: string
  isRefused: boolean
  /** Takes it back. */
  undo?: () => void
  /** How long that is offered, where not until the next step. */
  undoMs?: number
}

const undoAllMs = 60_000

interface Given {
  streetId: string
  day: string
  lines: readonly RosterLine[]
  search: string
  onSearch: (text: string) => void
  onDay: (day: string) => void
  /** Shows every line of the day, whatever was filtered out: one of them was asked for. */
  onEvery: () => void
}

/** The work of a desk: finding people, receiving them, and hearing what came of it. */
export function useDeskWork(given: Given) {
  const { streetId, day, search, onSearch, onEvery } = given
  const [foundId, setFoundId] = useState<string | null>(null)
  const [told, setTold] = useState<Word | null>(null)
  const reception = useReception(streetId, day)
  const absences = useAbsences(streetId)
  const find = useFinding(given, setFoundId, setTold)

  const setSearch = (text: string) => {
    onSearch(text)
    setFoundId(null)
  }

  const receive = (wish: ReceptionWish) =>
    reception.mutate(wish, {
      onSuccess: line =>
        setTold({
          text: `${receptionDone[wish.action]}：${line.personName}，${line.serviceTitle}，${line.party} 位`,
          isRefused: false,
          ...(wish.action === 'undo' ? {} : { undo: () => receive({ action: 'undo', line }) }),
        }),
      onError: error => setTold({ text: `${wish.line.personName}：${sayError(error)}`, isRefused: true }),
    })

  const tellAbsent = (slot: DeskSlot, { noted, left }: Absences) => {
    const bookingIds = noted.map(line => line.bookingId)
    const takeBack = () =>
      absences.mutate(
        { slotId: slot.id, bookingIds, isUndone: true },
        {
          onSuccess: undone =>
            setTold({ text: `已撤销，${countPeople(undone.noted)} 位回到待到`, isRefused: false }),
          onError: error => setTold({ text: sayError(error), isRefused: true }),
        },
      )
    setTold({
      text: `已记 ${countPeople(noted)} 位未到：${sayClock(slot.startsAt)} ${slot.serviceTitle}${sayLeft(left)}`,
      isRefused: false,
      ...(noted.length > 0 ? { undo: takeBack, undoMs: undoAllMs } : {}),
    })
  }

  const tellBooked = (line: RosterLine, kind: BookingKind) => {
    const what = kind === 'walk_in' ? '已登记并签到' : '已代约'
    setTold({
      text: `${what}：${line.personName}，${line.serviceTitle}，${line.party} 位，预约码 ${line.code}`,
      isRefused: false,
    })
    onEvery()
    setFoundId(line.bookingId)
  }

  const busyId = reception.isPending ? reception.variables.line.bookingId : null
  return { search, setSearch, find, foundId, told, receive, busyId, tellAbsent, tellBooked }
}
export type DeskWork = ReturnType<typeof useDeskWork>

type Absences = Reply<'POST /v1/streets/:streetId/slots/:slotId/no-shows'>

/** Names who was left out, since a colleague had received them meanwhile. */
function sayLeft(left: readonly RosterLine[]): string {
  if (left.length === 0) return ''
  const names = left.map(line => `${line.personName}（${sayStatus(line).name}）`).join('、')
  return `。刚才有变动的没有改：${names}`
}

/** Finds whoever a typed name or a scanned code is of, whichever day they come, and shows them. */
function useFinding(
  { streetId, day, lines, onSearch, onDay, onEvery }: Given,
  onFound: (bookingId: string) => void,
  onTold: (word: Word) => void,
): (typed: string) => void {
  const lookup = useLookup(streetId)

  const show = (line: RosterLine) => {
    const itsDay = shanghaiDate(new Date(line.startsAt))
    // What began last night and is still on stands in today's list.
    const isListed = lines.some(({ bookingId }) => bookingId === line.bookingId)
    const isOtherDay = itsDay !== day && !isListed
    if (isOtherDay) onDay(itsDay)
    onTold({
      text: isOtherDay
        ? `${line.personName}约的是 ${sayDayInFull(itsDay)}，已经翻到那一天。`
        : `找到了：${line.personName}，${line.serviceTitle}`,
      isRefused: false,
    })
    onSearch('')
    onEvery()
    onFound(line.bookingId)
  }

  /** Enter: a name goes to the first match; anything else may be a scanned code, of whatever day. */
  return typed => {
    // An input method left in full width turns a scanner's digits and colons wide.
    const wanted = typed.normalize('NFKC').trim()
    if (wanted === '') return
    const first = lines.find(line => isAnswer(line, wanted))
    if (/\p{Script=Han}/u.test(wanted)) {
      if (first !== undefined) onFound(first.bookingId)
      return
    }
    lookup.mutate(wanted, {
      onSuccess: show,
      onError: error => {
        const isUnknown = error instanceof RefusedError && error.code === 'code_not_found'
        if (isUnknown && first !== undefined) onFound(first.bookingId)
        else onTold({ text: sayError(error), isRefused: true })
      },
    })
  }
}
