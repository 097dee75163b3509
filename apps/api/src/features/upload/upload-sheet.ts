import type { CellError, UploadResult } from '@yunxuan/contract'
import { hoursOf, type UploadOutcome } from '@yunxuan/domain'
import { type TextSheet, writeTextSheets } from '../../platform/text-sheet.ts'
import { textOf } from '../import/import-cell.ts'
import type { ReadTable } from '../import/import-table.ts'
import type { UploadSheetLine } from './upload.service.ts'

const idHeading = '平台记录号'
export const outcomeHeading = '回执'
const reasonHeading = '退回原因'
const headingWithin = 10

/** Of what was reported and taken back here since. */
const stillWrong = '已报，需更正'

const outcomeWords: Readonly<Record<UploadOutcome, readonly string[]>> = {
  reported: ['已报', '成功', '通过', '已录入', '录入成功', stillWrong],
  returned: ['退回', '失败', '不通过', '未通过', '驳回'],
  corrected: ['已更正', '更正'],
}

/** What 令67 §5–7 ask for, a column each, and two to be filled in and read back. */
const columns: readonly { heading: string; width: number; text: (line: UploadSheetLine) => string }[] = [
  { heading: idHeading, width: 38, text: ({ record }) => record.id },
  { heading: '志愿者编号', width: 16, text: ({ record }) => record.number },
  { heading: '姓名', width: 10, text: ({ identity }) => identity?.realName ?? '' },
  { heading: '证件类型', width: 12, text: ({ identity }) => (identity?.idNumber ? '居民身份证' : '') },
  { heading: '证件号码', width: 22, text: ({ identity }) => identity?.idNumber ?? '' },
  { heading: '性别', width: 6, text: ({ identity }) => sexOf(identity?.gender ?? null) },
  { heading: '出生日期', width: 12, text: ({ identity }) => identity?.birthDate ?? '' },
  { heading: '居住区域', width: 16, text: ({ identity }) => identity?.areaName ?? '' },
  { heading: '联系方式', width: 14, text: ({ identity }) => identity?.phone ?? '' },
  { heading: '专业技能', width: 16, text: ({ identity }) => identity?.skills.join('、') ?? '' },
  { heading: '服务类别', width: 16, text: ({ identity }) => identity?.serviceCategories.join('、') ?? '' },
  { heading: '服务名称', width: 24, text: ({ record }) => record.title },
  { heading: '服务日期', width: 12, text: ({ record }) => record.servedOn },
  { heading: '服务地点', width: 24, text: ({ record }) => record.place },
  { heading: '服务内容', width: 32, text: ({ record }) => record.content },
  { heading: '服务时间（小时）', width: 16, text: ({ record }) => String(hoursOf(record.minutes)) },
  { heading: '组织单位', width: 20, text: ({ record }) => record.organizationName },
  { heading: '负责人', width: 10, text: ({ record }) => record.responsibleName },
  { heading: '更正的原记录号', width: 38, text: ({ record }) => record.replaces ?? '' },
  { heading: outcomeHeading, width: 10, text: ({ status }) => answerOf(status) },
  { heading: reasonHeading, width: 32, text: ({ facts }) => facts.reason },
]

/** Returns the spreadsheet of a batch. */
export function writeUploadSheet(lines: readonly UploadSheetLine[]): Buffer {
  const help: TextSheet = {
    name: '说明',
    rows: [
      ['怎么用'],
      ['1. 把“服务记录”里的内容录入指定的全国志愿服务信息系统。'],
      ['2. 在“回执”一列填“已报”或“退回”；退回的在“退回原因”里写明原因。还没有结果的空着。'],
      ['3. 在平台这一批的页面上传填好的表。有一行不对，整张表都不会写入，改好再传。'],
      ['4. 表里有姓名和证件号码，用完请删除，不要转发。每次下载都有记录。'],
    ],
    widths: [80],
  }
  const rows = lines.map(line => columns.map(({ text }) => text(line)))
  const widths = columns.map(({ width }) => width)
  const records = { name: '服务记录', rows: [columns.map(({ heading }) => heading), ...rows], widths }
  return writeTextSheets([records, help])
}

/** An answer with the row it stands in. */
export interface SheetAnswer extends UploadResult {
  sheet: string
  row: number
  /** Nobody sees it in the sheet as it lies open. */
  isHidden: boolean
}

/** Reads answers from a spreadsheet by its headings; rows without an answer have none yet and are passed over. */
export function readAnswers(tables: readonly ReadTable[]): { answers: SheetAnswer[]; errors: CellError[] } {
  for (const table of tables) {
    const at = table.rows.slice(0, headingWithin).findIndex(({ cells }) => {
      const texts = cells.map(textOf)
      return texts.includes(idHeading) && texts.includes(outcomeHeading)
    })
    if (at >= 0) return readRows(table, at)
  }
  const message = `没有找到“${idHeading}”和“${outcomeHeading}”这两列，请用下载的表填写`
  return { answers: [], errors: [{ sheet: tables[0]?.sheet ?? '表格', row: 1, column: '', message }] }
}

function readRows(
  { sheet, rows, isHidden, hiddenRows }: ReadTable,
  at: number,
): { answers: SheetAnswer[]; errors: CellError[] } {
  const headings = rows[at]?.cells.map(textOf) ?? []
  const column = (heading: string) => headings.indexOf(heading)
  const answers: SheetAnswer[] = []
  const errors: CellError[] = []
  const hidden = new Set(hiddenRows)
  for (const { row, cells } of rows.slice(at + 1)) {
    const cell = (heading: string) => textOf(cells[column(heading)] ?? null)
    const word = cell(outcomeHeading)
    const recordId = cell(idHeading).toLowerCase()
    if (word === '') continue
    const outcome = outcomeOf(word)
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(recordId)
    if (outcome === undefined) {
      const message = `看不懂“${word.slice(0, 20)}”，请填“已报”或“退回”`
      errors.push({ sheet, row, column: outcomeHeading, message })
    } else if (!isId) {
      errors.push({ sheet, row, column: idHeading, message: '记录号不完整，请从下载的表里原样复制' })
    } else {
      const reason = cell(reasonHeading).slice(0, 200)
      answers.push({ sheet, row, isHidden: isHidden || hidden.has(row), recordId, outcome, reason })
    }
  }
  return { answers, errors }
}

function outcomeOf(word: string): UploadOutcome | undefined {
  for (const outcome of ['reported', 'returned', 'corrected'] as const) {
    if (outcomeWords[outcome].includes(word)) return outcome
  }
  return undefined
}

/** What was answered so far; blank while a line waits. */
function answerOf(status: UploadSheetLine['status']): string {
  if (status === 'needs_correction') return stillWrong
  return status === 'reported' || status === 'returned' || status === 'corrected'
    ? (outcomeWords[status][0] ?? '')
    : ''
}

function sexOf(gender: 'female' | 'male' | null): string {
  if (gender === null) return ''
  return gender === 'female' ? '女' : '男'
}
