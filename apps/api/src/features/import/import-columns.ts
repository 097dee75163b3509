import { type ServiceMode, serviceModes } from '@yunxuan/domain'

/** Headings of the sheet of services, as the template writes them; the first of each is the template's. */
export const serviceColumns = {
  key: ['编号', '服务编号'],
  title: ['名称', '服务名称', '服务'],
  summary: ['简介', '一句话简介'],
  description: ['详细说明', '说明', '介绍'],
  category: ['类别', '分类'],
  brand: ['品牌'],
  organization: ['机构', '服务机构', '提供机构'],
  location: ['地点', '服务地点'],
  mode: ['方式', '服务方式'],
  audiences: ['适合人群', '人群'],
  isAudienceStrict: ['仅限这些人群', '仅限人群'],
  eligibility: ['参加条件', '条件'],
  minimumAge: ['最小年龄'],
  maximumAge: ['最大年龄'],
  residentsOf: ['仅限社区', '居住社区'],
  preparation: ['来之前', '准备'],
  bring: ['携带物品', '要带什么'],
  fee: ['费用'],
  feeNote: ['费用说明'],
  phone: ['电话', '联系电话'],
  keywords: ['关键词'],
  durationMinutes: ['时长', '每场时长'],
  placesPerSlot: ['每场名额'],
  needsApproval: ['需要审核', '需要审批'],
  partyMax: ['每次最多人数'],
} as const
export type ServiceColumn = keyof typeof serviceColumns

/** Headings of the sheet of slots. */
export const slotColumns = {
  service: ['服务', '服务名称', '服务编号', '名称'],
  organization: ['机构', '服务机构'],
  day: ['日期', '服务日期'],
  starts: ['开始时间', '时间', '开始'],
  ends: ['结束时间', '结束'],
  places: ['名额', '每场名额'],
  location: ['地点', '场次地点'],
  room: ['房间', '场地'],
} as const
export type SlotColumn = keyof typeof slotColumns

export const requiredServiceColumns = ['title', 'category', 'organization', 'location'] as const
export const requiredSlotColumns = ['service', 'day', 'starts'] as const

/** How the three ways of having a service are written. */
export const modeNames: Readonly<Record<ServiceMode, readonly string[]>> = {
  on_site: ['到点', '现场', '到场', '线下'],
  home_visit: ['上门', '入户'],
  online: ['线上', '网上'],
}

/** Returns the mode that a word stands for. */
export function modeOf(word: string): ServiceMode | undefined {
  return serviceModes.find(mode => modeNames[mode].some(name => word.startsWith(name)))
}

/** The column of a file that was marked: what is wrong in a row, which is nothing to import. */
export const markColumn = '要改的地方'

/** Columns that people keep for themselves. */
const ownColumns = ['备注', '序号', markColumn]

/** A sheet whose headings were recognised. */
export interface Headings<C extends string> {
  /** Where each column stands. */
  columns: Map<C, number>
  /** Those that are no column of the sheet, or one that stands before them already. */
  unknown: { text: string; isRepeated: boolean }[]
}

/** Returns what the cells of a row say as headings of a sheet. */
export function readHeadings<C extends string>(
  cells: readonly string[],
  columns: Readonly<Record<C, readonly string[]>>,
): Headings<C> {
  const found = new Map<C, number>()
  const unknown: Headings<C>['unknown'] = []
  // Every key of the record is a column of this sheet.
  const names = Object.keys(columns) as C[]
  for (const [index, text] of cells.entries()) {
    const heading = text.normalize('NFKC').replace(/\(.*?\)|[*\s:]/g, '')
    if (heading === '' || ownColumns.includes(heading)) continue
    const meant = names.filter(name => columns[name].includes(heading))
    const column = meant.find(name => !found.has(name))
    if (column === undefined) unknown.push({ text, isRepeated: meant.length > 0 })
    else found.set(column, index)
  }
  return { columns: found, unknown }
}
