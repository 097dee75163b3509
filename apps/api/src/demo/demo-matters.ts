import type { RaisedKind } from '@yunxuan/contract'
import type { AnswerAct, AnswerReason, HazardSeverity, MatterAct, MatterVerdict } from '@yunxuan/domain'

/** What is done with a matter of the demo, so many days after it was raised. */
export interface DemoStep {
  after: number
  by: 'coordinator' | 'administrator' | 'liaison' | 'asker'
  act: MatterAct
  word?: string
  verdict?: MatterVerdict
  severity?: HazardSeverity
  title?: string
  text?: string
}

/** What is done with an answer of the demo, so many days after its need was raised. */
export interface DemoAnswerStep {
  after: number
  by: 'coordinator' | 'asker' | 'answerer'
  act: AnswerAct
  text?: string
  reason?: AnswerReason
  stars?: number
  word?: string
}

/** What a neighbour offers for a need of the demo. */
export interface DemoAnswer {
  after: number
  /** How many residents further on in the list they stand. */
  neighbour: number
  text: string
  placeNote?: string
  isWhole?: boolean
  steps: readonly DemoAnswerStep[]
}

/** A matter of the demo and its life; every line of it is sample. */
export interface DemoMatter {
  kind: RaisedKind | 'enterprise' | 'errand'
  text: string
  placeNote?: string
  steps: readonly DemoStep[]
  answers?: readonly DemoAnswer[]
}

const by = 'coordinator' as const
const take: DemoStep = { after: 1, by, act: 'take' }
/** What an enterprise needs is taken by whoever keeps contact with it. */
const taken: DemoStep = { after: 1, by: 'liaison', act: 'take' }
const shown = (title: string, text: string): DemoStep => ({ after: 1, by, act: 'publish', title, text })

/** What people of any street raise. One is raised every few days, in turn. */
export const demoMatters: readonly DemoMatter[] = [
  {
    kind: 'need',
    text: '我妈八十多了，想有人上门教她用手机挂号，教一次就行。',
    steps: [
      take,
      shown('上门教老人用手机挂号', '有居民希望志愿者上门，教行动不便的老人用手机挂号。'),
      { after: 5, by, act: 'tell', word: '已和服务队说好，正在排人。' },
      { after: 9, by, act: 'answer', verdict: 'met', word: '每周三下午上门，打服务台电话约时间。' },
      { after: 11, by: 'asker', act: 'accept' },
    ],
    answers: [
      {
        after: 2,
        neighbour: 1,
        text: '我退休前在医院窗口，可以每周三下午上门教。',
        placeNote: '上门',
        isWhole: true,
        steps: [
          { after: 3, by, act: 'publish', text: '有邻居熟悉挂号，可以每周三下午上门教。' },
          { after: 4, by: 'asker', act: 'choose' },
          { after: 4, by: 'answerer', act: 'agree' },
          { after: 8, by: 'answerer', act: 'report' },
          { after: 10, by: 'asker', act: 'confirm', stars: 5, word: '讲得慢，我妈学会了。' },
        ],
      },
      {
        after: 3,
        neighbour: 2,
        text: '我孙子放假可以来教一天。',
        steps: [
          { after: 4, by, act: 'publish', text: '有邻居的孩子放假可以来教一天。' },
          { after: 5, by: 'asker', act: 'decline', reason: 'found' },
        ],
      },
    ],
  },
  {
    kind: 'proposal',
    text: '建议把食堂第二天的菜单提前贴出来，老人好安排。',
    steps: [
      { ...take, by: 'administrator' },
      { ...shown('食堂菜单提前一天贴出来', '有居民建议社区食堂提前一天公布菜单。'), by: 'administrator' },
      {
        after: 6,
        by: 'administrator',
        act: 'answer',
        verdict: 'partly',
        word: '每周日贴出下周的菜单，临时换菜当天说明。',
      },
    ],
  },
  { kind: 'help', text: '老伴住院，我腿脚不便，这几天做饭有困难。', steps: [take] },
  {
    kind: 'need',
    text: '楼下没有地方晒被子，一到晴天大家都搭在花坛上。',
    steps: [
      take,
      shown('空地上添几根晾衣杆', '居民希望在小区空地添几处晾衣杆，晴天好晒被子。'),
      { after: 4, by, act: 'tell', word: '物业量过尺寸，正在报价。' },
    ],
    answers: [
      {
        after: 2,
        neighbour: 1,
        text: '我做过木工，料备好了我来装，一个下午能装两处。',
        placeNote: '小区空地',
        steps: [{ after: 3, by, act: 'publish', text: '有邻居会木工，料备好了可以来装。' }],
      },
      { after: 5, neighbour: 2, text: '我家顶楼平台大，晴天可以借给大家晒。', steps: [] },
    ],
  },
  {
    kind: 'errand',
    text: '我腿脚不便，想请人上门帮着办，每天上午都在家。',
    steps: [
      take,
      { after: 1, by, act: 'receive' },
      { after: 2, by, act: 'tell', word: '窗口收下了，等一寸照片补来就能办完。' },
    ],
  },
  {
    kind: 'need',
    text: '孩子放学到我们下班有两个小时没人看，想有个托管的地方。',
    steps: [take, { after: 2, by, act: 'return', word: '请说说孩子几年级、在哪所学校，我们好找近的地方。' }],
  },
  {
    kind: 'hazard',
    text: '楼道里停了好几辆电动车，还拉着线充电。',
    placeNote: '2 栋 1 单元一楼',
    steps: [
      { ...take, severity: 'now' },
      shown('楼道里给电动车充电', '有一处楼道停放电动车并拉线充电，堵住了出口。'),
      { after: 2, by, act: 'tell', word: '已和物业一起上门劝离，正在装门口的充电棚。' },
      {
        after: 3,
        by,
        act: 'answer',
        verdict: 'made_safe',
        word: '楼道清出来了，拉的线都收了，门口的充电棚周五能用。',
      },
      { after: 4, by: 'administrator', act: 'check' },
    ],
  },
]

/** What organizations of any street need; their delegates raise one every few days, in turn. */
export const demoEnterprises: readonly DemoMatter[] = [
  {
    kind: 'enterprise',
    text: '想招两名会做短视频的年轻人，半天班也行，不知道从哪里找。',
    steps: [
      taken,
      { after: 3, by: 'liaison', act: 'tell', word: '周末的招聘会给你们留了一个台位，材料已发到单位邮箱。' },
    ],
  },
  {
    kind: 'enterprise',
    text: '门口的路灯坏了三盏，晚上员工下班看不清路。',
    steps: [
      taken,
      {
        after: 2,
        by: 'liaison',
        act: 'answer',
        verdict: 'met',
        word: '市政当天换好了两盏，第三盏等配件，周五前装上。',
      },
      { after: 3, by: 'asker', act: 'accept' },
    ],
  },
  { kind: 'enterprise', text: '想办食品经营许可，不清楚要先改造哪些地方。', steps: [taken] },
]
