import { audienceNames, audiences, categories, categoryNames } from '@yunxuan/domain'
import { type TextSheet, writeTextSheets } from '../../platform/text-sheet.ts'
import type { StreetLists } from './import.store.ts'
import {
  modeNames,
  type ServiceColumn,
  type SlotColumn,
  serviceColumns,
  slotColumns,
} from './import-columns.ts'

type Example<C extends string> = Readonly<Record<C, string>>

/** Returns the spreadsheet to fill in: two sheets, each with an example row, and one with this street's lists. */
export function makeTemplate(lists: StreetLists): Buffer {
  const organization = firstOf(lists.organizations, '机构名称')
  const service: Example<ServiceColumn> = {
    key: '示例',
    title: '中医义诊',
    summary: '老中医坐诊，把脉、开方、讲养生',
    description: '这一行是示例，导入时会跳过，可以留着。',
    category: categoryNames.clinic.name,
    brand: firstOf(lists.brands, ''),
    organization,
    location: firstOf(lists.locations, '地点名称'),
    mode: '到点',
    audiences: '长者、残疾人',
    isAudienceStrict: '否',
    eligibility: '谁都可以来',
    minimumAge: '',
    maximumAge: '',
    residentsOf: '',
    preparation: '空腹',
    bring: '身份证、近期检查单',
    fee: '免费',
    feeNote: '',
    phone: lists.deskPhone,
    keywords: '把脉、针灸',
    durationMinutes: '120',
    placesPerSlot: '20',
    needsApproval: '否',
    partyMax: '2',
  }
  const slot: Example<SlotColumn> = {
    service: '示例',
    organization,
    day: '2026-11-28',
    starts: '9:00',
    ends: '11:00',
    places: '20',
    location: '',
    room: '一楼大厅',
  }
  const columns = listColumns(lists)
  return writeTextSheets([
    { name: '服务', ...exampleSheet(serviceColumns, service), choices: choicesOf(serviceColumns, columns) },
    { name: '场次', ...exampleSheet(slotColumns, slot), choices: choicesOf(slotColumns, columns) },
    { name: listSheetName, ...listSheet(columns) },
  ])
}

type Sheet = Omit<TextSheet, 'name'>

function exampleSheet<C extends string>(
  columns: Readonly<Record<C, readonly string[]>>,
  example: Example<C>,
): Sheet {
  // Every key of the record is a column of this sheet.
  const keys = Object.keys(columns) as C[]
  const headings = keys.map(key => columns[key][0] ?? '')
  const values = keys.map(key => example[key])
  const widths = values.map((text, index) => Math.max(text.length, headings[index]?.length ?? 0) * 2 + 2)
  return { rows: [headings, values], widths }
}

/** What cells are chosen from: the heading it stands under, in the list and in the sheets to fill in, and the words. */
function listColumns(lists: StreetLists): [string, string[]][] {
  return [
    ['类别', categories.map(category => categoryNames[category].name)],
    ['机构', [...lists.organizations.keys()]],
    ['地点', [...lists.locations.keys()]],
    ['品牌', [...lists.brands.keys()]],
    ['仅限社区', [...lists.areas.keys()]],
    ['适合人群', audiences.map(audience => audienceNames[audience])],
    ['方式', Object.values(modeNames).map(names => names[0] ?? '')],
  ]
}

// Only those of one word: a drop-down gives one.
const listed: Readonly<Record<string, string>> = {
  category: '类别',
  organization: '机构',
  location: '地点',
  brand: '品牌',
  mode: '方式',
}
const answered = ['isAudienceStrict', 'needsApproval']

function choicesOf(
  columns: Readonly<Record<string, readonly string[]>>,
  lists: readonly [string, string[]][],
): NonNullable<TextSheet['choices']> {
  return Object.keys(columns).flatMap((key, column): NonNullable<TextSheet['choices']> => {
    if (answered.includes(key)) return [{ column, list: { words: ['是', '否'] } }]
    const at = lists.findIndex(([name]) => name === listed[key])
    const words = lists[at]?.[1] ?? []
    if (words.length === 0) return []
    const fromRow = helpLines.length + 2
    return [
      { column, list: { sheet: listSheetName, column: at, fromRow, toRow: fromRow + words.length - 1 } },
    ]
  })
}

const listSheetName = '说明'
const helpLines = [
  ['怎么填'],
  ['1. “服务”一行一项，“名称、类别、机构、地点”必须填；点格子右边的箭头就能选，写法要和下面的名单一样。'],
  ['2. “场次”一行一场，“服务”填名称或编号；日期写 2026-11-28，时间写 9:00。'],
  ['3. 多个内容用顿号分开，例如：身份证、老花镜。空着的格子保持原来的内容。'],
  ['    要去掉原来的内容，就在格子里写“清空”或“-”，例如费用说明、携带物品、最小年龄；必填的格子不能清空。'],
  ['4. 同一个文件可以反复导入：已经有的不会重复，改过的会更新。新的服务要先审核才会上架。'],
  [''],
]

function listSheet(columns: readonly [string, string[]][]): Sheet {
  const longest = Math.max(...columns.map(([, names]) => names.length))
  const rows = Array.from({ length: longest }, (_, row) => columns.map(([, names]) => names[row] ?? ''))
  const widths = columns.map(
    ([name, names]) => Math.max(name.length, ...names.map(one => one.length)) * 2 + 2,
  )
  return { rows: [...helpLines, columns.map(([name]) => name), ...rows], widths }
}

function firstOf(names: ReadonlyMap<string, unknown>, otherwise: string): string {
  return [...names.keys()][0] ?? otherwise
}
