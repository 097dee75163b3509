import { sayDateTime, shanghaiInstant } from '@yunxuan/domain'
import { newId } from '../../platform/ids.ts'
import { type Cell, clears, dayOf, numberOf, textOf, timesOf } from './import-cell.ts'
import type { SlotColumn } from './import-columns.ts'
import { KnownTimes, type Timed, timeKey } from './import-known-times.ts'
import type { CellError, ImportFacts, KnownSlot, PlannedService, PlannedSlotRow } from './import-plan.ts'
import { type SheetRow, sayRow } from './import-sheet.ts'

const longestMinutes = 1440

/** A service that a row of slots may mean. */
interface Target {
  id: string
  title: string
  organization: string
  number: string
  durationMinutes: number
  placesPerSlot: number
  locationId: string
}

type Say = (column: SlotColumn, message: string) => undefined

/** Reads the rows of slots; what is wrong is said cell by cell, and such a row is not planned. */
export function judgeSlots(
  rows: readonly SheetRow<SlotColumn>[],
  services: readonly PlannedService[],
  facts: ImportFacts,
): { slots: PlannedSlotRow[]; errors: CellError[] } {
  const errors: CellError[] = []
  const targets = targetsOf(services, facts)
  const known = new KnownTimes(facts.slots)
  const wishes: { wanted: Wanted; say: Say }[] = []
  const rowOfKey = new Map<string, SheetRow<SlotColumn>>()
  for (const row of rows) {
    const say: Say = (column, message) => {
      errors.push({ sheet: row.sheet, row: row.row, column: row.heading(column), message })
    }
    const wanted = readSlot(row, targets, facts, say)
    if (wanted === undefined) continue
    const key = slotKey(wanted)
    const earlier = rowOfKey.get(key)
    if (earlier !== undefined) {
      say('day', `和${sayRow(earlier, row.sheet)}重复了：同一时间、同一地点和房间只能有一场`)
      continue
    }
    rowOfKey.set(key, row)
    wishes.push({ wanted, say })
  }
  const before = known.match(wishes.map(({ wanted }) => wanted))
  const slots = wishes.map(({ wanted, say }) => planSlot(wanted, before.get(wanted), facts, say))
  const order = new Map(rows.map((row, index) => [`${row.sheet} ${row.row}`, index]))
  const placeOf = ({ sheet, row }: CellError) => order.get(`${sheet} ${row}`) ?? rows.length
  return { slots, errors: errors.sort((a, b) => placeOf(a) - placeOf(b)) }
}

/** A row that says no place leaves a slot where it is. */
type Wanted = Omit<PlannedSlotRow, 'id' | 'what' | 'locationId' | 'movedTo'> & {
  locationId: string | null | undefined
  locationName: string
}

function readSlot(
  row: SheetRow<SlotColumn>,
  targets: Map<string, Target[]>,
  facts: ImportFacts,
  say: Say,
): Wanted | undefined {
  const target = findTarget(row, targets, say)
  const dayText = textOf(cellOf(row, 'day'))
  const day = dayOf(cellOf(row, 'day'), facts.today)
  const startText = textOf(cellOf(row, 'starts'))
  const times = timesOf(cellOf(row, 'starts'))
  if (dayText === '') say('day', '这一格必须填写')
  else if (day === undefined) say('day', `看不懂日期“${dayText}”，请写成 2026-11-28 这样`)
  if (startText === '') say('starts', '这一格必须填写')
  else if (times === undefined) say('starts', `看不懂时间“${startText}”，请写成 9:00 这样`)
  const placesCell = cellOf(row, 'places')
  const places = textOf(placesCell) === '' ? target?.placesPerSlot : numberOf(placesCell)
  const isPlaces = places !== undefined && Number.isInteger(places) && places >= 1 && places <= 1000
  if (textOf(placesCell) !== '' && !isPlaces) say('places', '要填 1 到 1000 之间的整数')
  const room = textOf(cellOf(row, 'room'))
  if (room.length > 40) say('room', '最多 40 个字')
  const locationName = textOf(cellOf(row, 'location'))
  const location = facts.locations.get(locationName)
  if (locationName !== '' && location === undefined) {
    say('location', `没有“${locationName}”这个地点，请先在工作台添加，或从名单里选`)
    return undefined
  }
  const endCell = cellOf(row, 'ends')
  const ends = textOf(endCell) === '' ? undefined : timesOf(endCell)
  if (textOf(endCell) !== '' && ends === undefined) {
    say('ends', `看不懂时间“${textOf(endCell)}”，请写成 11:00 这样`)
    return undefined
  }
  if (target === undefined || day === undefined || times === undefined || !isPlaces || room.length > 40)
    return undefined
  const startsAt = new Date(shanghaiInstant(day).getTime() + times.minutes * 60_000)
  const endMinutes = ends?.minutes ?? times.endMinutes ?? times.minutes + target.durationMinutes
  const length = endMinutes - times.minutes
  if (length <= 0 || length > longestMinutes) return say('ends', '结束时间要晚于开始时间')
  const endsAt = new Date(startsAt.getTime() + length * 60_000)
  return {
    sheet: row.sheet,
    row: row.row,
    serviceId: target.id,
    title: target.title,
    startsAt,
    endsAt,
    places,
    locationId: location === undefined ? undefined : location.id === target.locationId ? null : location.id,
    locationName,
    room,
  }
}

function planSlot(
  { locationName, ...wanted }: Wanted,
  before: KnownSlot | undefined,
  facts: ImportFacts,
  say: Say,
): PlannedSlotRow {
  const locationId = wanted.locationId ?? null
  if (before === undefined) {
    if (wanted.startsAt <= facts.now) say('day', `${sayDateTime(wanted.startsAt)}已经过去了`)
    return { ...wanted, locationId, movedTo: null, id: newId(), what: 'added' }
  }
  const isMoved = wanted.locationId !== undefined && locationId !== before.locationId
  const isSame = !isMoved && before.places === wanted.places && +before.endsAt === +wanted.endsAt
  const spoken = before.taken + before.held
  if (!isSame && before.endsAt <= facts.now) say('day', '这一场已经结束，不能再改')
  else if (+before.endsAt !== +wanted.endsAt && before.startsAt <= facts.now) {
    say('ends', '这一场已经开始，不能再改时间')
  } else if (wanted.places < spoken) say('places', `已经约出去 ${spoken} 个名额，不能再少了`)
  return {
    ...wanted,
    locationId: isMoved ? locationId : before.locationId,
    movedTo: isMoved ? locationName : null,
    id: before.id,
    what: isSame ? 'same' : 'changed',
  }
}

/** Services of the file come before those of the street; each is found by its number and by its name. */
function targetsOf(services: readonly PlannedService[], facts: ImportFacts): Map<string, Target[]> {
  const organizationNames = new Map([...facts.organizations].map(([name, id]) => [id, name]))
  const planned = services.map(({ id, edit, number, names }) => ({
    id,
    edit,
    number,
    organization: names.organization,
  }))
  const inFile = new Set(planned.map(service => service.id))
  const others = facts.services
    .filter(service => !inFile.has(service.id) && service.status !== 'archived')
    .filter(service => facts.mayKeep(service.place))
    .map(({ id, edit, importKey }) => ({
      id,
      edit,
      number: importKey?.startsWith('编号:') === true ? importKey.slice(3) : '',
      organization: organizationNames.get(edit.organizationId) ?? '',
    }))
  const targets = new Map<string, Target[]>()
  for (const { id, edit, number, organization } of [...planned, ...others]) {
    const { title, durationMinutes, placesPerSlot, locationId } = edit
    const target = { id, title, organization, number, durationMinutes, placesPerSlot, locationId }
    for (const name of new Set([title, number])) {
      if (name !== '') targets.set(name, [...(targets.get(name) ?? []), target])
    }
  }
  return targets
}

function findTarget(row: SheetRow<SlotColumn>, targets: Map<string, Target[]>, say: Say): Target | undefined {
  const name = textOf(cellOf(row, 'service'))
  if (name === '') return say('service', '这一格必须填写')
  const organization = textOf(cellOf(row, 'organization'))
  const named = targets.get(name) ?? []
  const numbered = named.filter(target => target.number === name)
  const found = (numbered.length > 0 ? numbered : named).filter(
    target => organization === '' || target.organization === organization,
  )
  if (found.length === 0) return say('service', `没有找到“${name}”这项服务`)
  if (found.length > 1) return say('service', `有 ${found.length} 项服务都叫“${name}”，请填编号或机构`)
  return found[0]
}

/** A slot keeps nothing of an empty cell, so that one which is to be emptied is blank. */
function cellOf(row: SheetRow<SlotColumn>, column: SlotColumn): Cell {
  const cell = row.cell(column) ?? null
  return clears(cell) ? null : cell
}

function slotKey(slot: Timed & { locationId?: string | null | undefined }): string {
  return `${timeKey(slot)} ${slot.locationId ?? ''}`
}
