import { addDays, type Facility, type FacilityState, type OpeningTime, shanghaiDate } from '@yunxuan/domain'
import type { location } from '../features/directory/directory.table.ts'
import { toMinutes } from '../features/station/opening-minutes.ts'
import type { station } from '../features/station/station.table.ts'
import { demoId } from './demo-ids.ts'
import { areaIdOf, locationIdOf } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

type StationRow = typeof station.$inferInsert
type LocationRow = typeof location.$inferInsert

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const from = (days: readonly number[], ...spans: readonly [number, number][]): OpeningTime[] =>
  days.flatMap(weekday => spans.map(([opensAt, closesAt]) => ({ weekday, opensAt, closesAt })))

const office = from([1, 2, 3, 4, 5], [510, 720], [840, 1050])
const daytime = from(everyDay, [540, 1050])
const long = from(everyDay, [420, 1320])
const always = from(everyDay, [0, 1440])

// Every third is open around the clock: somewhere one can sit down at any hour.
const stopHours = [long, always, daytime] as const
const spots = ['东门岗亭旁', '菜市场北口', '公交站旁', '小区南门', '便民超市旁', '广场西侧'] as const
const ofCentre: readonly Facility[] = ['seats', 'hot_water', 'toilet', 'charging', 'first_aid']
const ofStop: readonly Facility[] = ['seats', 'hot_water', 'charging', 'microwave']
const ofVenue: readonly Facility[] = ['seats', 'toilet', 'wifi']
const acrossDegrees = 0.0011

/** Returns where one may go in: the street's own places, and the numbered stations it reports, as locations too. */
export function stationsOf(
  street: DemoStreet,
  now: Date,
): { locations: LocationRow[]; stations: StationRow[] } {
  const numbered = numberedStops(street)
  const stops = numbered.map(({ id, kind, number }): StationRow => {
    const hours = kind === 'service_point' ? daytime : (stopHours[number % stopHours.length] ?? long)
    return stationRow(street, { id, kind, hours, has: ofStop, at: number }, now)
  })
  const own = street.venues.map(({ name }, at): StationRow => {
    const isCentre = /党群服务中心|便民服务|自助服务|司机之家/.test(name)
    const [kind, has] = isCentre ? (['service_point', ofCentre] as const) : (['venue', ofVenue] as const)
    const isAlways = /24H|公园|广场|巷$|凉亭/.test(name)
    const hours = isAlways ? always : isCentre ? office : daytime
    return stationRow(street, { id: locationIdOf(street.code, name), kind, hours, has, at }, now)
  })
  return { locations: numbered.map(({ row }) => row), stations: [...own, ...stops] }
}

function numberedStops(street: DemoStreet) {
  return street.stationKinds.flatMap(({ name, count }) =>
    Array.from({ length: count }, (_, index) => {
      const number = index + 1
      // Round the places that are on the map, each a little further out.
      const beside = street.venues[index % street.venues.length]
      if (beside === undefined) throw new Error(`demo data: no place in ${street.code}`)
      const id = demoId(`${street.code} station ${name} ${number}`)
      const row: LocationRow = {
        ...{ streetId: street.code, id, name: `${name} ${number} 号`, access: '', isSample: true },
        address: `${beside.community.replace(/居委会$/, '')}${spots[index % spots.length]}（样例地址）`,
        areaId: areaIdOf(street, beside.community),
        latitude: beside.latitude + acrossDegrees * Math.sin(number),
        longitude: beside.longitude + acrossDegrees * Math.cos(number),
      }
      const kind = name.endsWith('驿站') ? ('rest_stop' as const) : ('service_point' as const)
      return { id, kind, number, row }
    }),
  )
}

interface Station {
  id: string
  kind: StationRow['kind']
  hours: readonly OpeningTime[]
  has: readonly Facility[]
  at: number
}

function stationRow(street: DemoStreet, { id, kind, hours, has, at }: Station, now: Date): StationRow {
  const today = shanghaiDate(now)
  return {
    ...{ streetId: street.code, locationId: id, kind, isSample: true },
    phone: kind === 'service_point' ? street.deskPhone : null,
    note: kind === 'rest_stop' ? '快递、外卖、环卫的师傅随时进来坐' : '',
    openMinutes: toMinutes(hours),
    ...(at === 6 && { closedFrom: today, closedUntil: addDays(today, 9), closedReason: '换门窗' }),
    facilities: has.map((facility, which) => ({ facility, state: stateOf(at, which) })),
    // One of them nobody has looked after for longer than the street allows.
    confirmedDate: addDays(today, at === 7 ? -200 : -(at * 5) % 90),
  }
}

// Here and there something is to be mended, or filled up again.
function stateOf(at: number, which: number): FacilityState {
  if (at === 3 && which === 2) return 'broken'
  return at === 5 && which === 1 ? 'out' : 'working'
}
