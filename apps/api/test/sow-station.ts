import type { StationEdit } from '@yunxuan/contract'
import type { House } from './house.ts'
import type { SownStreet } from './sow.ts'

/** A rest stop that is open on weekdays from 8:30 to 17:30 and all of Saturday. */
const usual: StationEdit = {
  kind: 'rest_stop',
  phone: '028-0000001',
  note: '骑手、司机进来歇歇脚',
  hours: [
    ...[1, 2, 3, 4, 5].map(weekday => ({ weekday, opensAt: 510, closesAt: 1050 })),
    { weekday: 6, opensAt: 0, closesAt: 1440 },
  ],
  closure: null,
  facilities: [
    { facility: 'hot_water', state: 'working' },
    { facility: 'charging', state: 'broken' },
  ],
}

/** Makes a location a station, as somebody at the console does; changes one whose version is given. */
export async function sowStation(
  house: House,
  street: SownStreet,
  locationId: string,
  { version = 0, ...edit }: Partial<StationEdit> & { version?: number } = {},
): Promise<void> {
  const staff = await house.as(await house.sow.aStaff(street, 'administrator'))
  await staff('PUT /v1/streets/:streetId/managed/stations/:locationId', {
    params: { streetId: street.streetId, locationId },
    body: { version, edit: { ...usual, ...edit } },
  })
}
