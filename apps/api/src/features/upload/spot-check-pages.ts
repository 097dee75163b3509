import { refusalTitles, type SpotCheckWish } from '@yunxuan/contract'
import { hoursOf, maskName, originNames, sayDateTime, suspicionNames } from '@yunxuan/domain'
import { gradeNames } from '../certificate/certificate-paper.ts'
import type { RecordView } from '../record/record.store.ts'
import type {
  EvidenceBackfill,
  EvidenceCorrection,
  EvidenceDecision,
  EvidenceEntry,
  EvidenceScan,
} from './spot-check.store.ts'
import { approverNames, correctionNames } from './spot-check-words.ts'

/** What was drawn and by which rule, so that the same draw can be made again. */
export interface SpotCheckRule {
  wish: SpotCheckWish
  seed: string
  chainSeq: number
  population: number
  drawn: number
  /** A share of all would have been more than a street lets one check draw. */
  isCut: boolean
}

/** Everything a pack is made from. */
export interface SpotCheckPack {
  streetId: string
  streetName: string
  rule: SpotCheckRule
  records: readonly RecordView[]
  /** Volunteers stand there by name; otherwise masked. */
  isNamed: boolean
  drawnByName: string
  now: Date
}

/** All that is known of a record. */
export interface RecordEvidence {
  record: RecordView
  scans: EvidenceScan[]
  decision: EvidenceDecision | undefined
  corrections: EvidenceCorrection[]
  backfill: EvidenceBackfill | undefined
  followers: RecordView[]
  entries: EvidenceEntry[]
}

/** Where the page of a record lies in the pack. */
export interface PageNames {
  number: string
  page: string
}

/** Returns what a pack holds and how it is verified, in plain words. */
export function readme({ streetName, rule, isNamed, drawnByName, now }: SpotCheckPack): string {
  const { wish, seed, chainSeq, population, drawn } = rule
  const among = wish.kind === 'suspicious' ? '有疑点的服务记录' : '服务记录'
  const size = wish.size === undefined ? `${wish.percent}%` : `${wish.size} 条`
  return `抽查包：${streetName}，${wish.from} 到 ${wish.to} 的${among}
${drawnByName} 于 ${sayDateTime(now)} 抽取

一、怎么抽的
  时间链第 ${chainSeq} 条为止没有撤销的记录共 ${population} 条，要抽 ${size}，抽出 ${drawn} 条。${rule.isCut ? '\n  按比例应当更多，按街道规则一次最多抽这么多。' : ''}
  抽签种子：${seed}
  规则：把“种子 空格 平台记录号”做 SHA-256，按结果从小到大取最前面的${wish.isStratified ? '；每种凭证等级按各自的条数分名额（先每种一条，余下按比例，取最大余数）' : ''}。
  用同样的日期、种子和时间链位置再抽一次，抽到的记录一样。

二、里面有什么
  目录.html         抽到的记录，可以打印成 A4
  记录/             每条记录一页：内容、扫码、确认、疑点、更正、补录、时间链
  凭证/             补录所附的材料，原样放入
  时间链/条目.ndjson   这些记录在时间链里的条目和指纹
  时间链/每月链尾.txt  公布过的每月链尾
  志愿者的姓名${isNamed ? '是全名，请妥善保管' : '遮住了一部分；材料和留言原样放入，里面可能写有姓名'}。

三、怎么核对
  1. 在管理后台导出整条时间链（服务时长 → 时间链 → 导出），得到一份 .ndjson 文件。
  2. 在装有 Node 的电脑上运行：
       node scripts/yunxuan.mjs verify 导出的文件 --head 序号:指纹
     序号和指纹从“每月链尾.txt”、公布页或任何一张证书上抄。程序会说有没有哪一条被改过、删过、挪过或截掉。
  3. 在导出的文件里找到“条目.ndjson”中相同序号（seq）的行，两边的 hash 应当一样；每条记录那一页也印着同样的指纹。
`
}

/** Returns the list of what was drawn. */
export function indexPage(pack: SpotCheckPack, names: readonly PageNames[]): string {
  const rows = pack.records.map((record, index) => {
    const { number = '', page = '' } = names[index] ?? {}
    return [
      `<a href="${encodeURI(page)}">${number}</a>`,
      ...[nameOf(pack, record), record.number, record.servedOn, record.title].map(asText),
      ...[`${hoursOf(record.minutes)} 小时`, gradeNames[record.grade]].map(asText),
      asText(record.suspicions.map(one => suspicionNames[one]).join('、')),
    ]
  })
  const { wish, seed, chainSeq, population, drawn } = pack.rule
  const about = `${wish.from} 到 ${wish.to}，${population} 条中抽出 ${drawn} 条。种子 ${seed}，时间链第 ${chainSeq} 条为止。`
  const headings = ['序号', '志愿者', '编号', '日期', '服务名称', '时长', '凭证等级', '疑点']
  return page(`抽查目录 ${pack.streetName}`, `<p>${asText(about)}</p>${table(headings, rows)}`)
}

/** Returns the page of a record with all its evidence. */
export function recordPage(pack: SpotCheckPack, evidence: RecordEvidence, paper: string | undefined): string {
  const { record, entries, followers, corrections } = evidence
  const parts = [
    facts(recordFacts(pack, record)),
    section('扫码', table(scanHeadings, evidence.scans.map(scanCells).map(asTexts))),
    section('确认', facts(decisionFacts(evidence))),
    section('补录', facts(backfillFacts(evidence, paper))),
    section(
      '更正和申诉',
      table(
        ['提出', '内容', '结果', '答复'],
        corrections.map(one =>
          asTexts([
            sayDateTime(one.createdAt),
            one.text,
            correctionNames[one.status],
            `${one.answer ?? ''} ${one.answeredByName ?? ''} ${one.answeredAt === null ? '' : sayDateTime(one.answeredAt)}`,
          ]),
        ),
      ),
    ),
    section(
      '之后的撤销和更正',
      table(
        ['日期', '来由', '分钟', '原因', '经手'],
        followers.map(one =>
          asTexts([
            sayDateTime(one.approvedAt),
            originNames[one.origin],
            String(one.minutes),
            one.reason,
            one.approvedByName,
          ]),
        ),
      ),
    ),
    section(
      '时间链',
      table(
        ['序号', '时间', '种类', '内容', '上一条的指纹', '指纹'],
        entries.map(one =>
          asTexts([one.seq, one.at.toISOString(), one.kind, one.body, one.prevHash, one.hash]),
        ),
      ),
    ),
  ]
  return page(`${record.servedOn} ${record.title}`, parts.join(''))
}

type Fact = readonly [name: string, text: string]

function recordFacts(pack: SpotCheckPack, record: RecordView): Fact[] {
  return [
    ['平台记录号', record.id],
    ['志愿者', `${nameOf(pack, record)}（${record.number}）`],
    ['服务名称', record.title],
    ['服务日期', record.servedOn],
    ['服务地点', record.place],
    ['服务内容', record.content],
    ['服务时间', `${hoursOf(record.minutes)} 小时（${record.minutes} 分钟）`],
    ['组织单位', record.organizationName],
    ['负责人', record.responsibleName],
    ['凭证等级', gradeNames[record.grade]],
    ['来由', originNames[record.origin]],
    ['疑点', record.suspicions.map(one => suspicionNames[one]).join('、') || '没有'],
    ['确认', `${record.approvedByName}，${sayDateTime(record.approvedAt)}`],
    ['说明', record.reason],
  ]
}

const scanHeadings = [
  '时间',
  '收到',
  '签到签退',
  '方式',
  '手机',
  '离地点',
  '时钟误差',
  '扫码的人',
  '没算的原因',
]

function scanCells(scan: EvidenceScan): string[] {
  return [
    sayDateTime(scan.at),
    sayDateTime(scan.receivedAt),
    scan.direction === 'in' ? '签到' : '签退',
    gradeNames[scan.grade],
    // Enough to see whether two scans came from one phone.
    scan.deviceId.slice(-6),
    scan.distanceMetres === null ? '没有定位' : `${scan.distanceMetres} 米`,
    `${scan.clockOffsetSeconds} 秒`,
    scan.scannedByName ?? '本人',
    scan.denial === null ? '' : refusalTitles[scan.denial],
  ]
}

function decisionFacts({ decision }: RecordEvidence): Fact[] {
  if (decision === undefined) return []
  return [
    ['谁', `${decision.byName}（${approverNames[decision.role] ?? decision.role}）`],
    ['什么时候', sayDateTime(decision.at)],
    ['结果', decision.outcome === 'approved' ? `确认 ${decision.minutes} 分钟` : '不计'],
    ['原因', decision.reason],
  ]
}

function backfillFacts({ backfill }: RecordEvidence, paper: string | undefined): Fact[] {
  if (backfill === undefined) return []
  return [
    ['提出', `${backfill.proposedByName}，${sayDateTime(backfill.proposedAt)}`],
    ['原因', backfill.reason],
    [
      '同意',
      `${backfill.decidedByName ?? ''}，${backfill.decidedAt === null ? '' : sayDateTime(backfill.decidedAt)}`,
    ],
    ['同意的说明', backfill.decisionReason],
    ['材料', paper ?? ''],
    ['材料的 SHA-256', backfill.sha256],
  ]
}

function nameOf({ isNamed }: SpotCheckPack, { personName }: RecordView): string {
  return isNamed ? personName : maskName(personName)
}

const style = `body{font:12pt/1.6 "Noto Sans SC","Microsoft YaHei","PingFang SC",sans-serif;margin:16mm auto;max-width:180mm;color:#1f1a17}
h1{font-size:18pt}h2{font-size:13pt;margin-top:8mm}
table{border-collapse:collapse;width:100%;font-size:9.5pt}th,td{border:1px solid #bdb3aa;padding:2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f4efe9}tr{break-inside:avoid}@page{size:A4;margin:14mm}@media print{body{margin:0;max-width:none}}`

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${asText(title)}</title><style>${style}</style></head><body><h1>${asText(title)}</h1>${body}</body></html>\n`
}

/** A part without anything in it says so: that nothing is there is evidence too. */
function section(title: string, body: string): string {
  return `<h2>${title}</h2>${body === '' ? '<p>没有</p>' : body}`
}

function facts(rows: readonly Fact[]): string {
  if (rows.length === 0) return ''
  return `<table>${rows.map(([name, text]) => `<tr><th scope="row">${asText(name)}</th><td>${asText(text)}</td></tr>`).join('')}</table>`
}

/** Cells are markup that was escaped before. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const head = headings.map(heading => `<th scope="col">${heading}</th>`).join('')
  const body = rows.map(cells => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function asTexts(texts: readonly string[]): string[] {
  return texts.map(asText)
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
