import type { LocationEdit, PictureChoice } from '@yunxuan/contract'
import { readPoint } from '@yunxuan/domain'

/** What the form holds: the edit, with its point as it is copied from a map. */
export interface LocationValues {
  name: string
  address: string
  access: string
  areaId: string | null
  point: string
  picture: PictureChoice | null
}

export const blankLocation: LocationValues = {
  name: '',
  address: '',
  access: '',
  areaId: null,
  point: '',
  picture: null,
}

export function toValues({ latitude, longitude, ...rest }: LocationEdit): LocationValues {
  return { ...rest, point: latitude === null || longitude === null ? '' : `${longitude},${latitude}` }
}

export function toEdit({ point, areaId, ...rest }: LocationValues): LocationEdit {
  const read = readPoint(point)
  return {
    ...rest,
    areaId: areaId ?? null,
    latitude: read?.latitude ?? null,
    longitude: read?.longitude ?? null,
  }
}

/** The Chinese name of every field, for the form and for what the log says was changed. */
export const fieldNames: Readonly<Record<keyof LocationValues, string>> = {
  name: '名称',
  address: '地址',
  access: '怎么到',
  areaId: '社区',
  point: '地图坐标',
  picture: '照片',
}
