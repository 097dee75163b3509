import { answer, check, type DemoMatter, shown, take, tell } from './demo-matter-life.ts'

const by = 'coordinator' as const
const menu = '食堂菜单提前一天贴出来'

/** What people of any street propose (云提案): each verdict, and each way there. `{venue}` is a room of the street's. */
export const demoProposals: readonly DemoMatter[] = [
  {
    kind: 'proposal',
    text: '建议把食堂第二天的菜单提前贴出来，老人好安排。',
    supports: 15,
    opinions: { good: 4, bad: 1 },
    steps: [
      take,
      shown(menu, '有居民建议社区食堂提前一天公布菜单。'),
      answer(14, 'partly', '每周日贴出下周的菜单，临时换菜当天说明。'),
    ],
  },
  {
    kind: 'proposal',
    text: '食堂的菜单能不能发到群里，不用跑去看。',
    supports: 3,
    steps: [
      take,
      shown('食堂菜单发到群里', '有居民建议把菜单发到居民群。'),
      { after: 3, by, act: 'merge', into: menu },
    ],
  },
  {
    kind: 'proposal',
    text: '建议在小区门口设一个共享雨伞架，下雨天借，晴天还。',
    supports: 22,
    opinions: { good: 6, bad: 0 },
    steps: [
      take,
      shown('门口设一个共享雨伞架', '有居民建议在门口设共享雨伞架，借还自便。'),
      tell(4, '算过账，一个架子三十把伞。'),
      {
        ...answer(9, 'adopted', '采纳。先在{venue}门口放一个，三十把伞，用两个月再看。'),
        dueAfter: 20,
      },
    ],
    task: [
      tell(16, '架子到了，伞在印字。'),
      answer(24, 'done', '架子和三十把伞已经放好，旁边贴了借还的办法。'),
      check(25),
    ],
  },
  {
    kind: 'proposal',
    text: '建议{venue}晚上多开一小时，下班的人也能来坐坐。',
    supports: 18,
    opinions: { good: 5, bad: 2 },
    steps: [
      take,
      shown('{venue}晚上多开一小时', '有居民建议把关门时间推后一小时，方便上班的人。'),
      {
        ...answer(10, 'adopted', '采纳。下月起周二、周四开到九点，志愿者值班。'),
        dueAfter: 45,
      },
    ],
    task: [tell(18, '值班的人排了一半。'), answer(52, 'done', '周二、周四都开到九点，第一周来了四十多人。')],
  },
  {
    kind: 'proposal',
    text: '广场上跳舞的音响太响，建议定个时间、定个音量。',
    supports: 29,
    opinions: { good: 3, bad: 4 },
    steps: [
      take,
      shown('广场舞定时间定音量', '有居民建议给广场舞定结束时间和音量。'),
      { after: 4, by, act: 'raise', word: '两边都有道理，楼下谈不拢，请上一级来议。' },
      tell(11, '议事会开了，跳舞的和楼上的都来了。'),
      answer(16, 'partly', '晚八点半结束，音响朝向树林；音量由两边各出一人一起听。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议把花坛改成停车位，停车太难了。',
    supports: 7,
    opinions: { good: 2, bad: 3 },
    steps: [
      take,
      shown('花坛改成停车位', '有居民建议把中间花坛改成停车位。'),
      answer(12, 'refused', '花坛下面是消防水池，改不了；夜间借用隔壁单位的车位在谈。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议每年办一次邻里百家宴。',
    supports: 20,
    opinions: { good: 5, bad: 0 },
    steps: [
      take,
      shown('每年一次邻里百家宴', '有居民建议每年办一次百家宴，各家带一个菜。'),
      answer(14, 'kept', '今年的经费排满了，留到明年的计划里一起议。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议宠物狗要拴绳，遛狗要带袋子，多设几个拾便箱。',
    supports: 25,
    opinions: { good: 3, bad: 1 },
    steps: [
      take,
      shown('遛狗拴绳，设拾便箱', '有居民建议文明养犬，多设几个拾便箱。'),
      answer(7, 'refused', '拾便箱没有人清，暂时不设。'),
      { after: 10, by: 'asker', act: 'reopen', word: '清箱子的人我们找好了，五个养狗的邻居轮流。' },
      answer(20, 'partly', '设两个箱子，由养狗的邻居轮流清，一个月后再看。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议楼道的声控灯改成感应灯，咳嗽跺脚的吵人。',
    supports: 11,
    steps: [
      take,
      shown('楼道灯改成感应灯', '有居民建议把声控灯换成感应灯。'),
      tell(5, '先在一个单元试三盏。'),
      { after: 15, by, act: 'raise', word: '要动用维修资金，须三分之二的人同意。' },
      answer(58, 'kept', '同意的还差十一户，留作参考，凑齐了再启动。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议给外卖小哥留一个充电、接热水的角落。',
    supports: 13,
    opinions: { good: 4, bad: 0 },
    steps: [
      take,
      shown('给外卖小哥留个歇脚的角落', '有居民建议在{venue}给外卖、快递小哥留充电和热水。'),
      { ...answer(8, 'adopted', '采纳。{venue}进门左手，插座、热水、微波炉。'), dueAfter: 15 },
    ],
    task: [answer(18, 'done', '角落收拾好了，插座六个，热水全天。'), check(20)],
  },
  {
    kind: 'proposal',
    text: '请调查我邻居家为什么总有人半夜进出。',
    steps: [
      {
        after: 1,
        by,
        act: 'decline',
        word: '这里不议别人家的事。若是打扰了休息，可以打 110，或请调解员上门。',
      },
    ],
  },
  {
    kind: 'proposal',
    text: '建议议事会的时间放到周末，上班的人也能去。',
    supports: 16,
    steps: [
      take,
      shown('议事会放到周末', '有居民建议把议事会改在周末，方便上班的人参加。'),
      tell(6, '在问几位常来的老人方便不方便。'),
      answer(50, 'partly', '每月一次放在周六上午，其余不变。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议多办一点活动。',
    steps: [
      take,
      { after: 2, by, act: 'return', word: '请说说想要什么样的活动、给谁办，我们好去找人。' },
      { after: 21, by: 'asker', act: 'complete', word: '给刚退休的人办，下棋、唱歌都行。' },
      answer(40, 'kept', '棋社和合唱队都在收人，名单给您了；还想要别的再提。'),
    ],
  },
  {
    kind: 'proposal',
    text: '建议把旧衣回收箱挪到阴凉处，夏天味道大。',
    supports: 4,
    steps: [
      { ...take, after: 2 },
      { ...shown('旧衣回收箱挪个地方', '有居民建议把回收箱挪到阴凉通风处。'), after: 2 },
      { ...answer(12, 'adopted', '采纳。挪到车棚东侧。'), dueAfter: 10 },
    ],
    task: [answer(16, 'done', '箱子挪到车棚东侧了，地面也冲过。'), check(17)],
  },
]
