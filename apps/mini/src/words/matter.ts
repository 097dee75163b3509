import {
  kindSheets,
  type MatterAct,
  type MatterKind,
  type MatterStatus,
  type MatterVerdict,
  type SupportDenial,
  sayDate,
} from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'

/** How a matter ended, or is said to have. */
export const verdictWords: Readonly<Record<MatterVerdict, string>> = {
  met: '解决了',
  partly: '解决了一部分',
  unmet: '暂时解决不了',
  adopted: '采纳了',
  kept: '先留作参考',
  refused: '没有采纳',
  fixed: '修好了',
  made_safe: '先管住了，不再危险',
  handed_on: '转给管这事的单位了',
  not_found: '去看过，没有发现',
  finished: '办好了',
  lacks_papers: '材料还不齐',
  helped: '帮上了',
  referred: '转到别处帮您办',
  not_possible: '办不了',
  done: '做好了',
  dropped: '不做了',
}

/** Why one cannot say that one needs it as well, in a line beside it. */
export const supportNotes: Readonly<Record<SupportDenial, string>> = {
  support_not_possible: '这件事已经结束了',
  own_matter: '这是您提的',
  outside_area: '请那个社区的邻居来说',
}

/** What one says who needs it as well. */
export function supportWords(kind: MatterKind): { say: string; said: string; count: (of: number) => string } {
  const word = kind === 'proposal' ? '附议' : kind === 'hazard' ? '我也看到' : '我也需要'
  const verb = kind === 'proposal' ? '附议' : kind === 'hazard' ? '也看到' : '也需要'
  return { say: word, said: `您说了“${word}”`, count: of => `${of} 位邻居${verb}` }
}

interface Stands {
  kind: MatterKind
  status: MatterStatus
  verdict: MatterVerdict | null
  dueOn: string | null
}

export interface MatterState {
  tone: Tone
  /** Whose turn it is, or how it ended, in a few characters. */
  tag: string
  /** The same as a sentence. */
  words: string
}

/** Returns how a matter stands: whose turn it is and until when, as said to whoever raised it, or to anybody. */
export function stateOf(matter: Stands, { isOwn, today }: { isOwn: boolean; today: string }): MatterState {
  const { status, verdict } = matter
  const asker = isOwn ? '您' : '提的人'
  const answer = verdict === null ? '有答复了' : `答复是：${verdictWords[verdict]}`
  switch (status) {
    case 'sent':
      return { tone: 'neutral', tag: '等社区看', words: byDay(matter.dueOn, today, '社区', '会看') }
    case 'returned':
      if (isOwn && matter.kind === 'errand') {
        return { tone: 'gold', tag: '该您了', words: '等您补材料或补一句，补了接着办，不会作废' }
      }
      return isOwn
        ? { tone: 'gold', tag: '该您了', words: '社区想请您补一句，补了接着办' }
        : { tone: 'neutral', tag: '等补充', words: '等提的人补一句，补了接着办' }
    case 'open':
      return { tone: 'blue', tag: '在办', words: byDay(matter.dueOn, today, '', '给答复') }
    case 'answered':
      if (!isAskedHow(matter.kind)) {
        return { tone: 'blue', tag: '等复查', words: `${answer}，要另一个人去看过才算` }
      }
      return {
        tone: isOwn ? 'gold' : 'blue',
        tag: isOwn ? '该您了' : '有答复',
        words: `${answer}，等${asker}说行不行`,
      }
    case 'done':
      return { tone: 'ok', tag: '办结', words: verdict === null ? '办结了' : verdictWords[verdict] }
    case 'declined':
      return { tone: 'neutral', tag: '没受理', words: '没有受理，原因写在下面' }
    case 'merged':
      return { tone: 'neutral', tag: '合并了', words: '和另一件一样的事合到一起办' }
    case 'withdrawn':
      return { tone: 'neutral', tag: '收回了', words: `${asker}收回了` }
  }
}

/** Whether whoever raised such a matter says whether the answer will do. */
const isAskedHow = (kind: MatterKind): boolean => kindSheets[kind].ends === 'asker'

function byDay(dueOn: string | null, today: string, who: string, what: string): string {
  if (dueOn === null) return `${who}${what}`
  const day = who === '' ? sayDay(dueOn) : ` ${sayDay(dueOn)}`
  return dueOn < today ? `${who}本该 ${sayDay(dueOn)}前${what}，晚了` : `${who}${day}前${what}`
}

/** Returns a calendar day as 12 月 2 日. */
export const sayDay = (day: string): string => sayDate(new Date(`${day}T12:00:00+08:00`))

interface Line {
  act: MatterAct
  verdict: MatterVerdict | null
  dueOn: string | null
}

interface Reading {
  isOwn: boolean
  /** Whether everybody saw it before this step already. */
  wasShown: boolean
}

/** Returns what was done, as a line of the timeline. */
export function stepWords({ act, verdict, dueOn }: Line, { isOwn, wasShown }: Reading): string {
  const asker = isOwn ? '您' : '提的人'
  const until = dueOn === null ? '' : `，${sayDay(dueOn)}前给答复`
  const words: Readonly<Record<MatterAct, string>> = {
    take: `社区受理了，有人负责${until}`,
    return: `社区想请${asker}补一句`,
    complete: `${asker}补了一句`,
    decline: '没有受理',
    merge: '和另一件一样的事合到一起办',
    hand: '换了一位负责',
    raise: '提到上一级去议',
    tell: '有新进展',
    defer: dueOn === null ? '要晚几天' : `要晚几天，改到 ${sayDay(dueOn)}前`,
    receive: '收下材料，给了收据号',
    visit: '定了上门的日子和人',
    pause: '还差材料，先停着等，送到了接着办',
    answer: `答复：${verdict === null ? '看下面' : verdictWords[verdict]}`,
    check: '另一个人去看过，确实好了',
    fail: '另一个人去看过，还没好，接着办',
    accept: `${asker}说可以了`,
    reopen: `${asker}说还不行，接着办`,
    settle: '答复后一直没人说不行，就算办结了',
    withdraw: `${asker}收回了`,
    publish: wasShown ? '大家看的那段话改了' : '公开了，邻居也能看到',
    unpublish: '不再公开',
  }
  return words[act]
}
