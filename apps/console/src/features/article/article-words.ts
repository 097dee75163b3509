import type { ManagedArticle } from '@yunxuan/contract'
import type { ArticleLack, ConsentState, PaperForm, PublicationStatus, Validity } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'
import type { Move } from '../publish/offering.ts'

export const lackNames: Readonly<Record<ArticleLack, string>> = {
  summary: '一句话说明',
  issuer: '发布单位',
  validity: '生效日期',
  audience: '面向人群',
  next_step: '看完以后怎么办（写咨询电话，或在正文里放一个链接）',
  body: '正文',
  steps: '办理步骤',
  whereabouts: '在哪里办（地点、网址或电话至少一样）',
  consent: '文中提到的人还没回话',
}

export const validityNames: Readonly<Record<Validity, { name: string; tone: Tone }>> = {
  coming: { name: '还没生效', tone: 'blue' },
  valid: { name: '有效', tone: 'ok' },
  expired: { name: '已过期', tone: 'red' },
}

export const consentNames: Readonly<Record<ConsentState, { name: string; tone: Tone }>> = {
  asked: { name: '等本人回话', tone: 'gold' },
  given: { name: '已同意', tone: 'ok' },
  withdrawn: { name: '不同意，名字已拿掉', tone: 'plain' },
}

export const paperFormNames: Readonly<Record<PaperForm, string>> = {
  original: '原件',
  copy: '复印件',
  both: '原件和复印件',
}

const submit: Move = {
  to: 'in_review',
  name: '提交审核',
  explain: '另一位同事看过之后发布。',
  needsReason: false,
  isMain: true,
  done: '已提交，等另一位同事审核',
}
const publish: Move = {
  to: 'published',
  name: '发布',
  explain: '发布后居民马上能看到，核实日期记为今天。',
  needsReason: false,
  isMain: true,
  done: '已发布，居民现在能看到了',
}
const sendBack: Move = {
  to: 'draft',
  name: '退回修改',
  explain: '写的同事会看到原因，改好后可以再提交。',
  needsReason: true,
  isMain: false,
  done: '已退回，写的同事能看到原因',
}
const pause: Move = {
  to: 'paused',
  name: '暂停',
  explain: '居民马上看不到这篇了，核对好了再请同事恢复。',
  needsReason: true,
  isMain: false,
  done: '已暂停，居民看不到了',
}
const archive: Move = {
  to: 'archived',
  name: '归档',
  explain: '居民马上看不到这篇了。',
  needsReason: true,
  isMain: false,
  done: '已归档，居民看不到了',
}
const restore: Move = {
  to: 'draft',
  name: '恢复成草稿',
  explain: '恢复后可以修改，再提交审核。',
  needsReason: false,
  isMain: true,
  done: '已恢复成草稿',
}

/** Returns where an article may go from its status, the usual way first; the server decides again. */
export function movesOf({ status, isShown }: Pick<ManagedArticle, 'status' | 'isShown'>): readonly Move[] {
  const moves: Readonly<Record<PublicationStatus, readonly Move[]>> = {
    draft: [submit, archive],
    // What everybody reads may be taken down while its new words wait.
    in_review: [publish, sendBack, ...(isShown ? [archive] : [])],
    published: [pause, archive],
    paused: [{ ...publish, name: '恢复发布', done: '已恢复，居民又能看到了' }, archive],
    archived: [restore],
  }
  return moves[status]
}
