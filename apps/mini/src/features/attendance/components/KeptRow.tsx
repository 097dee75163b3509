import { useQueryClient } from '@tanstack/react-query'
import type { Board } from '@yunxuan/contract'
import { Row } from '../../../ui/Row.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { directionWords, scanResultStates, suspicionWords } from '../../../words/hours.ts'
import { denialWords } from '../../../words/refusals.ts'
import { sayClock } from '../../../words/when.ts'
import type { KeptScan } from '../offline-queue.ts'

/** One scan of a leader: whom, when, and what became of it. */
export function KeptRow({ kept }: { kept: KeptScan }) {
  const { scan, answer } = kept
  const known = useKnownName(kept)
  const why = answer && [
    answer.reason && denialWords(answer.reason),
    ...answer.conflicts.map(conflict => suspicionWords[conflict]),
  ]
  const state = answer ? scanResultStates[answer.result] : { tone: 'gold' as const, words: '等网络' }
  return (
    <Row
      title={answer?.personName ?? known ?? '一位志愿者'}
      note={dotted([`${sayClock(scan.scannedAt)}${directionWords[scan.direction]}`, ...(why ?? [])])}
      aside={<Tag tone={state.tone}>{state.words}</Tag>}
    />
  )
}

/** Their name, where the board was looked at before the network went. */
function useKnownName({ shiftId, personId }: KeptScan): string | undefined {
  return useQueryClient()
    .getQueriesData<Board>({ queryKey: ['board'] })
    .filter(([, board]) => board?.shift.id === shiftId)
    .flatMap(([, board]) => board?.lines ?? [])
    .find(line => line.personId === personId)?.personName
}
