import { accept, agreed, answer, type DemoMatter, delivered, shown, take, tell } from './demo-matter-life.ts'

const by = 'coordinator' as const
const care = '放学后到下班前的托管'

/** What people of any street need: each state of a need, and each end. `{venue}` is a room of the street's. */
export const demoNeeds: readonly DemoMatter[] = [
  {
    kind: 'need',
    text: '我妈八十多了，想有人上门教她用手机挂号，教一次就行。',
    supports: 6,
    steps: [
      take,
      shown('上门教老人用手机挂号', '有居民希望志愿者上门，教行动不便的老人用手机挂号。'),
      tell(5, '已和服务队说好，正在排人。'),
      answer(11, 'met', '每周三下午上门，打服务台电话约时间。'),
      accept(12),
    ],
    answers: [
      {
        after: 2,
        by: 1,
        text: '我退休前在医院窗口，可以每周三下午上门教。',
        placeNote: '上门',
        isWhole: true,
        steps: [
          ...agreed(3, '有邻居熟悉挂号，可以每周三下午上门教。'),
          ...delivered(8, 5, '讲得慢，我妈学会了。'),
        ],
      },
      {
        after: 3,
        by: 2,
        text: '我孙子放假可以来教一天。',
        steps: [
          { after: 4, by, act: 'publish', text: '有邻居的孩子放假可以来教一天。' },
          { after: 5, by: 'asker', act: 'decline', reason: 'found' },
        ],
      },
    ],
  },
  {
    kind: 'need',
    text: '楼下没有地方晒被子，一到晴天大家都搭在花坛上。',
    supports: 23,
    steps: [
      take,
      shown('空地上添几根晾衣杆', '居民希望在小区空地添几处晾衣杆，晴天好晒被子。'),
      tell(4, '物业量过尺寸，正在报价。'),
      answer(48, 'partly', '先装了四处，花坛北边那两处要等管线改完。'),
      accept(50),
    ],
    answers: [
      {
        after: 2,
        by: 1,
        text: '我做过木工，料备好了我来装，一个下午能装两处。',
        placeNote: '小区空地',
        steps: [
          ...agreed(6, '有邻居会木工，料备好了可以来装。'),
          ...delivered(44, 4, '装得结实，就是离花坛近了点。'),
        ],
      },
      { after: 5, by: 2, text: '我家顶楼平台大，晴天可以借给大家晒。', steps: [] },
    ],
  },
  {
    kind: 'need',
    text: '孩子放学到我们下班有两个小时没人看，想有个托管的地方。',
    supports: 31,
    steps: [
      take,
      { after: 2, by, act: 'return', word: '请说说孩子几年级、在哪所学校，我们好找近的地方。' },
      { after: 3, by: 'asker', act: 'complete', word: '一个二年级一个四年级，都在街口的小学。' },
      { ...shown(care, '双职工家庭的孩子放学后有两个小时没人看，希望就近有个托管的地方。'), after: 4 },
      answer(46, 'met', '{venue}每个上学日 16:00 到 18:30 开放，报名的先留位。'),
      accept(48),
    ],
    answers: [
      {
        after: 6,
        by: 'organization',
        text: '我们可以出两位老师，每天看二十个孩子写作业，场地由街道定。',
        placeNote: '{venue}',
        draftedAfter: 12,
        steps: [
          ...agreed(8, '有单位可以出两位老师，每天看二十个孩子写作业。'),
          ...delivered(40, 5, '孩子说那里的老师不凶，作业也写完了。'),
        ],
      },
      {
        after: 7,
        by: 'team',
        text: '我们队里有三位退休老师，周二周四可以轮班。',
        steps: [{ after: 8, by, act: 'publish', text: '有服务队的退休老师周二、周四可以轮班。' }],
      },
    ],
  },
  {
    kind: 'need',
    text: '周末我要上班，孩子没人管，能不能周末也托管半天。',
    supports: 5,
    steps: [
      take,
      shown('周末托管半天', '有居民周末上班，希望周末也能托管半天。'),
      { after: 6, by, act: 'merge', into: care },
    ],
  },
  {
    kind: 'need',
    text: '门口修鞋的师傅好久没来了，鞋跟掉了不知道去哪里修。',
    supports: 17,
    steps: [
      take,
      shown('请修鞋摊回来', '原来门口的修鞋摊不见了，居民希望每周能有一天可以修鞋、配钥匙。'),
      answer(36, 'met', '每周六上午{venue}门口，修鞋、配钥匙、磨刀都有。'),
      accept(37),
    ],
    answers: [
      {
        after: 3,
        by: 3,
        text: '我父亲修了三十年鞋，周六上午可以来摆半天。',
        placeNote: '{venue}门口',
        isWhole: true,
        steps: [
          ...agreed(5, '有邻居的父亲修了三十年鞋，周六上午可以来。'),
          ...delivered(33, 5, '鞋跟钉得牢，价钱也公道。'),
        ],
      },
    ],
  },
  {
    kind: 'need',
    text: '三栋到大门那一段的路灯不亮，晚上老人不敢出门。',
    placeNote: '三栋到大门',
    supports: 19,
    steps: [
      take,
      shown('三栋到大门的路灯亮起来', '三栋到大门一段路灯不亮，晚上出门不安全。'),
      answer(5, 'met', '换了三盏灯，当晚试过，都亮了。'),
      { after: 8, by: 'asker', act: 'reopen', word: '亮了两天又灭了一盏，靠大门那盏。' },
      tell(9, '线路老化，请电力来查了。'),
      answer(16, 'met', '换了一段线，连着看了三个晚上，没有再灭。'),
      accept(18),
    ],
  },
  {
    kind: 'need',
    text: '老伴摔了腿，想借一个月轮椅，买一辆用不了几天。',
    supports: 8,
    steps: [
      take,
      shown('轮椅、拐杖可以借', '家里有人短期行动不便，希望能借轮椅和拐杖。'),
      answer(9, 'met', '服务台有两辆轮椅，登记就能借，一次一个月。'),
      accept(10),
    ],
    answers: [
      {
        after: 2,
        by: 4,
        text: '我家有一辆八成新的轮椅，送给用得着的人。',
        steps: [...agreed(3, '有邻居愿意送出一辆轮椅。'), ...delivered(6, 5, '擦得干干净净的，谢谢。')],
      },
    ],
  },
  {
    kind: 'need',
    text: '一个人住，做一顿吃两天，想中午有人送饭，软一点的。',
    supports: 36,
    steps: [
      take,
      shown('中午送一份软饭到家', '独居老人做饭不便，希望中午能送餐到家，饭菜软一些。'),
      tell(3, '问了两家食堂，都能做，缺送的人。'),
      { after: 10, by, act: 'defer', dueAfter: 30, word: '送餐的人要培训、办健康证，月底前办齐。' },
      answer(52, 'partly', '工作日中午先送三十份，周末还在找人。'),
      accept(54),
    ],
    answers: [
      {
        after: 5,
        by: 'team',
        text: '我们队可以排班送，每天两个人，送二十家。',
        steps: [...agreed(7, '有服务队可以排班，每天送二十家。'), ...delivered(49, 4, '准时，汤还是热的。')],
      },
      {
        after: 6,
        by: 5,
        text: '我骑电动车，顺路可以带三四家。',
        steps: [{ after: 7, by, act: 'publish', text: '有邻居顺路可以带三四家。' }],
      },
    ],
  },
  {
    kind: 'need',
    text: '想学用手机拍照修照片，孙子教两遍就不耐烦了。',
    supports: 12,
    steps: [
      { ...take, after: 2 },
      { ...shown('手机拍照修图班', '几位老人想学手机拍照、修照片，希望有人慢慢教。'), after: 3 },
      answer(56, 'unmet', '会修图的老师这一季排满了，开春第一期给你们留位。'),
      accept(60),
    ],
    answers: [
      {
        after: 5,
        by: 2,
        text: '我会拍，可修图不太行，能教一半。',
        steps: [
          { after: 6, by, act: 'publish', text: '有邻居会拍照，修图只会一点。' },
          { after: 20, by: 'answerer', act: 'withdraw' },
        ],
      },
    ],
  },
  {
    kind: 'need',
    text: '我们楼六层没有电梯，下楼一趟要歇三回，能不能装一部。',
    supports: 28,
    steps: [
      take,
      shown('老楼加装电梯', '六层老楼没有电梯，老人下楼困难，希望加装。'),
      tell(6, '一楼两户还没有同意，约了面谈。'),
      answer(24, 'unmet', '一楼采光的事没有谈拢，先装了每层的歇脚椅；意见齐了再启动。'),
      accept(27),
    ],
  },
  {
    kind: 'need',
    text: '晚上回来找不到车位，绕三圈还停到外面马路上。',
    supports: 26,
    steps: [
      take,
      shown('夜里停车有地方', '晚上车位不够，居民希望周边单位的车位夜间能停。'),
      { after: 5, by, act: 'raise', word: '牵涉隔壁单位的院子，一层谈不了。' },
      tell(12, '隔壁单位同意晚七点到早七点放四十个位。'),
      answer(30, 'partly', '夜间四十个位这周起可以停，先登记车牌；还差二十来个。'),
      accept(33),
    ],
  },
  {
    kind: 'need',
    text: '想找人帮忙搬一个大衣柜下楼。',
    steps: [take, { after: 2, by: 'asker', act: 'withdraw' }],
  },
  {
    kind: 'need',
    text: '刚搬来，普通话说得不好，想找人练练，顺便认识几个邻居。',
    supports: 9,
    steps: [
      take,
      shown('陪新邻居练普通话', '新搬来的居民想找人练普通话，也认识邻居。'),
      tell(8, '第一次约在{venue}，来了五个人。'),
      answer(40, 'met', '每周四晚上在{venue}，随到随聊。'),
      accept(42),
    ],
    answers: [
      {
        after: 3,
        by: 'organization',
        text: '我们每周四晚上可以来一位老师，带着大家聊。',
        placeNote: '{venue}',
        steps: [
          ...agreed(4, '有单位每周四晚上可以来一位老师。'),
          ...delivered(37, 5, '聊着聊着就敢开口了。'),
        ],
      },
    ],
  },
  {
    kind: 'need',
    text: '垃圾投放点挪远了，腿脚不好的拎不动，能不能有人帮着带下去。',
    supports: 14,
    steps: [
      take,
      shown('帮腿脚不便的老人带垃圾下楼', '投放点挪远以后，腿脚不便的老人拎不动垃圾。'),
      tell(3, '网格员在排楼里能帮忙的人。'),
      answer(45, 'met', '四个单元都有邻居认领，门口挂绿袋子就有人带走。'),
      accept(46),
    ],
    answers: [
      {
        after: 4,
        by: 6,
        text: '我每天早上遛狗，二单元的我顺手带下去。',
        steps: [
          ...agreed(5, '有邻居每天早上下楼，二单元的可以顺手带。'),
          ...delivered(42, 5, '一天没落下。'),
        ],
      },
    ],
  },
]
