import type { RaisedKind } from '@yunxuan/contract'
import type { MatterKind } from '@yunxuan/domain'
import type { PictureName } from '@yunxuan/tokens'

interface KindWords {
  picture: PictureName
  /** What somebody who has it would say. */
  title: string
  /** What comes of it. */
  note: string
  /** What is asked for. */
  ask: string
  example: string
  /** Where it is, and an example of that; what has no place is about all of a community. */
  place?: { label: string; example: string }
  /** Who reads it, said before it is sent. */
  readers: string
}

const rewritten = '别人看到的是社区另写的一段，没有您的名字和原话。'

/** What residents raise, in the order it is offered. */
export const kindWords: Readonly<Record<WrittenKind, KindWords>> = {
  need: {
    picture: 'need',
    title: '想要什么服务',
    note: '身边缺什么、盼什么，说一句就行',
    ask: '缺什么、盼什么',
    example: '比如：楼下没有地方晒被子',
    place: { label: '在哪儿（可以不写）', example: '比如：3 栋楼下' },
    readers: rewritten,
  },
  proposal: {
    picture: 'proposal',
    title: '提个建议',
    note: '采不采纳，都会告诉您为什么',
    ask: '您的建议',
    example: '比如：食堂的菜单提前一天贴出来',
    readers: rewritten,
  },
  hazard: {
    picture: 'hazard',
    title: '发现隐患',
    note: '说清在哪儿，有人去看，看过再复查',
    ask: '看到了什么',
    example: '比如：楼道里停了好几辆电动车，还拉着线充电',
    place: { label: '在什么地方', example: '比如：2 栋 1 单元一楼' },
    readers: rewritten,
  },
  help: {
    picture: 'help',
    title: '遇到难处',
    note: '不公开，只有街道管这事的人能看',
    ask: '难在哪里、盼着帮什么',
    example: '比如：老伴住院，我腿脚不便，做饭有困难',
    place: { label: '到哪儿找您（可以不写）', example: '比如：5 栋 2 单元 301' },
    readers: '不公开。只有街道的协调员、管理员和来帮您的人能看，每看一次都有记录。',
  },
  enterprise: {
    picture: 'jobs',
    title: '替单位提诉求',
    note: '招工、用地、办证、融资，说清楚卡在哪里',
    ask: '单位遇到什么、盼着帮什么',
    example: '比如：园区门口路灯坏了，员工下班不安全',
    readers: '不公开。只有街道联系企业的人、管理员、来办的人和单位的代表能看。招投标、采购的事不在这里办。',
  },
}

/** What is written by the same form: what residents raise, and what a delegate raises for an organization. */
export type WrittenKind = RaisedKind | 'enterprise'

/** Returns the drawing that stands for a kind of matter, whoever raises it. */
export function pictureOfMatter(kind: MatterKind): PictureName {
  const written = writtenKinds.find(one => one === kind)
  return written === undefined ? 'say' : kindWords[written].picture
}

export const raisedKinds = ['need', 'proposal', 'hazard', 'help'] as const satisfies readonly RaisedKind[]
export const writtenKinds: readonly WrittenKind[] = [...raisedKinds, 'enterprise']

/** Returns the kind that an address names. */
export function readKind(text: string | undefined): WrittenKind {
  return writtenKinds.find(kind => kind === text) ?? 'need'
}
