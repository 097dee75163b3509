/** A street's settings, versioned; every number is a default that a street may change. */
export interface Policy {
  /** Largest party of one booking, people. */
  partyMax: number
  /** How many dependants an account keeps at once. */
  dependantsMax: number
  /** How many places of one service an account holds that are still to come, for itself and its dependants. */
  placesPerService: number
  /** How many entries of waitlists an account has at once. */
  waitsMax: number
  /** A member cancels freely until this many minutes before the start. */
  cancelCutoffMinutes: number
  /** Booking opens this many days before the start. */
  bookingOpensDays: number
  /** Booking closes this many minutes before the start. */
  bookingClosesMinutes: number
  /** How long a place that came free is held for a waiting party, minutes. */
  offerHoldMinutes: number
  /** The same once the start is nearer than `offerNearHours`, minutes. */
  offerHoldNearMinutes: number
  offerNearHours: number
  /** A private note is erased this many days after the slot ended. */
  noteKeptDays: number
  /** A service not confirmed for this many days is shown as unconfirmed (HSDS assured_date). */
  unconfirmedAfterDays: number
  /** An average is shown from this many ratings on. */
  ratingsShownFrom: number
  /** Reception opens this many minutes before the start. */
  checkInOpensMinutes: number
  /** A check-out counts until this many minutes after the planned end. */
  checkOutClosesMinutes: number
  /** The code on the leader's screen changes this often, seconds. */
  codePeriodSeconds: number
  /** An attendance shorter than this is looked at, minutes. */
  shortVisitMinutes: number
  /** A phone's clock further off than this is said with the scans it stamped offline, minutes. */
  clockSkewMinutes: number
  /** A scan further from the place than this is looked at, metres. */
  farAwayMetres: number
  /** Minutes that count beyond the planned end. */
  beyondPlanMinutes: number
  /** A leader's scan that reaches the server later than this is looked at and proves less, minutes. */
  handInLateMinutes: number
  /** A leader's scan counts only if it is handed in within so many days. */
  handInWithinDays: number
  /** Somebody without a sign-up may ask to join for this long after they scanned, minutes. */
  walkInAskMinutes: number
  /** Attendance counts as service from this share of the planned time on, percent. */
  attendanceSharePercent: number
  /** A record is to be made within this many working days of the end (令67 §11), and warned of from the second on. */
  recordWithinDays: number
  recordWarnDays: number
  /** What may be written down afterwards for one person and day at most, with what is recorded already, minutes. */
  backfillDayMinutes: number
  /** Hours of each star, in rising order, counted since registration. */
  starHours: number[]
  /** A rating run is shown to everybody for so many days before it is confirmed. */
  starNoticeDays: number
  /** How many proofs of service an account is given within 30 days. */
  proofsPerMonth: number
  /** Points of an hour proved by the rotating code. */
  pointsPerHour: number
  /** What an hour of weaker evidence, or one on a public holiday, gives of that, percent. */
  pointsShareLeaderScan: number
  pointsShareRecipientConfirmed: number
  pointsShareLateScan: number
  pointsShareBackFilled: number
  pointsShareHoliday: number
  /** Points run out on 31 December, this many years after the year they were earned in. */
  pointsKeptYears: number
  /** Whoever has points that run out is told this many days before. */
  pointsWarnDays: number
  /** A redeemed reward is kept for so many days. */
  redemptionKeptDays: number
  /** What volunteers may say they are good at (专业技能, 令67 §5). */
  volunteerSkills: string[]
  /** Languages and dialects volunteers may say they speak. */
  volunteerLanguages: string[]
  /** Fields of service a volunteer chooses from (服务类别, 令67 §5). */
  volunteerCategories: string[]
  /** Papers a shift may ask for and a coordinator approves. */
  qualificationKinds: string[]
  /** How many levels a tree of teams may have. */
  teamDepthMax: number
  /** A volunteer withdraws freely until this many hours before the shift. */
  withdrawNoticeHours: number
  /** Whoever drops out this near the start is replaced by a call to others, hours. */
  callWithinHours: number
  /** How many volunteers one wave of a call reaches. */
  callWaveSize: number
  /** How long a wave is waited for before the next, minutes. */
  callWaveMinutes: number
  /** Calls of this many days count when it is chosen who was called least. */
  callsCountedDays: number
  /** How many records one batch for the national system holds at most. */
  uploadBatchRecords: number
  /** How many records one spot check draws at most. */
  spotCheckRecords: number
  /** How many matters an account has open at once. */
  mattersOpenMax: number
  /** With how many answers to needs of an account something is still expected of at once. */
  answersOpenMax: number
  /** To how many teams, organizations and people one of the staff says in a day: please answer this. */
  invitesPerDay: number
  /** How often one of these is asked in a day. */
  invitedPerDay: number
  /** Those who asked for what came of a need, or needed it as well, book for so many hours before everybody else. */
  askersFirstHours: number
  /** Until a matter is read, and until it is answered, by its kind; working days. */
  matterTakeDays: number
  confidentialTakeDays: number
  needAnswerDays: number
  proposalAnswerDays: number
  /** Of a danger by how pressing it is: at once, soon, as planned. */
  hazardNowDays: number
  hazardAnswerDays: number
  hazardPlanDays: number
  helpAnswerDays: number
  errandAnswerDays: number
  taskAnswerDays: number
  enterpriseAnswerDays: number
  /** Whoever asked opens an answered matter again so many times, within so many days of its end. */
  matterReopensMax: number
  matterReopenDays: number
  /** An answer nobody objects to stands after so many days. */
  matterSettleDays: number
  /** What was said in confidence is erased this many days after its end. */
  confidentialKeptDays: number
  /** How many things one person has on loan at once. */
  loansAtOnce: number
  /** Whoever brings something back later than this many days after it was due borrows nothing until it is back. */
  loanLateDays: number
  /** What is lent is counted again after so many days. */
  itemCountDays: number
  /** The levels of 议事, the one nearest to people first. */
  matterLevels: string[]
}

/** The settings that are one number, and those that are a list of words. */
export type PolicyNumber = {
  [K in keyof Policy]: Policy[K] extends number ? K : never
}[keyof Policy]
export type PolicyWords = {
  [K in keyof Policy]: Policy[K] extends readonly string[] ? K : never
}[keyof Policy]

/** The settings of a street that has changed none. */
export const defaultPolicy: Policy = {
  partyMax: 6,
  dependantsMax: 8,
  placesPerService: 12,
  waitsMax: 10,
  cancelCutoffMinutes: 120,
  bookingOpensDays: 28,
  bookingClosesMinutes: 0,
  offerHoldMinutes: 120,
  offerHoldNearMinutes: 20,
  offerNearHours: 24,
  noteKeptDays: 30,
  unconfirmedAfterDays: 180,
  ratingsShownFrom: 5,
  checkInOpensMinutes: 120,
  checkOutClosesMinutes: 120,
  codePeriodSeconds: 15,
  shortVisitMinutes: 2,
  clockSkewMinutes: 5,
  farAwayMetres: 500,
  beyondPlanMinutes: 0,
  handInLateMinutes: 15,
  handInWithinDays: 7,
  walkInAskMinutes: 30,
  attendanceSharePercent: 60,
  recordWithinDays: 10,
  recordWarnDays: 8,
  backfillDayMinutes: 480,
  pointsPerHour: 10,
  starHours: [100, 300, 600, 1000, 1500],
  starNoticeDays: 7,
  proofsPerMonth: 20,
  pointsShareLeaderScan: 100,
  pointsShareRecipientConfirmed: 50,
  pointsShareLateScan: 50,
  pointsShareBackFilled: 0,
  pointsShareHoliday: 150,
  pointsKeptYears: 0,
  pointsWarnDays: 60,
  redemptionKeptDays: 14,
  volunteerSkills: [
    '急救',
    '医疗护理',
    '心理疏导',
    '法律',
    '教学辅导',
    '外语翻译',
    '手语',
    '文艺表演',
    '书画摄影',
    '电脑手机',
    '水电维修',
    '理发',
    '缝纫',
    '烹饪',
    '驾驶',
  ],
  volunteerLanguages: ['普通话', '本地话', '粤语', '英语', '手语', '维吾尔语', '蒙古语', '藏语', '彝语'],
  volunteerCategories: [
    '为老服务',
    '助残帮困',
    '儿童青少年',
    '文明劝导',
    '环境卫生',
    '文化体育',
    '健康服务',
    '法律援助',
    '科普教育',
    '便民维修',
    '应急救援',
    '平安巡防',
    '大型活动',
  ],
  qualificationKinds: [
    '急救证',
    '医师执业证',
    '护士执业证',
    '社会工作者证',
    '律师执业证',
    '教师资格证',
    '驾驶证',
    '电工证',
  ],
  teamDepthMax: 4,
  withdrawNoticeHours: 24,
  callWithinHours: 24,
  callWaveSize: 10,
  callWaveMinutes: 15,
  callsCountedDays: 30,
  uploadBatchRecords: 2000,
  spotCheckRecords: 200,
  mattersOpenMax: 10,
  answersOpenMax: 10,
  invitesPerDay: 20,
  invitedPerDay: 2,
  askersFirstHours: 48,
  matterTakeDays: 2,
  confidentialTakeDays: 1,
  needAnswerDays: 15,
  proposalAnswerDays: 30,
  hazardNowDays: 1,
  hazardAnswerDays: 3,
  hazardPlanDays: 15,
  helpAnswerDays: 3,
  errandAnswerDays: 5,
  taskAnswerDays: 15,
  enterpriseAnswerDays: 10,
  matterReopensMax: 2,
  matterReopenDays: 15,
  matterSettleDays: 7,
  confidentialKeptDays: 180,
  loansAtOnce: 2,
  loanLateDays: 7,
  itemCountDays: 31,
  matterLevels: ['板凳议事', '凉亭议事', '心悦会客厅', '党群议事厅'],
}
