import type { AnswerReason, AnswerStatus, AnswerVoice, RankReason } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'
import { sayDay } from './matter.ts'

/** Why an answer was not taken, or came to nothing. */
export const answerReasonWords: Readonly<Record<AnswerReason, string>> = {
  time: '时间不合适',
  place: '地方不合适',
  terms: '条件不合适',
  found: '已经有人帮了',
  not_needed: '现在不需要了',
  not_come: '约好了没有来',
  other: '别的原因',
}

interface AnswerState {
  tone: Tone
  tag: string
  words: string
}

interface Stands {
  status: AnswerStatus
  reason: AnswerReason | null
}

/** Returns how an answer stands, as said to whoever gave it, whoever asked, or anybody. */
export function answerState(
  { status, reason }: Stands,
  reader: 'answerer' | 'asker' | 'anybody',
): AnswerState {
  const isOwn = reader === 'answerer'
  const isAsker = reader === 'asker'
  const why = reason === null ? '' : `：${answerReasonWords[reason]}`
  switch (status) {
    case 'offered':
      return isAsker
        ? { tone: 'gold', tag: '等您选', words: '看看合不合适' }
        : { tone: 'neutral', tag: '等选定', words: isOwn ? '社区看过以后，提的人来选' : '提的人还没选' }
    case 'chosen':
      return isOwn
        ? { tone: 'gold', tag: '该您了', words: '选上您了，答应了就互相看得到姓名和电话' }
        : { tone: 'blue', tag: '等确认', words: '选定了，等对方答应' }
    case 'agreed':
      return { tone: 'blue', tag: '说好了', words: isOwn ? '说好了，办完来这里说一声' : '说好了，正在办' }
    case 'reported':
      return isAsker
        ? { tone: 'gold', tag: '该您了', words: '对方说办好了，您说说怎么样' }
        : { tone: 'blue', tag: '等回话', words: '办好了，等提的人说怎么样' }
    case 'delivered':
      return { tone: 'ok', tag: '办成了', words: '办成了' }
    case 'failed':
      return { tone: 'neutral', tag: '没办成', words: `没有办成${why}` }
    case 'declined':
      return { tone: 'neutral', tag: '没选上', words: `这次没有选上${why}` }
    case 'withdrawn':
      return { tone: 'neutral', tag: '收回了', words: '收回了' }
  }
}

/** Returns from which day until which it is good. */
export function answerDays({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }): string {
  return untilOn === null ? `${sayDay(fromOn)}起` : `${sayDay(fromOn)}到 ${sayDay(untilOn)}`
}

/** Returns who answers: a neighbour has no name yet. */
export function voiceWords({ voice, voiceName }: { voice: AnswerVoice; voiceName: string | null }): string {
  if (voiceName !== null) return voiceName
  return voice === 'member' ? '一位邻居' : '一家单位'
}

/** Returns why a need suits somebody. */
export function reasonWords(reason: RankReason): string {
  switch (reason.kind) {
    case 'thing':
      return `您会“${reason.name}”`
    case 'words':
      return `说到“${reason.words.join('、')}”`
    case 'area':
      return '就在您的社区'
    case 'times':
      return '近来就有时间'
    case 'delivered':
      return `办成过 ${reason.count} 件`
    case 'stars':
      return `口碑 ${reason.stars} 分`
  }
}
