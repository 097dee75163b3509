import type { ServiceRecord } from '@yunxuan/contract'
import type { Tone } from '../../../ui/Tag.tsx'

/** What happened to a record besides having been made; undefined for most. */
export function recordState(record: ServiceRecord): { tone: Tone; words: string } | undefined {
  if (record.origin === 'reversal') return { tone: 'neutral', words: '撤销' }
  if (record.isReversed) return { tone: 'neutral', words: '已撤销' }
  if (record.openCorrectionId !== null) return { tone: 'gold', words: '纠错中' }
  return undefined
}
