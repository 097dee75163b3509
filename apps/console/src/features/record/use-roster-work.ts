import type { RecordRoster, RosterRecord } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { App } from 'antd'
import { useState } from 'react'
import { sayError } from '../../refusal-words.ts'
import { useWorkplace } from '../../shell/street.tsx'
import { sayMinutes } from '../../ui/say.ts'
import { useDecideLines } from './record.queries.ts'
import { approving, type LineWish, standingOf } from './roster-line.ts'

/** A line that somebody has to say something about. */
export interface Asked {
  kind: 'approve' | 'leave_out'
  line: RosterRecord
}

/** The work on a roster: one line, or all plain ones at once, and what came of it. */
export function useRosterWork(roster: RecordRoster) {
  const { streetId } = useWorkplace()
  const { message, modal } = App.useApp()
  const decide = useDecideLines(streetId, roster.shiftId)
  const [asked, setAsked] = useState<Asked | null>(null)
  const plain = roster.isOver ? roster.lines.filter(line => standingOf(line) === 'plain') : []

  const send = (wishes: readonly LineWish[], done: string) =>
    decide.mutateAsync(wishes).then(
      () => void message.success(done),
      (error: unknown) => void message.error(sayLineError(error)),
    )
  /** Enter: a plain line at once, an odd one with a reason. */
  const approve = (line: RosterRecord) => {
    const standing = standingOf(line)
    if (standing === 'odd') setAsked({ kind: 'approve', line })
    if (standing === 'plain') void send([approving(line)], sayApproved(line, line.minutes))
  }
  const approveAll = () => {
    if (plain.length === 0) return
    const minutes = plain.reduce((sum, line) => sum + line.minutes, 0)
    modal.confirm({
      title: `确认 ${plain.length} 行，共 ${sayMinutes(minutes)}？`,
      content: '确认后写进防伪记录，志愿者会收到通知，积分也会记上。以后要改只能更正，会留下痕迹。',
      okText: '确认',
      onOk: () =>
        send(
          plain.map(line => approving(line)),
          `已确认 ${plain.length} 行`,
        ),
    })
  }
  const askOf = (kind: Asked['kind'], standings: readonly string[]) => (line: RosterRecord) => {
    if (standings.includes(standingOf(line))) setAsked({ kind, line })
  }
  const close = () => {
    decide.reset()
    setAsked(null)
  }
  return {
    plain,
    asked,
    approve,
    approveAll,
    decide,
    close,
    lower: askOf('approve', ['plain', 'odd']),
    leaveOut: askOf('leave_out', ['plain', 'odd', 'short', 'scanned']),
    isBusy: decide.isPending,
  }
}
export type RosterWork = ReturnType<typeof useRosterWork>

/** Returns what is said when a line was confirmed. */
export function sayApproved(line: RosterRecord, minutes: number): string {
  return `已确认：${line.personName}，${sayMinutes(minutes)}`
}

/** Returns why a decision was refused, with the people it was refused for. */
function sayLineError(error: unknown): string {
  const words = sayError(error)
  if (!(error instanceof RefusedError)) return words
  const names = (error.problem.errors ?? []).map(each => each.message).join('、')
  return names === '' ? words : `${names}：${words}`
}
