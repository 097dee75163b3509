import type { ManagedService, ServiceEdit } from '@yunxuan/contract'
import { type ServiceMode, type ServiceStatus, serviceStatusWords } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const serviceStatusNames: Readonly<Record<ServiceStatus, { name: string; tone: Tone }>> = {
  draft: { name: serviceStatusWords.draft, tone: 'plain' },
  in_review: { name: serviceStatusWords.in_review, tone: 'gold' },
  published: { name: serviceStatusWords.published, tone: 'ok' },
  paused: { name: serviceStatusWords.paused, tone: 'blue' },
  archived: { name: serviceStatusWords.archived, tone: 'plain' },
}

export const modeNames: Readonly<Record<ServiceMode, string>> = {
  on_site: '到场',
  home_visit: '上门',
  online: '线上',
}

export function sayFee(edit: Pick<ServiceEdit, 'feeFen' | 'feeNote'>): string {
  const price = edit.feeFen === null || edit.feeFen === 0 ? '免费' : `${(edit.feeFen / 100).toFixed(2)} 元`
  return edit.feeNote === '' || edit.feeNote === price ? price : `${price}，${edit.feeNote}`
}

export function sayAges(edit: Pick<ServiceEdit, 'minimumAge' | 'maximumAge'>): string {
  const { minimumAge, maximumAge } = edit
  if (minimumAge === null && maximumAge === null) return '不限'
  if (maximumAge === null) return `${minimumAge} 周岁以上`
  if (minimumAge === null) return `${maximumAge} 周岁以下`
  return `${minimumAge}–${maximumAge} 周岁`
}

export function sayAssured(service: ManagedService): string {
  return service.assuredDate === null ? '从未核实' : service.assuredDate
}
