import type { ManagedService, ServiceEdit } from '@yunxuan/contract'
import type { ServiceMode, ServiceStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const serviceStatusNames: Readonly<Record<ServiceStatus, { name: string; tone: Tone }>> = {
  draft: { name: '草稿', tone: 'plain' },
  in_review: { name: '审核中', tone: 'gold' },
  published: { name: '已发布', tone: 'ok' },
  paused: { name: '已暂停', tone: 'blue' },
  archived: { name: '已归档', tone: 'plain' },
}

export const modeNames: Readonly<Record<ServiceMode, string>> = {
  on_site: '到场',
  home_visit: '上门',
  online: '线上',
}

/** What can be done with a service, said as a verb. */
export interface Move {
  to: ServiceStatus
  name: string
  explain: string
  needsReason: boolean
  isMain: boolean
  done: string
}

const review: Move = {
  to: 'in_review',
  name: '提交审核',
  explain: '另一位同事看过之后发布。审核期间不能再改。',
  needsReason: false,
  isMain: true,
  done: '已提交，等另一位同事审核',
}
const publish: Move = {
  to: 'published',
  name: '发布',
  explain: '发布后居民马上能看到、能预约。',
  needsReason: false,
  isMain: true,
  done: '已发布，居民现在能看到了',
}
const archive: Move = {
  to: 'archived',
  name: '归档',
  explain: '归档后居民看不到，也不能预约。还有人约着的场次，要先取消并写明原因。',
  needsReason: true,
  isMain: false,
  done: '已归档',
}

/** Returns where a service may go from a status, the usual way first; the server decides again. */
export function movesFrom(status: ServiceStatus): readonly Move[] {
  const moves: Readonly<Record<ServiceStatus, readonly Move[]>> = {
    draft: [review, archive],
    in_review: [
      publish,
      {
        to: 'draft',
        name: '退回修改',
        explain: '提交的同事会看到原因，改好后可以再提交。',
        needsReason: true,
        isMain: false,
        done: '已退回，提交的同事能看到原因',
      },
    ],
    published: [
      {
        to: 'paused',
        name: '暂停',
        explain: '暂停后居民看得到记录，但不能再预约。',
        needsReason: true,
        isMain: false,
        done: '已暂停',
      },
      archive,
    ],
    paused: [{ ...publish, name: '恢复发布', done: '已恢复，居民又能预约了' }, archive],
    archived: [
      {
        to: 'draft',
        name: '恢复成草稿',
        explain: '恢复后可以修改，再提交审核。',
        needsReason: false,
        isMain: true,
        done: '已恢复成草稿',
      },
    ],
  }
  return moves[status]
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
