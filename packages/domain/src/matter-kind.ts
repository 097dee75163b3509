/** What somebody raises and somebody else owes an answer to, by a day (事项). */
export const matterKinds = ['need', 'proposal', 'enterprise', 'hazard', 'errand', 'help', 'task'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What each kind is called. */
export const matterKindNames: Readonly<Record<MatterKind, string>> = {
  need: '需求',
  proposal: '提案',
  enterprise: '企业诉求',
  hazard: '隐患',
  errand: '代办',
  help: '求助',
  task: '任务',
}

/** `returned`: whoever raised it owes a word; `answered`: somebody still looks at it, or is asked how it was. */
export const matterStatuses = [
  'sent',
  'returned',
  'open',
  'answered',
  'done',
  'declined',
  'merged',
  'withdrawn',
] as const
export type MatterStatus = (typeof matterStatuses)[number]

/** What each status is called by those who work on it. */
export const matterStatusWords: Readonly<Record<MatterStatus, string>> = {
  sent: '待受理',
  returned: '等居民补充',
  open: '在办',
  answered: '已答复',
  done: '办结',
  declined: '未受理',
  merged: '已合并',
  withdrawn: '居民撤回',
}

/** Nothing is owed any more; only what is `done` may be opened again. */
export const endedMatterStatuses = [
  'done',
  'declined',
  'merged',
  'withdrawn',
] as const satisfies readonly MatterStatus[]

/** How a matter may end; which of them a kind knows stands in its sheet. */
export const matterVerdicts = [
  'met',
  'partly',
  'unmet',
  'adopted',
  'kept',
  'refused',
  'fixed',
  'made_safe',
  'handed_on',
  'not_found',
  'finished',
  'lacks_papers',
  'helped',
  'referred',
  'not_possible',
  'done',
  'dropped',
] as const
export type MatterVerdict = (typeof matterVerdicts)[number]

/** What each verdict is called. */
export const matterVerdictWords: Readonly<Record<MatterVerdict, string>> = {
  met: '解决了',
  partly: '解决了一部分',
  unmet: '暂时解决不了',
  adopted: '采纳',
  kept: '留作参考',
  refused: '不采纳',
  fixed: '已消除',
  made_safe: '已管控',
  handed_on: '已移交',
  not_found: '现场没有发现',
  finished: '办好了',
  lacks_papers: '材料不齐',
  helped: '帮上了',
  referred: '转给别处办',
  not_possible: '办不了',
  done: '完成',
  dropped: '不做了',
}

/** How pressing a danger is, as whoever takes it says; it sets the clock. */
export const hazardSeverities = ['now', 'soon', 'plan'] as const
export type HazardSeverity = (typeof hazardSeverities)[number]

/** What each of them is called. */
export const hazardSeverityNames: Readonly<Record<HazardSeverity, string>> = {
  now: '马上处理',
  soon: '尽快处理',
  plan: '列入计划',
}

/** What a kind says of itself, once. Words and days are the street's; this is what code may ask. */
export interface KindSheet {
  /** Who raises it: anybody for themselves, or whoever speaks for an organization, whose it is then. */
  raisedFor: 'oneself' | 'organization'
  /**
   * Who keeps it: whoever looks after the area it lies in, those of the whole street, or whoever keeps contact with
   * enterprises (统战专干) where it lies.
   */
  keptBy: 'area' | 'street' | 'liaison'
  /** Whether what was written lies sealed, and is opened one by one. */
  isSealed: boolean
  /** What everybody sees once somebody has written the public text: that text, its place and state, or nothing. */
  shown: 'text' | 'place' | 'never'
  verdicts: readonly MatterVerdict[]
  /** The verdicts after which somebody looks, or is asked; with the others it is over at once. */
  met: readonly MatterVerdict[]
  /** The verdicts that are believed with a photograph of how it is now. */
  proven: readonly MatterVerdict[]
  /** The verdicts that say to whom it went, so that nobody is sent away without a way on. */
  passesOn: readonly MatterVerdict[]
  /** Whether whoever takes it says how pressing it is. */
  isGraded: boolean
  /** Whether papers are handed over for it, against a number, and two come to fetch them. */
  hasPapers: boolean
  /** Who says that it is over: whoever asked, a second person on the spot, or the verdict itself. */
  ends: 'asker' | 'check' | 'verdict'
  isSupported: boolean
  /** Whether those who wanted it say how they find the answer, beside it. */
  isJudged: boolean
  /** Whether others answer it (答卷): both sides choose, and what was chosen is done before it is met. */
  takesAnswers: boolean
  /** Whether banks, departments and firms are asked to answer it, one by one and in confidence (请单位来答). */
  isReferred: boolean
  /** Whether what cannot be settled at one level of 议事 goes up to the next. */
  climbs: boolean
  /** Until when it may be taken back: a danger does not go away because somebody is shy. */
  mayWithdraw: 'always' | 'unread'
  /** How many pictures whoever raises it may add; what is said in confidence has none, so no paper is kept as one. */
  mostPictures: number
  /** Whether whoever raises it says where it is; what has no place is about all of a community. */
  place: 'needed' | 'open' | 'none'
}

const askedFor = {
  raisedFor: 'oneself',
  keptBy: 'area',
  isSealed: false,
  shown: 'text',
  verdicts: ['met', 'partly', 'unmet'],
  met: ['met', 'partly'],
  proven: [],
  passesOn: [],
  isGraded: false,
  hasPapers: false,
  ends: 'asker',
  isSupported: true,
  isJudged: false,
  takesAnswers: false,
  isReferred: false,
  climbs: true,
  mayWithdraw: 'always',
  mostPictures: 0,
  place: 'open',
} as const satisfies KindSheet

const inConfidence = {
  raisedFor: 'oneself',
  keptBy: 'street',
  isSealed: true,
  shown: 'never',
  proven: [],
  passesOn: [],
  isGraded: false,
  hasPapers: false,
  ends: 'asker',
  isSupported: false,
  isJudged: false,
  takesAnswers: false,
  isReferred: false,
  climbs: false,
  mayWithdraw: 'always',
  mostPictures: 0,
  place: 'open',
} as const

export const kindSheets: Readonly<Record<MatterKind, KindSheet>> = {
  need: { ...askedFor, takesAnswers: true, mostPictures: 3 },
  proposal: {
    ...askedFor,
    verdicts: ['adopted', 'partly', 'kept', 'refused'],
    met: [],
    ends: 'verdict',
    isJudged: true,
    place: 'none',
  },
  enterprise: {
    ...inConfidence,
    raisedFor: 'organization',
    keptBy: 'liaison',
    isReferred: true,
    verdicts: askedFor.verdicts,
    met: askedFor.met,
    place: 'none',
  },
  hazard: {
    ...askedFor,
    shown: 'place',
    verdicts: ['fixed', 'made_safe', 'handed_on', 'not_found'],
    met: ['fixed', 'made_safe', 'handed_on', 'not_found'],
    proven: ['fixed'],
    passesOn: ['handed_on'],
    isGraded: true,
    ends: 'check',
    mayWithdraw: 'unread',
    mostPictures: 3,
    place: 'needed',
  },
  errand: {
    ...inConfidence,
    verdicts: ['finished', 'lacks_papers', 'not_possible'],
    met: ['finished'],
    hasPapers: true,
    place: 'none',
  },
  help: {
    ...inConfidence,
    verdicts: ['helped', 'referred', 'not_possible'],
    met: ['helped'],
    passesOn: ['referred'],
  },
  task: {
    ...askedFor,
    verdicts: ['done', 'dropped'],
    met: ['done', 'dropped'],
    ends: 'check',
    isSupported: false,
    climbs: false,
    mayWithdraw: 'unread',
  },
}
