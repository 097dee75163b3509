import type { ServiceEdit } from '@yunxuan/contract'
import { audienceNames, audiences, categories, categoryNames, editedStatus } from '@yunxuan/domain'
import { newId } from '../../platform/ids.ts'
import { type Cell, clears, listOf, numberOf, textOf, yesOrNo } from './import-cell.ts'
import {
  modeNames,
  modeOf,
  requiredServiceColumns,
  type ServiceColumn,
  serviceColumns,
} from './import-columns.ts'
import {
  type CellError,
  type ImportFacts,
  importKeyOf,
  type KnownService,
  type PlannedService,
} from './import-plan.ts'
import { type SheetRow, sayRow } from './import-sheet.ts'

const emptyEdit = (facts: ImportFacts) => ({
  summary: '',
  description: '',
  brandId: null,
  mode: 'on_site' as const,
  audiences: ['everyone' as const],
  isAudienceStrict: false,
  eligibility: '',
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  preparation: [],
  bring: [],
  feeFen: null,
  feeNote: '',
  phone: facts.deskPhone,
  keywords: [],
  durationMinutes: 60,
  placesPerSlot: 20,
  needsApproval: false,
  noteKind: null,
  partyMax: 1,
  cancelCutoffMinutes: null,
  bookingOpensDays: null,
  bookingClosesMinutes: null,
  picture: null,
})

/** What is left of a service where a cell is to be emptied; whatever is not here cannot be. */
const emptied: Partial<Record<ServiceColumn, Partial<ServiceEdit>>> = {
  summary: { summary: '' },
  description: { description: '' },
  brand: { brandId: null },
  audiences: { audiences: ['everyone'] },
  eligibility: { eligibility: '' },
  minimumAge: { minimumAge: null },
  maximumAge: { maximumAge: null },
  residentsOf: { residentsOf: [] },
  preparation: { preparation: [] },
  bring: { bring: [] },
  fee: { feeFen: null },
  feeNote: { feeNote: '' },
  phone: { phone: '' },
  keywords: { keywords: [] },
}

// Their own words say that they must be filled in; a number nobody gave is none.
const saidElsewhere: readonly ServiceColumn[] = [...requiredServiceColumns, 'key']

/** Reads the rows of services; what is wrong is said cell by cell, and such a row is not planned. */
export function judgeServices(
  rows: readonly SheetRow<ServiceColumn>[],
  facts: ImportFacts,
): { services: PlannedService[]; errors: CellError[] } {
  const services: PlannedService[] = []
  const errors: CellError[] = []
  const rowOfKey = new Map<string, SheetRow<ServiceColumn>>()
  const known = indexKnown(facts)
  for (const row of rows) {
    const reader = new ServiceReader(row, facts)
    const service = reader.read(known)
    const earlier = rowOfKey.get(service.importKey)
    if (earlier !== undefined) reader.say('title', `和${sayRow(earlier, row.sheet)}重复了`)
    errors.push(...reader.errors)
    if (earlier !== undefined) continue
    rowOfKey.set(service.importKey, row)
    services.push(service)
  }
  return { services, errors }
}

interface Known {
  byKey: Map<string, KnownService>
  byName: Map<string, KnownService>
}

function indexKnown(facts: ImportFacts): Known {
  const nameOf = (service: KnownService) => `${service.edit.title}/${service.edit.organizationId}`
  const withKey = facts.services.flatMap(service =>
    service.importKey === null ? [] : [[service.importKey, service] as const],
  )
  // One that somebody wrote by hand is taken over instead of being written a second time.
  const unnumbered = facts.services.filter(service => !service.importKey?.startsWith('编号:'))
  return {
    byKey: new Map(withKey),
    byName: new Map(unnumbered.map(service => [nameOf(service), service])),
  }
}

/** Reads one row, column by column, and collects what is wrong. */
class ServiceReader {
  readonly errors: CellError[] = []
  readonly #row: SheetRow<ServiceColumn>
  readonly #facts: ImportFacts

  constructor(row: SheetRow<ServiceColumn>, facts: ImportFacts) {
    this.#row = row
    this.#facts = facts
  }

  say(column: ServiceColumn, message: string, unknown?: CellError['unknown']): void {
    const { sheet, row } = this.#row
    const error = { sheet, row, column: this.#row.heading(column), message }
    this.errors.push(unknown === undefined ? error : { ...error, unknown })
  }

  read(known: Known): PlannedService {
    const number = this.#text('key', 40, '')
    const title = this.#required('title', 40)
    const organization = this.#required('organization', 40)
    const organizationId = this.#named('organization', organization, this.#facts.organizations, '机构')
    const importKey = importKeyOf(number, title, organization)
    const before = known.byKey.get(importKey) ?? known.byName.get(`${title}/${organizationId}`)
    if (before !== undefined && !this.#facts.mayKeep(before.place)) {
      this.say('title', '这项服务由别的社区负责，您不能改；要接过来，请找街道管理员')
    }
    const named = { title, organizationId }
    const kept = before?.edit ?? {
      ...emptyEdit(this.#facts),
      ...named,
      category: 'convenience' as const,
      locationId: '',
    }
    const cleared = this.#cleared()
    const base = Object.assign({ ...kept }, ...cleared.map(column => emptied[column]))
    const edit = this.#edit(named, base)
    const status = before === undefined ? 'in_review' : editedStatus(before.status, { isReadAgain: false })
    if (status === undefined) this.say('title', '这项服务已经归档，不能再改')
    const isSame = before !== undefined && before.importKey === importKey && sameEdit(before.edit, edit)
    return {
      sheet: this.#row.sheet,
      row: this.#row.row,
      number,
      id: before?.id ?? newId(),
      importKey,
      what: before === undefined ? 'added' : isSame ? 'same' : 'changed',
      edit,
      status: status ?? 'archived',
      before: before ?? null,
      cleared: cleared
        .filter(column => !hasAll(kept, emptied[column]))
        .map(column => this.#row.heading(column)),
      names: {
        brand: nameOf(this.#facts.brands, edit.brandId),
        organization,
        location: textOf(this.#row.cell('location') ?? null),
      },
    }
  }

  /** The columns whose cells ask for what is there to be taken away. */
  #cleared(): ServiceColumn[] {
    // Every key of the record is a column of this sheet.
    const columns = Object.keys(serviceColumns) as ServiceColumn[]
    const marked = columns.filter(column => clears(this.#row.cell(column) ?? null))
    for (const column of marked) {
      if (emptied[column] !== undefined || saidElsewhere.includes(column)) continue
      this.say(column, '这一格不能清空，不想改就空着')
    }
    return marked.filter(column => emptied[column] !== undefined)
  }

  #edit(named: { title: string; organizationId: string }, base: ServiceEdit): ServiceEdit {
    const facts = this.#facts
    const locationName = this.#required('location', 40)
    const location = facts.locations.get(locationName)
    if (locationName !== '' && location === undefined) {
      this.say('location', `没有“${locationName}”这个地点，请先在工作台添加，或从名单里选`, {
        word: locationName,
        list: [...facts.locations.keys()],
      })
    }
    const { organizationId } = named
    if (location !== undefined && !facts.mayKeep({ areaIds: location.areaIds, organizationId })) {
      this.say('location', '这个地点不在您负责的社区')
    }
    const summary = this.#text('summary', 60, base.summary)
    const [minimumAge, maximumAge] = this.#ages(base)
    return {
      ...base,
      ...named,
      locationId: location?.id ?? '',
      summary: summary === '' ? named.title : summary,
      description: this.#text('description', 2000, base.description),
      category: this.#category(),
      brandId: this.#brand(base.brandId),
      mode: this.#mode(base.mode),
      audiences: this.#audiences(base.audiences),
      isAudienceStrict: this.#flag('isAudienceStrict', base.isAudienceStrict),
      eligibility: this.#text('eligibility', 200, base.eligibility),
      minimumAge,
      maximumAge,
      residentsOf: this.#residents(base.residentsOf),
      preparation: this.#list('preparation', { items: 10, letters: 30 }, base.preparation),
      bring: this.#list('bring', { items: 10, letters: 30 }, base.bring),
      feeFen: this.#fee(base.feeFen),
      feeNote: this.#text('feeNote', 60, base.feeNote),
      phone: this.#text('phone', 30, base.phone),
      keywords: this.#list('keywords', { items: 20, letters: 20 }, base.keywords),
      durationMinutes: this.#whole('durationMinutes', { least: 5, most: 1440 }, base.durationMinutes),
      placesPerSlot: this.#whole('placesPerSlot', { least: 1, most: 1000 }, base.placesPerSlot),
      needsApproval: this.#flag('needsApproval', base.needsApproval),
      partyMax: this.#whole('partyMax', { least: 1, most: 6 }, base.partyMax),
    }
  }

  /** A column that the sheet does not have, or left blank, keeps what is there; an emptied one what is left. */
  #cell(column: ServiceColumn): Cell | undefined {
    const cell = this.#row.cell(column)
    return cell === undefined || textOf(cell) === '' || clears(cell) ? undefined : cell
  }

  #text(column: ServiceColumn, most: number, otherwise: string): string {
    const cell = this.#cell(column)
    if (cell === undefined) return otherwise
    const text = textOf(cell)
    if (text.length > most) this.say(column, `最多 ${most} 个字，现在有 ${text.length} 个`)
    return text
  }

  #required(column: ServiceColumn, most: number): string {
    const text = this.#text(column, most, '')
    if (text === '' && this.#row.cell(column) !== undefined) this.say(column, '这一格必须填写')
    return text
  }

  #named(column: ServiceColumn, name: string, ids: ReadonlyMap<string, string>, what: string): string {
    const id = ids.get(name)
    if (id === undefined && name !== '') {
      const unknown = { word: name, list: [...ids.keys()] }
      this.say(column, `没有“${name}”这个${what}，请先在工作台添加，或从名单里选`, unknown)
    }
    return id ?? ''
  }

  #whole(column: ServiceColumn, { least, most }: { least: number; most: number }, otherwise: number): number {
    const cell = this.#cell(column)
    if (cell === undefined) return otherwise
    const number = numberOf(cell)
    if (number === undefined || !Number.isInteger(number)) {
      this.say(column, `“${textOf(cell)}”不是整数`)
    } else if (number < least || number > most) {
      this.say(column, `要在 ${least} 到 ${most} 之间`)
    } else {
      return number
    }
    return otherwise
  }

  #ages(base: { minimumAge: number | null; maximumAge: number | null }): [number | null, number | null] {
    const age = (column: 'minimumAge' | 'maximumAge') =>
      this.#cell(column) === undefined ? base[column] : this.#whole(column, { least: 0, most: 120 }, 0)
    const [minimum, maximum] = [age('minimumAge'), age('maximumAge')]
    if (minimum !== null && maximum !== null && minimum > maximum) {
      this.say('maximumAge', '最大年龄不能小于最小年龄')
    }
    return [minimum, maximum]
  }

  #flag(column: ServiceColumn, otherwise: boolean): boolean {
    const cell = this.#cell(column)
    if (cell === undefined) return otherwise
    const answer = yesOrNo(cell)
    if (answer === undefined) this.say(column, '请填“是”或“否”')
    return answer ?? otherwise
  }

  #list(column: ServiceColumn, most: { items: number; letters: number }, otherwise: string[]): string[] {
    const cell = this.#cell(column)
    if (cell === undefined) return otherwise
    const items = listOf(cell)
    const long = items.find(item => item.length > most.letters)
    if (items.length > most.items) this.say(column, `最多 ${most.items} 项，用顿号分开`)
    if (long !== undefined) this.say(column, `“${long.slice(0, 8)}…”太长了，每项最多 ${most.letters} 个字`)
    return items
  }

  #category(): ServiceEdit['category'] {
    const text = this.#required('category', 40)
    const found = categories.find(category => categoryNames[category].name === text)
    if (found === undefined && text !== '') {
      const list = categories.map(category => categoryNames[category].name)
      this.say('category', `没有“${text}”这个类别，请从名单里选`, { word: text, list })
    }
    return found ?? 'convenience'
  }

  #brand(otherwise: string | null): string | null {
    const cell = this.#cell('brand')
    if (cell === undefined) return otherwise
    const id = this.#named('brand', textOf(cell), this.#facts.brands, '品牌')
    return id === '' ? null : id
  }

  #mode(otherwise: ServiceEdit['mode']): ServiceEdit['mode'] {
    const cell = this.#cell('mode')
    if (cell === undefined) return otherwise
    const mode = modeOf(textOf(cell))
    if (mode === undefined) {
      const unknown = {
        word: textOf(cell),
        list: Object.values(modeNames).flatMap(names => names.slice(0, 1)),
      }
      this.say('mode', '请填“到点”“上门”或“线上”', unknown)
    }
    return mode ?? otherwise
  }

  #audiences(otherwise: ServiceEdit['audiences']): ServiceEdit['audiences'] {
    const cell = this.#cell('audiences')
    if (cell === undefined) return otherwise
    return listOf(cell).flatMap(name => {
      const found = audiences.find(audience => audienceNames[audience] === name)
      if (found === undefined) {
        const list = audiences.map(audience => audienceNames[audience])
        this.say('audiences', `没有“${name}”这类人群，请从名单里选`, { word: name, list })
      }
      return found === undefined ? [] : [found]
    })
  }

  #residents(otherwise: string[]): string[] {
    const cell = this.#cell('residentsOf')
    if (cell === undefined) return otherwise
    return listOf(cell).flatMap(name => {
      const id = this.#facts.areas.get(name)
      if (id === undefined) {
        this.say('residentsOf', `本街道没有“${name}”`, { word: name, list: [...this.#facts.areas.keys()] })
      }
      return id === undefined ? [] : [id]
    })
  }

  #fee(otherwise: number | null): number | null {
    const cell = this.#cell('fee')
    if (cell === undefined) return otherwise
    if (['免费', '无', '公益'].includes(textOf(cell))) return null
    const yuan = numberOf(cell)
    if (yuan === undefined || yuan < 0 || yuan > 100_000) {
      this.say('fee', '请填“免费”，或以元为单位的数字')
      return otherwise
    }
    return yuan === 0 ? null : Math.round(yuan * 100)
  }
}

function nameOf(ids: ReadonlyMap<string, string>, wanted: string | null): string {
  return [...ids].find(([, id]) => id === wanted)?.[0] ?? ''
}

function hasAll(edit: ServiceEdit, part: Partial<ServiceEdit> | undefined): boolean {
  return part === undefined || sameEdit(edit, { ...edit, ...part })
}

function sameEdit(a: ServiceEdit, b: ServiceEdit): boolean {
  const sorted = (edit: ServiceEdit) => JSON.stringify(Object.entries(edit).sort())
  return sorted(a) === sorted(b)
}
