import {
  accept,
  answer,
  check,
  type DemoMatter,
  type DemoStep,
  shown,
  take,
  tell,
} from './demo-matter-life.ts'
import { demoNeeds } from './demo-needs.ts'
import { demoProposals } from './demo-proposals.ts'

const by = 'coordinator' as const
/** What an enterprise needs is taken by whoever keeps contact with it. */
const taken: DemoStep = { after: 1, by: 'liaison', act: 'take' }

const demoHazards: readonly DemoMatter[] = [
  {
    kind: 'hazard',
    text: '楼道里停了好几辆电动车，还拉着线充电。',
    placeNote: '2 栋 1 单元一楼',
    steps: [
      { ...take, severity: 'now' },
      shown('楼道里给电动车充电', '有一处楼道停放电动车并拉线充电，堵住了出口。'),
      tell(2, '已和物业一起上门劝离，正在装门口的充电棚。'),
      answer(3, 'made_safe', '楼道清出来了，拉的线都收了，门口的充电棚周五能用。'),
      check(4),
    ],
  },
  {
    kind: 'hazard',
    text: '路边的井盖一踩就翘，孩子差点掉下去。',
    placeNote: '北门外公交站旁',
    steps: [
      { ...take, severity: 'now' },
      shown('公交站旁井盖松动', '公交站旁有一处井盖松动，已放围挡。'),
      { ...answer(2, 'handed_on', '当天来人换了座圈。'), handedTo: '市政养护队' },
      { after: 3, by: 'administrator', act: 'fail', word: '换的座圈不平，踩上去还响。' },
      { ...answer(6, 'handed_on', '重新垫平，压了半天没有响。'), handedTo: '市政养护队' },
      check(7),
    ],
  },
  {
    kind: 'hazard',
    text: '五楼阳台外面放着花盆，风大的时候晃。',
    placeNote: '6 栋南面',
    steps: [
      { ...take, severity: 'soon' },
      shown('阳台外的花盆', '有一处阳台外放着花盆，下面是人行道。'),
      answer(3, 'not_found', '两次上门看，花盆已经收进屋里，窗外没有东西。'),
      check(5),
    ],
  },
  {
    kind: 'hazard',
    text: '消防通道上堆着装修的沙子水泥，车进不来。',
    placeNote: '西门进来左转',
    steps: [
      { ...take, severity: 'soon' },
      shown('消防通道被建材占着', '西门内的消防通道上堆着装修材料，消防车进不来。'),
      tell(2, '找到是哪家在装修，限两天搬走。'),
      answer(18, 'made_safe', '通道清了，装修队改从南门卸货，路口画了黄线。'),
      check(20),
    ],
  },
  {
    kind: 'hazard',
    text: '大树的枯枝伸到晾衣服的地方上头，刮风就掉。',
    placeNote: '活动场东边',
    steps: [
      { ...take, severity: 'plan' },
      shown('活动场边的枯枝', '活动场东边的大树有枯枝，列入这个季度的修剪。'),
      tell(5, '修剪队排在下旬，先拉了警戒线。'),
      answer(26, 'made_safe', '枯枝锯了两车，树冠也疏过。'),
      check(28),
    ],
  },
]

/** What is said or asked for in confidence. */
const inConfidence: readonly DemoMatter[] = [
  {
    kind: 'help',
    text: '老伴住院，我腿脚不便，这几天做饭有困难。',
    steps: [
      take,
      tell(2, '志愿者中午送饭，先送一周。'),
      answer(10, 'helped', '饭送到出院那天，出院那天也有人去接。'),
      accept(11),
    ],
  },
  {
    kind: 'errand',
    text: '我腿脚不便，想请人上门帮着办，每天上午都在家。',
    steps: [
      take,
      { after: 1, by, act: 'receive', papers: 'some' },
      tell(2, '窗口收下了，等后面的材料补来就能办完。'),
    ],
  },
  {
    kind: 'help',
    text: '失业两个月，房租快交不上了，不想让邻居知道。',
    steps: [
      take,
      {
        ...answer(4, 'referred', '临时救助的表已经帮您填好，那边的人今天会打电话。'),
        handedTo: '街道社会救助窗口',
      },
      accept(9),
    ],
  },
  {
    kind: 'errand',
    text: '下肢不便，家里没人，请上门来取材料。',
    steps: [
      take,
      { after: 1, by, act: 'visit' },
      { after: 2, by, act: 'receive', papers: 'all' },
      answer(5, 'finished', '办好了，两位代办员把回执送到家里。'),
      accept(6),
    ],
  },
  {
    kind: 'help',
    text: '夜里总睡不着，想找个人说说话。',
    steps: [
      take,
      tell(3, '约好了心理咨询师，每周一次，在家里或者在{venue}都行。'),
      answer(30, 'helped', '聊了四次，后面想聊随时打这个电话。'),
      accept(31),
    ],
  },
]

/** Of which how many a street has where not all: those that come first are another's last. */
const some = (list: readonly DemoMatter[], { from, count }: { from: number; count: number }) =>
  Array.from({ length: Math.min(count, list.length) }, (_, index) => list[(from + index) % list.length])

/**
 * Returns what the people of a street raise, in turn: 沙河, whose motto it is (社区出题、统战答卷、云提案), has all of it, the
 * others a part each, so that no two streets are alike.
 */
export function mattersOf(isWhole: boolean, streetIndex: number): DemoMatter[] {
  const needs = isWhole ? demoNeeds : some(demoNeeds, { from: streetIndex * 3, count: 7 })
  const proposals = isWhole ? demoProposals : some(demoProposals, { from: streetIndex * 3, count: 4 })
  const apart = demoHazards.flatMap((danger, index) => [danger, inConfidence[index]])
  const rest = isWhole ? apart : apart.slice(0, 6)
  const rows = Array.from({ length: Math.max(needs.length, proposals.length, rest.length) }, (_, index) => [
    needs[index],
    proposals[index],
    rest[index],
  ])
  return rows.flat().filter(life => life !== undefined)
}

/** What organizations of any street need; their delegates raise one every few days, in turn. */
export const demoEnterprises: readonly DemoMatter[] = [
  {
    kind: 'enterprise',
    text: '想招两名会做短视频的年轻人，半天班也行，不知道从哪里找。',
    steps: [
      taken,
      { after: 3, by: 'liaison', act: 'tell', word: '周末的招聘会给你们留了一个台位，材料已发到单位邮箱。' },
    ],
    referral: {
      after: 1,
      text: '有一家企业想招两名会做短视频的年轻人，半天班也行。你们认识的人里有合适的吗？',
      steps: [
        {
          after: 2,
          by: 'answerer',
          act: 'promise',
          word: '有三位学剪辑的年轻人，周末可以来见见。',
          dueAfter: 9,
        },
        { after: 3, by: 'asker', act: 'accept' },
      ],
    },
  },
  {
    kind: 'enterprise',
    text: '门口的路灯坏了三盏，晚上员工下班看不清路。',
    steps: [
      taken,
      { ...answer(2, 'met', '市政当天换好了两盏，第三盏等配件，周五前装上。'), by: 'liaison' },
      accept(3),
    ],
  },
  {
    kind: 'enterprise',
    text: '想办食品经营许可，不清楚要先改造哪些地方。',
    steps: [taken],
    referral: {
      after: 1,
      text: '有一家小店想办食品经营许可，你们办过，能不能让他们来看看后厨是怎么改的？',
      steps: [
        {
          after: 3,
          by: 'answerer',
          act: 'promise',
          word: '可以来看，周三下午不忙，带他们走一遍。',
          dueAfter: 10,
        },
      ],
    },
  },
  {
    kind: 'enterprise',
    text: '流动资金紧，想问创业担保贷款要什么条件、多久能下来。',
    steps: [
      taken,
      { after: 2, by: 'liaison', act: 'tell', word: '约了银行的客户经理，周三到店里看账。' },
      { ...answer(9, 'partly', '二十万的额度批下来了，另外三十万要补一份担保。'), by: 'liaison' },
      accept(10),
    ],
  },
  {
    kind: 'enterprise',
    text: '员工宿舍不够，附近有没有可以整租的房子。',
    steps: [
      taken,
      { ...answer(12, 'unmet', '附近没有整栋出租的，给了三处合租的联系办法。'), by: 'liaison' },
      accept(13),
    ],
  },
  {
    kind: 'enterprise',
    text: '我们做手工，想找个地方周末摆半天摊，顺便教孩子做。',
    steps: [
      taken,
      { ...answer(6, 'met', '周六下午给你们留一张长桌，材料自己带。'), by: 'liaison' },
      accept(7),
    ],
  },
  {
    kind: 'enterprise',
    text: '新招的人不会做账，有没有便宜的代账或者培训。',
    steps: [
      taken,
      { after: 2, by: 'liaison', act: 'tell', word: '这个月有一场免费的财税课，名额给你们留了两个。' },
    ],
    referral: {
      after: 1,
      text: '有一家企业新招的人不会做账，想请你们的会计来教一次。',
      steps: [{ after: 3, by: 'answerer', act: 'decline', word: '我们的账也是请外面做的，教不了，抱歉。' }],
    },
  },
  {
    kind: 'enterprise',
    text: '门前装了隔离柱以后，送货的车进不来，要绕两条街。',
    steps: [
      taken,
      { ...answer(11, 'partly', '早六点到八点可以放下中间一根，钥匙在值班室。'), by: 'liaison' },
      accept(12),
    ],
  },
]
